import type * as z from "zod";
import { date, id, provenance, reference, requiredCode, requiredReference } from "./field.ts";
import { noun } from "./noun.ts";

/**
 * Consent of a party to the presence of the operation, and to nothing else: flights, visas, customs, frequencies and
 * land are clearances. `withdrawn` is the day on which the party took it back.
 */
export const consentNoun = noun({
  name: "consent",
  plural: "consents",
  fields: {
    id: id(),
    party: requiredReference(["organisation"]),
    scope: requiredCode(["presence"]),
    instrument: reference(["instrument"]),
    from: date(),
    to: date(),
    withdrawn: date(),
    ...provenance,
  },
  orderedPairs: [
    ["from", "to"],
    ["from", "withdrawn"],
  ],
});
export const Consent = consentNoun.schema;
export type Consent = z.infer<typeof Consent>;

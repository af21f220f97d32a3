import type * as z from "zod";
import { id, provenance, requiredCode, requiredPeriod, requiredText, text } from "./field.ts";
import { noun } from "./noun.ts";

/** A mandate instrument: the act that authorises, changes or ends the operation. `adopted` keeps the precision known. */
export const instrumentNoun = noun({
  name: "instrument",
  plural: "instruments",
  fields: {
    id: id(),
    kind: requiredCode([
      "sc_resolution",
      "au_psc_communique",
      "nac_decision",
      "eu_decision",
      "ecowas_decision",
      "peace_agreement",
      "technical_agreement",
      "invitation",
    ]),
    symbol: requiredText(),
    adopted: requiredPeriod(),
    title: requiredText(),
    chapter: text(),
    ...provenance,
  },
});
export const Instrument = instrumentNoun.schema;
export type Instrument = z.infer<typeof Instrument>;

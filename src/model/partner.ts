import type * as z from "zod";
import { id, provenance, requiredReference, text } from "./field.ts";
import { noun } from "./noun.ts";

/** What an organisation does beside the operation, as far as it chose to say. */
export const partnerNoun = noun({
  name: "partner",
  plural: "partners",
  fields: {
    id: id(),
    organisation: requiredReference(["organisation"]),
    role: text(),
    place: text({ hxl: "#loc+name" }),
    ...provenance,
  },
});
export const Partner = partnerNoun.schema;
export type Partner = z.infer<typeof Partner>;

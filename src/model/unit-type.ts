import type * as z from "zod";
import { id, integer, provenance, requiredText, text } from "./field.ts";
import { noun } from "./noun.ts";

const persons = { unit: "persons", min: 0, zeroIsSuspect: true } as const;

/** A kind of unit with its usual strength and range. */
export const unitTypeNoun = noun({
  name: "unit_type",
  plural: "unit_types",
  fields: {
    id: id(),
    name: requiredText(),
    strength: integer(persons),
    low: integer(persons),
    high: integer(persons),
    composition: text(),
    ...provenance,
  },
});
export const UnitType = unitTypeNoun.schema;
export type UnitType = z.infer<typeof UnitType>;

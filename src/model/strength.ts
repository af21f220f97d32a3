import type * as z from "zod";
import { date, id, integer, month, provenance } from "./field.ts";
import { noun } from "./noun.ts";

/**
 * Uniformed people on the ground at one report of a month. `reported_on` is the day printed, which need not be the
 * last of the month. `total` is the printed total; it is checked against its parts, never used to fill them.
 */
export const strengthNoun = noun({
  name: "strength",
  plural: "strengths",
  key: ["month"],
  fields: {
    id: id(),
    month: month({ hxl: "#date+month" }),
    reported_on: date({ hxl: "#date+reported" }),
    contributors: integer({ unit: "states", min: 0 }),
    troops: integer({ unit: "persons", min: 0 }),
    police: integer({ unit: "persons", min: 0 }),
    observers: integer({ unit: "persons", min: 0 }),
    total: integer({ unit: "persons", min: 0 }),
    ...provenance,
  },
});
export const Strength = strengthNoun.schema;
export type Strength = z.infer<typeof Strength>;

import type * as z from "zod";
import { id, integer, period, provenance, requiredCode, text } from "./field.ts";
import { noun } from "./noun.ts";

const persons = { unit: "persons", min: 0 } as const;

/** Count of people disarmed up to a time since another, of one phase, or as planned (`kind`). */
export const ddrCountNoun = noun({
  name: "ddr_count",
  plural: "ddr_counts",
  fields: {
    id: id(),
    kind: requiredCode(["cumulative", "phase", "plan", "projection"]),
    as_of: period(),
    since: period(),
    phase: text(),
    disarmed: integer(persons),
    women: integer(persons),
    children: integer(persons),
    weapons: integer({ unit: "pieces", min: 0 }),
    ammunition: integer({ unit: "rounds", min: 0 }),
    by_group: text(),
    ...provenance,
  },
});
export const DdrCount = ddrCountNoun.schema;
export type DdrCount = z.infer<typeof DdrCount>;

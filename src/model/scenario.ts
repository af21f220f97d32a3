import * as z from "zod";
import { fieldMeta, id, requiredText, text } from "./field.ts";
import { noun } from "./noun.ts";

const where = { noun: z.string(), id: z.string() };
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** One change of a scenario. `to` is the day on which a closed thing opens again. */
export const Change = z.discriminatedUnion("op", [
  z.strictObject({ op: z.literal("close"), ...where, from: day, to: day.optional() }),
  z.strictObject({ op: z.literal("open"), ...where, from: day.optional(), to: day.optional() }),
  z.strictObject({ op: z.literal("delay"), ...where, days: z.int(), field: z.string().optional() }),
  z.strictObject({ op: z.literal("withdraw"), ...where }),
  z.strictObject({
    op: z.literal("set"),
    ...where,
    field: z.string(),
    value: z.union([z.string(), z.number(), z.boolean(), z.null()]),
  }),
  z.strictObject({ op: z.literal("season"), id: z.string(), start: z.string(), end: z.string() }),
]);
export type Change = z.infer<typeof Change>;

const changes = z.array(Change);
fieldMeta.add(changes, { kind: "changes", required: true });

/** A small list of changes to a mission; comparing two is the normal way to look at anything. Stored as `scenarios/<id>.yaml`. */
export const scenarioNoun = noun({
  name: "scenario",
  plural: "scenarios",
  file: "scenario",
  fields: { id: id(), name: requiredText(), description: text(), changes },
});
export const Scenario = scenarioNoun.schema;
export type Scenario = z.infer<typeof Scenario>;

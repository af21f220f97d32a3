import type * as z from "zod";
import { date, id, provenance, reference, requiredText, texts } from "./field.ts";
import { noun } from "./noun.ts";

/** What an instrument asks the operation to do. `means` names unit types or partners that carry it; empty is shown as a task without means. */
export const taskNoun = noun({
  name: "task",
  plural: "tasks",
  fields: {
    id: id(),
    instrument: reference(["instrument"]),
    text: requiredText(),
    valid_from: date(),
    valid_until: date(),
    means: texts(),
    ...provenance,
  },
  orderedPairs: [["valid_from", "valid_until"]],
});
export const Task = taskNoun.schema;
export type Task = z.infer<typeof Task>;

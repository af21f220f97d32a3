import type * as z from "zod";
import { boolean, date, id, integer, provenance, reference, references, requiredText } from "./field.ts";
import { noun } from "./noun.ts";

const persons = { unit: "persons", min: 0 } as const;

/**
 * How much a task counts when money is short, and what it can't be carried without: people of each kind for itself
 * alone, and sites that are held. `weight` is the loss for each month without it; `task` may be empty for one that no
 * instrument of the pack names. Days between which it is due; empty is always. A judgement, never a fact.
 */
export const taskPriorityNoun = noun({
  name: "task_priority",
  plural: "task_priorities",
  fields: {
    id: id(),
    task: reference(["task"]),
    title: requiredText(),
    weight: integer({ min: 0, max: 1000 }),
    protected: boolean(),
    troops: integer(persons),
    formed_police: integer(persons),
    individual_police: integer(persons),
    observers: integer(persons),
    sites: references(["site"]),
    valid_from: date(),
    valid_until: date(),
    ...provenance,
  },
  orderedPairs: [["valid_from", "valid_until"]],
});
export const TaskPriority = taskPriorityNoun.schema;
export type TaskPriority = z.infer<typeof TaskPriority>;

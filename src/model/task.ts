import type * as z from "zod";
import { code, date, id, integer, provenance, reference, references, requiredText, text, texts } from "./field.ts";
import { noun } from "./noun.ts";
import { verbs } from "./verb.ts";

/**
 * What an instrument asks the operation to do. `means` names unit types or partners that carry it; empty is shown as a
 * task without means. `requirement` names the unit types that it needs, `people` those known to be set aside for it.
 * `continues` names the tasks of earlier instruments that this one restates or replaces; `verb` is its own, else that
 * of its paragraph. `priority` is 1 for the tasks that the instrument puts first; empty where it puts none.
 */
export const taskNoun = noun({
  name: "task",
  plural: "tasks",
  fields: {
    id: id(),
    instrument: reference(["instrument"]),
    paragraph: reference(["paragraph"]),
    order: integer({ min: 1 }),
    verb: code(verbs),
    priority: integer({ min: 1, max: 9 }),
    continues: references(["task"]),
    text: requiredText(),
    valid_from: date(),
    valid_until: date(),
    component: code([
      "military",
      "police",
      "civilians",
      "political",
      "rule_of_law",
      "human_rights",
      "humanitarian",
      "elections",
      "ddr",
      "support",
    ]),
    partners: references(["organisation"]),
    means: texts(),
    requirement: references(["unit_type"]),
    people: integer({ unit: "persons", min: 0, zeroIsSuspect: true }),
    sites: references(["site"]),
    money: references(["budget_line"]),
    indicator: text(),
    ...provenance,
  },
  orderedPairs: [["valid_from", "valid_until"]],
});
export const Task = taskNoun.schema;
export type Task = z.infer<typeof Task>;

import type * as z from "zod";
import {
  code,
  date,
  id,
  integer,
  provenance,
  references,
  requiredCode,
  requiredReference,
  requiredText,
  text,
} from "./field.ts";
import { noun } from "./noun.ts";
import { verbs } from "./verb.ts";

/**
 * One operative paragraph, or part of one, in our own words: what it does, with which verb, and what falls due by it.
 * `ends` names the tasks that it brings to an end. `number` is as printed, empty where the source at
 * hand gives none; `order` sorts within the instrument.
 */
export const paragraphNoun = noun({
  name: "paragraph",
  plural: "paragraphs",
  fields: {
    id: id(),
    instrument: requiredReference(["instrument"]),
    number: text(),
    order: integer({ min: 1 }),
    effect: requiredCode([
      "establishes",
      "extends",
      "terminates",
      "sets_task",
      "ends_task",
      "sets_strength",
      "allows_means",
      "asks_report",
      "asks_parties",
      "asks_states",
      "other",
    ]),
    verb: code(verbs),
    text: requiredText(),
    due: date(),
    ends: references(["task"]),
    ...provenance,
  },
});
export const Paragraph = paragraphNoun.schema;
export type Paragraph = z.infer<typeof Paragraph>;

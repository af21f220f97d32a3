import type * as z from "zod";
import { decimal, id, provenance, requiredCode, requiredPeriod, requiredText, text } from "./field.ts";
import { noun } from "./noun.ts";

/** Something that happened, or was printed, at a time known to the day, month or year. */
export const milestoneNoun = noun({
  name: "milestone",
  plural: "milestones",
  fields: {
    id: id(),
    when: requiredPeriod(),
    kind: requiredCode([
      "resolution",
      "peace_process",
      "political",
      "force_generation",
      "deployment",
      "rehatting",
      "strength",
      "incident",
      "ddr",
      "election",
      "handover",
      "assessment",
      "withdrawal",
      "closure",
      "context",
      "budget",
      "operation",
      "contribution",
      "structure",
      "decision",
    ]),
    title: requiredText(),
    value: decimal(),
    unit: text(),
    detail: text(),
    ...provenance,
  },
});
export const Milestone = milestoneNoun.schema;
export type Milestone = z.infer<typeof Milestone>;

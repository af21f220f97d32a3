import type * as z from "zod";
import { budgetClassCodes } from "./budget-class.ts";
import { id, money, provenance, requiredCode, requiredDate, text } from "./field.ts";
import { noun } from "./noun.ts";

/** The stages of the budget cycle in their order; a redeployment is a change, and the changes of a period sum to zero. */
export const budgetStages = [
  "instructions",
  "cost_estimate",
  "report",
  "acabq",
  "fifth_committee",
  "appropriation",
  "allotment",
  "redeployment",
  "performance",
] as const;
export type BudgetStage = (typeof budgetStages)[number];

/** What one stage of the cycle says of one class for a period. */
export const classAmountNoun = noun({
  name: "class_amount",
  plural: "class_amounts",
  fields: {
    id: id(),
    from: requiredDate(),
    to: requiredDate(),
    stage: requiredCode(budgetStages),
    class: requiredCode(budgetClassCodes),
    amount_usd: money({ hxl: "#value+usd" }),
    document: text(),
    ...provenance,
  },
  orderedPairs: [["from", "to"]],
});
export const ClassAmount = classAmountNoun.schema;
export type ClassAmount = z.infer<typeof ClassAmount>;

import type * as z from "zod";
import { date, id, money, provenance, requiredCode, text } from "./field.ts";
import { noun } from "./noun.ts";

/**
 * A printed amount for a period. Kinds other than `appropriation` and `approved` are shown, never shared over states.
 * `precision_usd` is the step to which the source prints, so that rounding is not taken for disagreement.
 */
export const budgetLineNoun = noun({
  name: "budget_line",
  plural: "budget_lines",
  fields: {
    id: id(),
    from: date(),
    to: date(),
    kind: requiredCode(["appropriation", "approved", "proposal", "expenditure", "programme_plan", "appeal"]),
    amount_usd: money({ min: 0, zeroIsSuspect: true, hxl: "#value+usd" }),
    precision_usd: money({ min: 0 }),
    title: text(),
    ...provenance,
  },
  orderedPairs: [["from", "to"]],
});
export const BudgetLine = budgetLineNoun.schema;
export type BudgetLine = z.infer<typeof BudgetLine>;

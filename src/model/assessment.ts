import type * as z from "zod";
import { date, id, money, provenance, reference, requiredCode, requiredDate, requiredText } from "./field.ts";
import { noun } from "./noun.ts";

/** What a letter asks for. Article 19 counts arrears over all of these together (from memory, unverified). */
export const assessedFunds = ["regular", "peacekeeping", "tribunals", "working_capital"] as const;

/**
 * What one payer was asked to pay by one letter. Due in full within 30 days of receipt of the letter (Financial
 * Regulation 3.4 in older, 3.5 in newer numbering) unless `due_on` says otherwise. `payer` is an ISO 3166 alpha-3
 * code. Payers by name are for those who keep the budget.
 */
export const assessmentNoun = noun({
  name: "assessment",
  plural: "assessments",
  needToKnow: "budget",
  fields: {
    id: id(),
    payer: requiredText({ hxl: "#country+code" }),
    fund: requiredCode(assessedFunds),
    budget: reference(["budget_line"]),
    received_on: requiredDate({ hxl: "#date+received" }),
    due_on: date(),
    amount_usd: money({ min: 0, zeroIsSuspect: true, hxl: "#value+usd" }),
    ...provenance,
  },
  orderedPairs: [["received_on", "due_on"]],
});
export const Assessment = assessmentNoun.schema;
export type Assessment = z.infer<typeof Assessment>;

import type * as z from "zod";
import {
  id,
  integer,
  money,
  provenance,
  reference,
  requiredCode,
  requiredDate,
  requiredText,
  text,
  texts,
} from "./field.ts";
import { noun } from "./noun.ts";

/** What money has to pay for, in the words of mixed financing; not the budget classes of the United Nations. */
export const costClasses = [
  "support_package",
  "stipends",
  "equipment",
  "death_disability",
  "transport",
  "civilian_staff",
  "operations",
  "programmes",
  "national_forces",
  "other",
] as const;

/**
 * Something that has to be paid for in a period, by whoever pays it. Its amount is its own, or that of the budget line
 * it names, or persons times a rate a month; with none of them it is unknown. `sustains` names the types of unit or
 * partners that cannot carry tasks while the line is unpaid.
 */
export const costLineNoun = noun({
  name: "cost_line",
  plural: "cost_lines",
  fields: {
    id: id(),
    name: requiredText(),
    cost_class: requiredCode(costClasses),
    from: requiredDate(),
    to: requiredDate(),
    amount_usd: money({ min: 0, zeroIsSuspect: true, hxl: "#value+usd" }),
    budget_line: reference(["budget_line"]),
    persons: integer({ unit: "persons", min: 0, zeroIsSuspect: true }),
    usd_per_person_month: money({ min: 0, zeroIsSuspect: true }),
    /** ISO 3166 alpha-3 code of the contributor whose people the line pays; empty where it pays for all. */
    contributor: text({ hxl: "#country+code" }),
    sustains: texts({ sensitivity: "weakness" }),
    ...provenance,
  },
  orderedPairs: [["from", "to"]],
});
export const CostLine = costLineNoun.schema;
export type CostLine = z.infer<typeof CostLine>;

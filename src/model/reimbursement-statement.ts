import * as z from "zod";
import { BudgetLineSource } from "./budget-estimate.ts";

const usdOrNull = z.string().nullable();
const record = z.object({ noun: z.string(), id: z.string() });

/** One line of a statement: what is paid or deducted, by which formula; null where it is unknown, with the reason. */
export const StatementLine = z.object({
  kind: z.enum(["personnel", "major_equipment", "self_sustainment", "deduction"]),
  key: z.string(),
  name: z.string().nullable(),
  formula: z.string(),
  quantity: z.string().nullable(),
  rate_usd: usdOrNull,
  amount_usd: usdOrNull,
  reason: z.string().nullable(),
  /** True where the rule or rate is from memory and was not verified. */
  unverified: z.boolean(),
  records: z.array(record),
  /** Rows of reference tables that the rate rests on. */
  tables: z.array(BudgetLineSource),
});
export type StatementLine = z.infer<typeof StatementLine>;

/** What a contributor is reimbursed for a quarter; `amount_usd` is null where a line is unknown. */
export const ReimbursementStatement = z.object({
  contributor: z.string(),
  from: z.string(),
  to: z.string(),
  lines: z.array(StatementLine),
  amount_usd: usdOrNull,
  known_usd: z.string(),
});
export type ReimbursementStatement = z.infer<typeof ReimbursementStatement>;

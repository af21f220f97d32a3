import * as z from "zod";
import { budgetClassCodes } from "./budget-class.ts";
import { basisCodes } from "./field.ts";

const usd = z.string();
const usdOrNull = z.string().nullable();
const recordName = z.object({ noun: z.string(), id: z.string() });
export type RecordName = z.infer<typeof recordName>;

/** A product of a line: volume x rate x (1 - vacancy) x (1 - delay). `key` is a month, with a category or post. */
export const BudgetTerm = z.object({
  key: z.string(),
  volume: z.string(),
  rate_usd: z.string(),
  vacancy_percent: z.string(),
  delay_percent: z.string(),
  amount_usd: usd,
});
export type BudgetTerm = z.infer<typeof BudgetTerm>;

/** A row of a reference table that a line rests on. */
export const BudgetLineSource = z.object({
  table: z.string(),
  row: z.string(),
  source: z.string(),
  status: z.enum(["found", "inferred", "unverified"]),
});
export type BudgetLineSource = z.infer<typeof BudgetLineSource>;

/**
 * One line of a class. `amount_usd` is null where the line is unknown or a range; then `low_usd` is what is sure of
 * it, `high_usd` the most (null without a most), and `reason` says why.
 */
export const BudgetEstimateLine = z.object({
  key: z.string(),
  class: z.enum(budgetClassCodes),
  item: z.string(),
  title: z.string().nullable(),
  level: z.string().nullable(),
  formula: z.string(),
  amount_usd: usdOrNull,
  low_usd: usdOrNull,
  high_usd: usdOrNull,
  reason: z.string().nullable(),
  /** Something to know of an amount that is one figure: an estimated split of people. */
  note: z.string().nullable(),
  /** Months that are unknown, where that is the reason. */
  months: z.array(z.string()),
  basis: z.enum(basisCodes).nullable(),
  records: z.array(recordName),
  sources: z.array(z.string()),
  tables: z.array(BudgetLineSource),
  terms: z.array(BudgetTerm),
});
export type BudgetEstimateLine = z.infer<typeof BudgetEstimateLine>;

/** `amount_usd` is null where a line is unknown; `known_usd` is the sum of those that are known, null where none is. */
export const BudgetClassEstimate = z.object({
  code: z.enum(budgetClassCodes),
  group: z.enum(["I", "II", "III"]),
  amount_usd: usdOrNull,
  known_usd: usdOrNull,
  unknown: z.int(),
  lines: z.array(BudgetEstimateLine),
});
export type BudgetClassEstimate = z.infer<typeof BudgetClassEstimate>;

export const BudgetEstimate = z.object({
  from: z.string(),
  to: z.string(),
  strength: z.enum(["authorised", "reported"]),
  amount_usd: usdOrNull,
  known_usd: usdOrNull,
  unknown: z.int(),
  classes: z.array(BudgetClassEstimate),
});
export type BudgetEstimate = z.infer<typeof BudgetEstimate>;

/** Causes of a variance in the order in which they are taken out; `unexplained` is between printed amounts. */
export const varianceCauses = ["volume", "rate", "vacancy", "delayed_deployment", "unexplained"] as const;
export type VarianceCause = (typeof varianceCauses)[number];

/** From one amount of a class to another: the causes sum to the difference to the cent; null where either is unknown. */
export const ClassVariance = z.object({
  code: z.enum(budgetClassCodes),
  group: z.enum(["I", "II", "III"]),
  from_usd: usdOrNull,
  to_usd: usdOrNull,
  difference_usd: usdOrNull,
  percent: z.string().nullable(),
  causes: z.array(z.object({ cause: z.enum(varianceCauses), amount_usd: usd })),
  /** True where lines that are unknown on either side were left out of both amounts. */
  partial: z.boolean(),
});
export type ClassVariance = z.infer<typeof ClassVariance>;

export const BudgetVariance = z.object({
  classes: z.array(ClassVariance),
  from_usd: usd,
  to_usd: usd,
  difference_usd: usd,
  causes: z.array(z.object({ cause: z.enum(varianceCauses), amount_usd: usd })),
});
export type BudgetVariance = z.infer<typeof BudgetVariance>;

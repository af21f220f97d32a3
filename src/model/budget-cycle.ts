import * as z from "zod";
import { budgetClassCodes } from "./budget-class.ts";
import { budgetStages } from "./class-amount.ts";

const usdOrNull = z.string().nullable();
const stage = z.enum(budgetStages);

/** What one stage says of a class: null where it says nothing or two rows of it disagree, with what it rests on. */
export const CycleCell = z.object({
  stage,
  amount_usd: usdOrNull,
  documents: z.array(z.string()),
  sources: z.array(z.string()),
  records: z.array(z.object({ noun: z.string(), id: z.string() })),
});
export type CycleCell = z.infer<typeof CycleCell>;

/** From one stated stage to the next; null where either is unknown. A redeployment is no stage of this walk. */
export const StageVariance = z.object({
  from_stage: stage,
  to_stage: stage,
  difference_usd: usdOrNull,
  percent: z.string().nullable(),
});
export type StageVariance = z.infer<typeof StageVariance>;

const figures = {
  cells: z.array(CycleCell),
  variances: z.array(StageVariance),
  /** Allotment, or appropriation where nothing was allotted, with what was redeployed. */
  distribution_usd: usdOrNull,
  /** The distribution less what was spent: the unencumbered balance, below zero where more was spent. */
  balance_usd: usdOrNull,
  /** Spending in per cent of the appropriation. */
  spent_percent: z.string().nullable(),
};

export const CycleClass = z.object({
  code: z.enum(budgetClassCodes),
  group: z.enum(["I", "II", "III"]),
  ...figures,
});
export type CycleClass = z.infer<typeof CycleClass>;

export const cycleFaults = ["redeployments_sum", "twice", "negative", "allotted_above", "redeployed_below"] as const;
/** What does not hold in the rows of a cycle: `budget.fault.CODE` says what and what to do. */
export const CycleFault = z.object({
  code: z.enum(cycleFaults),
  class: z.enum(budgetClassCodes).nullable(),
  stage,
  amount_usd: z.string(),
  records: z.array(z.string()),
});
export type CycleFault = z.infer<typeof CycleFault>;

/** One budget by class through the stages of its cycle. */
export const BudgetCycle = z.object({
  from: z.string(),
  to: z.string(),
  /** Stages that some row states, in their order. */
  stages: z.array(stage),
  classes: z.array(CycleClass),
  total: z.object(figures),
  faults: z.array(CycleFault),
});
export type BudgetCycle = z.infer<typeof BudgetCycle>;

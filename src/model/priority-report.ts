import * as z from "zod";
import { PriorityAnswer } from "./priorities.ts";
import { peopleKinds } from "./priority-problem.ts";

const moneyText = z.string().regex(/^-?\d+\.\d{2}$/);
const kind = z.enum(peopleKinds);

/** What the choice was asked for. */
export const PriorityAsk = z.object({
  /** Per cent of the year's money that is not to be had, an exact decimal. */
  cut_percent: z.string().regex(/^\d{1,2}(\.\d{1,4})?$/),
  /** Months in which the cut has to be saved. */
  within: z.int().min(1).max(24),
  /** First month of the window; null for the last one for which the mission's records suffice. */
  from: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .nullable(),
  period: z.enum(["month", "quarter"]),
  /** Ids of task priorities that are protected beside those marked so. */
  protect: z.array(z.string()),
  /** Assumptions that stand in for those of the table. */
  leaving_usd: z
    .string()
    .regex(/^\d{1,9}(\.\d{1,2})?$/)
    .nullable(),
  notice_months: z.int().min(0).max(24).nullable(),
});
export type PriorityAsk = z.infer<typeof PriorityAsk>;

export const DescribedUnit = z.object({
  id: z.string(),
  kind,
  people: z.int(),
  contributor: z.string().nullable(),
  site: z.string().nullable(),
  monthly_usd: moneyText,
  leaving_usd: moneyText,
});
export type DescribedUnit = z.infer<typeof DescribedUnit>;

export const DescribedTask = z.object({
  id: z.string(),
  title: z.string(),
  task: z.string().nullable(),
  weight: z.int(),
  is_protected: z.boolean(),
  people: z.partialRecord(kind, z.int()),
  sites: z.array(z.string()),
  due: z.array(z.int()),
  basis: z.string(),
});
export type DescribedTask = z.infer<typeof DescribedTask>;

/** An assumption used, with where it comes from. `is_given` where the asker put it in the table's place. */
export const UsedAssumption = z.object({
  item: z.string(),
  value: z.string(),
  low: z.string().nullable(),
  high: z.string().nullable(),
  unit: z.string(),
  status: z.string(),
  basis: z.string(),
  is_given: z.boolean(),
});
export type UsedAssumption = z.infer<typeof UsedAssumption>;

/** Everything the choice rests on, before anything is chosen. */
export const PriorityCase = z.object({
  mission: z.string(),
  ask: PriorityAsk,
  from: z.string(),
  /** Month whose people are there when the window begins. */
  strength_month: z.string(),
  budget: z.object({ id: z.string(), from: z.string(), to: z.string(), amount_usd: moneyText, basis: z.string() }),
  monthly_usd: moneyText,
  reimbursement_usd: z.object({ per_person: moneyText, status: z.string() }),
  saving_usd: moneyText,
  cap_usd: moneyText,
  fixed_monthly_usd: moneyText,
  site_monthly_usd: moneyText,
  units: z.array(DescribedUnit),
  sites: z.array(z.object({ id: z.string(), name: z.string() })),
  tasks: z.array(DescribedTask),
  assumptions: z.array(UsedAssumption),
  /** True where weights, needs or the cut are invented. */
  is_fictional: z.boolean(),
});
export type PriorityCase = z.infer<typeof PriorityCase>;

/** Contract `concert.priorities/1`: what was asked, what it rests on, and the answer as far as the search came. */
export const PriorityReport = z.object({
  schema: z.literal("concert.priorities/1"),
  case: PriorityCase,
  answer: PriorityAnswer,
});
export type PriorityReport = z.infer<typeof PriorityReport>;

/** A table of a report in a reader's language. `title` is the code of its message; amounts are exact decimal text in dollars. */
export const PriorityTable = z.object({
  title: z.string(),
  columns: z.array(
    z.object({ name: z.string(), title: z.string(), kind: z.enum(["text", "integer", "decimal", "money"]) }),
  ),
  rows: z.array(z.array(z.union([z.string(), z.number(), z.null()]))),
});
export type PriorityTable = z.infer<typeof PriorityTable>;

/** A search of the server: its report grows while it runs; `lines` and `tables` say it in the asker's language. */
export const PrioritySearchState = z.object({
  id: z.string(),
  state: z.enum(["searching", "ended"]),
  /** Seconds of searching up to the last better answer. */
  seconds: z.number(),
  /** Seconds after which the search ends with what it has. */
  most_seconds: z.number(),
  report: PriorityReport,
  lines: z.array(z.string()),
  tables: z.array(PriorityTable),
});
export type PrioritySearchState = z.infer<typeof PrioritySearchState>;

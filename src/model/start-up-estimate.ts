import * as z from "zod";

const CaseName = z.object({
  mission: z.string(),
  financial_year: z.string(),
  kind: z.enum(["approved", "expenditure"]),
});

/** A real mission of the reference class: why it is in stands in its size and region. */
export const StartUpCase = CaseName.extend({
  region: z.string(),
  amount_usd: z.string(),
  period_months: z.int(),
  average_uniformed: z.string(),
  /** Its size in per cent of what is asked. */
  size_percent: z.string(),
  /** Dollars for a uniformed person and year. */
  ratio_usd: z.string(),
  /** Dollars a year of the mission to come at this ratio. */
  yearly_usd: z.string(),
  sources: z.array(z.string()),
});
export type StartUpCase = z.infer<typeof StartUpCase>;

export const CaseLeftOut = CaseName.extend({
  reason: z.enum(["unverified", "strength_unknown", "strength_partial", "year", "region", "size", "nearer_year"]),
});
export type CaseLeftOut = z.infer<typeof CaseLeftOut>;

const Point = z.object({ ratio_usd: z.string(), amount_usd: z.string() }).nullable();

/** Yearly cost of a mission to come with its range; the points are null where too few missions are like it. */
export const StartUpEstimate = z.object({
  uniformed: z.int(),
  reason: z.literal("too_few").nullable(),
  lowest: Point,
  lower_quartile: Point,
  median: Point,
  upper_quartile: Point,
  highest: Point,
  cases: z.array(StartUpCase),
  left_out: z.array(CaseLeftOut),
});
export type StartUpEstimate = z.infer<typeof StartUpEstimate>;

import * as z from "zod";

const usd = z.string();
const day = z.string();

/** A part of a budget within one mandate and one calendar year. */
const StatementPart = z.object({
  from: day,
  to: day,
  /** How its amount follows from its length; the last part is what the others leave. */
  rule: z.enum(["months", "days", "remainder"]),
  months_or_days: z.string(),
  /** True after the last known end of a mandate: subject to a decision to extend it. */
  after_mandate: z.boolean(),
  scale_year: z.int(),
  amount_usd: usd,
  /** Why its year has no rates, so that shares of it are unknown; null where it has. */
  reason: z.string().nullable(),
});
const StatementOffset = z.object({
  kind: z.enum(["tax_equalization", "credit"]),
  from: day,
  to: day,
  /** Calendar years whose rates share it. */
  scale_years: z.array(z.int()),
  amount_usd: usd,
});

/** What one state owes of a budget, part by part; parts and offsets in the order of the sheet. */
export const StateStatement = z.object({
  iso3: z.string(),
  parts: z.array(z.object({ rate_percent: z.string().nullable(), share_usd: usd.nullable() })),
  offsets: z.array(z.object({ kind: z.string(), share_usd: usd.nullable() })),
  /** Unknown as soon as the share of one part is. */
  assessed_usd: usd.nullable(),
  offset_usd: usd.nullable(),
  /** Below zero where what is set off is more. */
  due_usd: usd.nullable(),
  /** Rate over all parts, the state's observed share of all missions, and what the difference is of this budget. */
  rate_percent: z.string().nullable(),
  observed_percent: z.string().nullable(),
  residual_points: z.string().nullable(),
  residual_usd: z.string().nullable(),
});
export type StateStatement = z.infer<typeof StateStatement>;

/** Every state's statement of one budget. An unofficial calculation, never a notice of assessment. */
export const StatementSheet = z.object({
  schema: z.literal("concert.statements/1"),
  mission: z.string(),
  mission_name: z.string(),
  budget: z.string(),
  from: day,
  to: day,
  kind: z.string(),
  basis: z.string(),
  amount_usd: usd,
  /** Keys of the pack's sources, or what the table says, that state the amount. */
  sources: z.array(z.string()),
  /** Taken out before the amount was shared, such as a host's voluntary share. */
  taken_out: z.array(z.object({ kind: z.string(), amount_usd: usd, source: z.string(), status: z.string() })),
  /** Ends of mandates inside the budget; `stated` by the pack or the file, else asked for. */
  mandate_ends: z.array(z.object({ on: day, stated: z.boolean() })),
  parts: z.array(StatementPart),
  offsets: z.array(StatementOffset),
  states: z.array(StateStatement),
  /** States with a rate whom the observed amounts leave out. */
  missing: z.array(z.string()),
});
export type StatementSheet = z.infer<typeof StatementSheet>;

/** A sheet in a reader's language: how it is to be read, and of one state how each part's share came about. */
export const ReadStatement = StatementSheet.extend({
  notes: z.array(z.string()),
  /** By part, each step with the rows of the tables that it rests on; empty where a year has no rates. */
  steps: z.array(
    z.array(
      z.object({
        text: z.string(),
        sources: z.array(z.object({ table: z.string(), row: z.string(), status: z.string(), source: z.string() })),
      }),
    ),
  ),
});
export type ReadStatement = z.infer<typeof ReadStatement>;

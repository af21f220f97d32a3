import * as z from "zod";
import type { MessageValues } from "../kernel/refusal.ts";

/** What of a forecast of cash is not known, so that it cannot be made or does not start from records. */
export const cashGaps = ["assessments", "payments", "opening", "outlays", "assumptions"] as const;
export type CashGap = (typeof cashGaps)[number];

export const cashRuleKinds = [
  "working_capital",
  "peacekeeping_reserve",
  "commitment_limit",
  "liquidity_mechanism",
] as const;
export type CashRuleKind = (typeof cashRuleKinds)[number];

const usd = z.string();
const day = z.string();

const CashRule = z.object({
  id: z.string(),
  kind: z.enum(cashRuleKinds),
  amount_usd: usd.nullable(),
  from: day,
  to: day.nullable(),
  source: z.string(),
  status: z.enum(["found", "inferred", "unverified"]),
});
/** Level of a reserve, or limit of commitments, of one time. */
export type CashRule = z.infer<typeof CashRule>;

const Outlook = z.object({
  opening_usd: usd,
  /** Cash at the end of a day: below it lie 5, 25, 50, 75 and 95 per cent of the draws. */
  fan: z.array(z.object({ on: day, cash_usd: z.array(usd) })),
  /** Day on which cash is first below zero in 5, 25, 50, 75 and 95 per cent of the draws; null is beyond the horizon. */
  runs_out: z.array(day.nullable()),
  /** Days from the first day to that day for 5, 50 and 95 per cent. */
  days_of_cash: z.array(z.int().nullable()),
  /** Per cent of the draws that have run out by the end of each month. */
  months: z.array(z.object({ month: z.string(), chance_percent: z.string() })),
  /** Who waits at the end of the first month in which the middle of the draws is below zero, in the order of waiting. */
  waiting_on: day.nullable(),
  waiting: z.array(z.object({ outlay: z.string(), kind: z.string(), order: z.int(), amount_usd: usd })),
});
export type CashOutlook = z.infer<typeof Outlook>;

const Hedge = z.object({
  reserve_usd: usd,
  wait_days: z.int(),
  waiting: z.array(z.string()),
  cut_percent: z.int(),
  saved_usd: usd,
  beyond_usd: usd,
  cost_usd: usd,
});
export type CashHedge = z.infer<typeof Hedge>;

const Vote = z.object({
  payer: z.string(),
  open_usd: usd,
  overdue_usd: usd,
  oldest_days: z.int(),
  votes: z.boolean(),
  reason: z.enum(["below", "exempt", "lost"]),
  arrears_usd: usd,
  limit_usd: usd,
  least_payment_usd: usd,
  exempt_until: day.nullable(),
  has_plan: z.boolean(),
});

/**
 * What is owed, and how long cash lasts. An unofficial calculation. Payers stand in it by name only where `named` is
 * true; assumptions on payers never do.
 */
export const CashSheet = z.object({
  schema: z.literal("concert.cash/1"),
  mission: z.string(),
  on: day.nullable(),
  horizon_days: z.int(),
  draws: z.int(),
  seed: z.int(),
  sure_percent: z.int(),
  named: z.boolean(),
  /** True where letters, habits or outlays are not recorded but as the asker stated them. */
  stated: z.boolean(),
  basis: z.enum(["reported", "partial", "estimated", "planned", "assumed", "fictional"]).nullable(),
  gaps: z.array(z.enum(cashGaps)),
  account: z
    .object({ assessed_usd: usd, paid_usd: usd, applied_usd: usd, unapplied_usd: usd, open_usd: usd, overdue_usd: usd })
    .nullable(),
  /** Days after the due day; null where so few payers are in arrears that no sum would be without a name. */
  arrears: z.array(z.object({ from: z.int(), to: z.int().nullable(), payers: z.int(), amount_usd: usd })).nullable(),
  payers: z.array(Vote).nullable(),
  tested_on: day.nullable(),
  /** By month; `received_usd` is null where fewer payers paid than a sum needs to be without a name. */
  calendar: z.array(
    z.object({ month: z.string(), due_usd: usd, received_usd: usd.nullable(), paid_out_usd: usd, ahead: z.boolean() }),
  ),
  applied: z
    .array(
      z.object({ on: day, payer: z.string(), payment: z.string(), assessment: z.string().nullable(), amount_usd: usd }),
    )
    .nullable(),
  /** Payers whose arrears the forecast takes by their plan of payments; null where that would tell one payer. */
  plans_followed: z.int().nullable(),
  base: Outlook.nullable(),
  stresses: z.array(z.string()),
  stressed: Outlook.nullable(),
  hedge: z
    .object({
      shortfall_usd: usd,
      usable_reserve_usd: usd,
      tried: z.int(),
      best: Hedge.nullable(),
      reserve_only: Hedge.nullable(),
      waiting_only: Hedge.nullable(),
      cut_only: Hedge.nullable(),
    })
    .nullable(),
  balances: z.array(
    z.object({
      id: z.string(),
      account: z.string(),
      as_of: day,
      balance_usd: usd.nullable(),
      usable_usd: usd.nullable(),
    }),
  ),
  order: z.array(
    z.object({
      outlay: z.string(),
      kind: z.string(),
      order: z.int().nullable(),
      monthly_usd: usd,
      every_months: z.int(),
    }),
  ),
  rules: z.array(CashRule),
});
export type CashSheet = z.infer<typeof CashSheet>;

/**
 * A stress as it is written in a request (`late:all:60`), in the words of the reader. One that does not read is refused
 * where the request is read, so nothing is checked here.
 */
export function stressInWords(text: string, say: (code: string, values: MessageValues) => string): string {
  const [kind = "", first = "", second = ""] = text.split(":");
  const code = `cash.stress.${kind}`;
  if (kind === "late") return say(code, { payer: first, days: Number(second) });
  if (kind === "partial") return say(code, { payer: first, percent: second });
  if (kind === "withheld") return say(code, { payer: first });
  if (kind === "cut") return say(code, { percent: first, months: Number(second) });
  return say(code, { dollars: Number(first) });
}

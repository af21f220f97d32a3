import { type Flow, type Stress, underStress } from "../../../engines/funding/cash/stress.ts";
import {
  type Habit,
  type Horizon,
  type Receivable,
  type Spending,
  billsOf,
  dollarsOf,
  monthsOfHorizon,
} from "../../../engines/funding/cash/cash-flow.ts";
import { type HedgeAnswer, type Leeway, cheapestHedge, type Hedge } from "../../../engines/funding/cash/hedge.ts";
import { type Letter, type Receipt, ledgerOn } from "../../../engines/funding/cash/ledger.ts";
import { fanLevels, fanOn, firstDaysBelow, runOutBy, runOutDay } from "../../../engines/funding/cash/read-paths.ts";
import { type CashPaths, simulateCash } from "../../../engines/funding/cash/simulate-cash.ts";
import { unpaidAt } from "../../../engines/funding/cash/waiting.ts";
import { fraction, toDecimal } from "../../../kernel/fraction.ts";
import { parseMoney, usd } from "../../../kernel/money.ts";
import { addDays, dayNumber, daysBetween } from "../../../kernel/plain-date.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import type { CashHedge, CashOutlook, CashSheet } from "../../../model/cash-sheet.ts";
import type { Outlay } from "../../../model/outlay.ts";

/** Dollars as they stand in every answer. */
const dollars = (amount: number): string => usd(BigInt(amount) * 100n);

/** Outlays with a known amount. */
export const spendingsOf = (outlays: readonly Outlay[]): Spending[] =>
  outlays.flatMap(({ id, kind, from, to, monthly_usd, every_months }) =>
    monthly_usd === null
      ? []
      : [{ id, kind, from, to, monthly: dollarsOf(parseMoney(monthly_usd).minor), everyMonths: every_months ?? 1 }],
  );

export type ReceivablesAsk = {
  readonly letters: readonly Letter[];
  readonly receipts: readonly Receipt[];
  readonly on: string;
  readonly first: readonly string[];
  readonly habitOf: (payer: string) => Habit | null;
};

/**
 * What is open of letters received by the day, and letters still to come. A letter of a payer whose habit is not known
 * is left out, and the payer is counted.
 */
export function receivablesOn(ask: ReceivablesAsk): { readonly receivables: Receivable[]; readonly without: number } {
  const { letters, receipts, on, first, habitOf } = ask;
  const open = ledgerOn(on, letters, receipts, first).letters;
  const later = letters
    .filter(({ received_on }) => received_on > on)
    .map((letter) => ({ ...letter, open: letter.cents }));
  const without = new Set<string>();
  const receivables = [...open, ...later].flatMap(({ payer, due_on, open: cents }): Receivable[] => {
    if (cents === 0n) return [];
    const habit = habitOf(payer);
    if (habit === null) {
      without.add(payer);
      return [];
    }
    const due = dayNumber(due_on);
    return [{ payer, due, dollars: dollarsOf(cents), habit, elapsed: Math.max(0, daysBetween(due_on, on)) }];
  });
  return { receivables, without: without.size };
}

export type OutlookAsk = {
  readonly flow: Flow;
  readonly horizon: Horizon;
  readonly draws: number;
  readonly seed: number;
  readonly outlays: readonly Outlay[];
};
export type Looked = { readonly outlook: CashOutlook; readonly paths: CashPaths; readonly flow: Flow };

/** The fan of cash, the day on which it runs out, and who waits then. */
export function lookAhead({ flow, horizon, draws, seed, outlays }: OutlookAsk): Looked {
  const paths = simulateCash({
    opening: flow.opening,
    days: horizon.days,
    receivables: flow.receivables,
    bills: billsOf(flow.spendings, horizon),
    firstDay: dayNumber(horizon.from),
    draws,
    seed,
  });
  const months = monthsOfHorizon(horizon);
  const below = firstDaysBelow(paths);
  const dayOf = (level: number) => runOutDay(below, level);
  const on = (day: number): string => addDays(horizon.from, day);
  const shown = [...new Set([...everySeventh(horizon.days), ...months.map(({ lastIndex }) => lastIndex)])];
  const dry = months.find(({ lastIndex }) => (fanOn(paths, lastIndex)[2] ?? 0) < 0)?.lastIndex ?? null;
  const orders = new Map(outlays.map(({ id, wait_order }) => [id, wait_order]));
  const queue = flow.spendings.flatMap((spending) => {
    const order = orders.get(spending.id) ?? null;
    return order === null ? [] : [{ spending, order }];
  });
  const waiting = dry === null ? [] : unpaidAt(-(fanOn(paths, dry)[2] ?? 0), dry, queue, horizon);
  return {
    flow,
    paths,
    outlook: {
      opening_usd: dollars(flow.opening),
      fan: shown.toSorted((a, b) => a - b).map((day) => ({ on: on(day), cash_usd: fanOn(paths, day).map(dollars) })),
      runs_out: fanLevels.map((level) => dayOf(level)).map((day) => (day === null ? null : on(day))),
      days_of_cash: [5, 50, 95].map(dayOf),
      months: months.map(({ month, lastIndex }) => ({
        month,
        chance_percent: toDecimal(fraction(BigInt(runOutBy(below, lastIndex)) * 100n, BigInt(draws)), 1),
      })),
      waiting_on: dry === null ? null : on(dry),
      waiting: waiting.map(({ spending, kind, order, dollars: amount }) => ({
        outlay: spending,
        kind,
        order,
        amount_usd: dollars(amount),
      })),
    },
  };
}

const everySeventh = (days: number): number[] => Array.from({ length: Math.ceil(days / 7) }, (_, at) => at * 7);

/** The flow under stress. @throws Refusal `cash.payer_unknown` where a payer owes nothing */
export function stressed(flow: Flow, stresses: readonly Stress[], horizon: Horizon): Flow {
  for (const stress of stresses) {
    if (!("payer" in stress) || stress.payer === "all") continue;
    const known = stress.payer === "largest" || flow.receivables.some(({ payer }) => payer === stress.payer);
    if (!known || flow.receivables.length === 0)
      throw new Refusal("invalid", "cash.payer_unknown", { payer: stress.payer });
  }
  return underStress(flow, stresses, horizon);
}

/** The cheapest way to keep cash above zero in `sure` per cent of the draws. */
export function hedgeOf(
  { paths, flow }: Looked,
  horizon: Horizon,
  { outlays, usable, costPercent, sure }: HedgeMeans,
): NonNullable<CashSheet["hedge"]> {
  const means = new Map(outlays.map((outlay) => [outlay.id, outlay]));
  const leeways = flow.spendings.map((spending): Leeway => {
    const outlay = means.get(spending.id);
    return {
      spending,
      order: outlay?.wait_order ?? null,
      waitDaysMost: outlay?.wait_days_most ?? 0,
      waitCostPercent: Number(outlay?.wait_cost_percent ?? 0),
      cutPercentMost: Number(outlay?.cut_percent_most ?? 0),
      cutCostPercent: Number(outlay?.cut_cost_percent ?? 0),
    };
  });
  const answer: HedgeAnswer = cheapestHedge({
    paths,
    horizon,
    leeways,
    reserve: { usable, costPercent },
    surePercent: sure,
  });
  return {
    shortfall_usd: dollars(answer.shortfall),
    usable_reserve_usd: dollars(usable),
    tried: answer.tried,
    best: hedgeShown(answer.best),
    reserve_only: hedgeShown(answer.reserveOnly),
    waiting_only: hedgeShown(answer.waitingOnly),
    cut_only: hedgeShown(answer.cutOnly),
  };
}

export type HedgeMeans = {
  readonly outlays: readonly Outlay[];
  readonly usable: number;
  readonly costPercent: number;
  readonly sure: number;
};

const hedgeShown = (hedge: Hedge | null): CashHedge | null =>
  hedge && {
    reserve_usd: dollars(hedge.reserve),
    wait_days: hedge.waitDays,
    waiting: [...hedge.waiting],
    cut_percent: hedge.cutPercent,
    saved_usd: dollars(hedge.saved),
    beyond_usd: dollars(hedge.beyond),
    cost_usd: dollars(hedge.cost),
  };

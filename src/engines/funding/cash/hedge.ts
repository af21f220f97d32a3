import { type Bill, type Horizon, type Spending, billsOf } from "./cash-flow.ts";
import { lowest } from "./read-paths.ts";
import type { CashPaths } from "./simulate-cash.ts";
import { cutSpending } from "./stress.ts";

/** What may be done with an outlay when cash is short; costs are per cent, the office's own judgement. */
export type Leeway = {
  readonly spending: Spending;
  /** 1 waits first; null never waits. */
  readonly order: number | null;
  readonly waitDaysMost: number;
  readonly waitCostPercent: number;
  readonly cutPercentMost: number;
  readonly cutCostPercent: number;
};
/** What of reserves may be drawn, dollars, and what a draw costs, per cent of it a month. */
export type Reserve = { readonly usable: number; readonly costPercent: number };
export type HedgeAsk = {
  readonly paths: CashPaths;
  readonly horizon: Horizon;
  readonly leeways: readonly Leeway[];
  readonly reserve: Reserve;
  /** Per cent of draws in which cash has to stay at or above zero on every day. */
  readonly surePercent: number;
};
/** Kinds of help in one hedge; all dollars. */
export type Hedge = {
  readonly reserve: number;
  readonly waitDays: number;
  readonly waiting: readonly string[];
  readonly cutPercent: number;
  readonly saved: number;
  /** What waits beyond the horizon, and so is owed after it. */
  readonly beyond: number;
  readonly cost: number;
};
export type HedgeAnswer = {
  /** The cheapest of all; null where nothing that may be done is enough. */
  readonly best: Hedge | null;
  /** The cheapest that uses one kind of help alone; null where it is not enough. */
  readonly reserveOnly: Hedge | null;
  readonly waitingOnly: Hedge | null;
  readonly cutOnly: Hedge | null;
  /** Dollars that would be needed at once without any help; zero where none is. */
  readonly shortfall: number;
  readonly tried: number;
};

const waitSteps = [30, 60, 90, 120, 180, 270, 360];
const cutSteps = [0, 5, 10, 15, 20, 25, 30];

/**
 * The cheapest way to keep cash at or above zero on every day in `surePercent` of the draws: outlays that wait (in
 * their order: the first, the first two, ...) for a step of days, outlays cut by a step of per cent from the month
 * after the first day, and for each such pair exactly the reserve that is still needed. Waiting costs its share a
 * month for the days waited, a cut its share of what is saved, a draw its share a month to the end of the horizon.
 * Every pair of steps is tried, so within them nothing cheaper exists.
 */
export function cheapestHedge(ask: HedgeAsk): HedgeAnswer {
  const { leeways, horizon, reserve } = ask;
  const queue = leeways
    .filter(({ order, waitDaysMost }) => order !== null && waitDaysMost > 0)
    .toSorted((a, b) => (a.order ?? 0) - (b.order ?? 0) || (a.spending.id < b.spending.id ? -1 : 1));
  const waits = [
    { days: 0, count: 0 },
    ...queue.flatMap((_, at) => waitSteps.map((days) => ({ days, count: at + 1 }))),
  ].filter(({ days, count }) => queue.slice(0, count).every(({ waitDaysMost }) => days <= waitDaysMost));
  const cuts = cutSteps.filter(
    (percent) => percent === 0 || leeways.some(({ cutPercentMost }) => percent <= cutPercentMost),
  );
  const usual = billsOf(leeways.map(({ spending }) => spending), horizon); // prettier-ignore
  const found: Hedge[] = [];
  let shortfall = 0;
  for (const cutPercent of cuts) {
    for (const { days, count } of waits) {
      const waiting = queue.slice(0, count);
      const helped = helpOf(ask, { waiting, days, cutPercent, usual });
      if (days === 0 && cutPercent === 0) shortfall = helped.needed;
      if (helped.needed > reserve.usable) continue;
      const { needed, cost, saved, beyond } = helped;
      const drawCost = (needed * reserve.costPercent * horizon.days) / 3000;
      found.push({
        reserve: needed,
        waitDays: days,
        waiting: waiting.map(({ spending }) => spending.id),
        cutPercent,
        saved,
        beyond,
        cost: Math.round(cost + drawCost),
      });
    }
  }
  const cheapest = (those: readonly Hedge[]): Hedge | null =>
    those.reduce<Hedge | null>((best, each) => (best === null || each.cost < best.cost ? each : best), null);
  return {
    best: cheapest(found),
    reserveOnly: cheapest(found.filter(({ waitDays, cutPercent }) => waitDays === 0 && cutPercent === 0)),
    waitingOnly: cheapest(found.filter(({ reserve: drawn, cutPercent }) => drawn === 0 && cutPercent === 0)),
    cutOnly: cheapest(found.filter(({ reserve: drawn, waitDays }) => drawn === 0 && waitDays === 0)),
    shortfall,
    tried: cuts.length * waits.length,
  };
}

type Help = {
  readonly waiting: readonly Leeway[];
  readonly days: number;
  readonly cutPercent: number;
  readonly usual: readonly Bill[];
};

function helpOf({ paths, horizon, leeways, surePercent }: HedgeAsk, { waiting, days, cutPercent, usual }: Help) {
  const relief = new Float64Array(horizon.days);
  for (const { day, dollars } of usual) relief[day] = (relief[day] ?? 0) + dollars;
  let [cost, saved, beyond] = [0, 0, 0];
  for (const leeway of leeways) {
    const percent = Math.min(cutPercent, leeway.cutPercentMost);
    const spendings =
      percent === 0 ? [leeway.spending] : cutSpending(leeway.spending, { percent, months: 1 }, horizon.from);
    const bills = billsOf(spendings, horizon);
    const whole = usual.filter(({ spending }) => spending === leeway.spending.id);
    const less = total(whole) - total(bills);
    saved += less;
    cost += (less * leeway.cutCostPercent) / 100;
    const wait = waiting.includes(leeway) ? days : 0;
    cost += (total(bills) * leeway.waitCostPercent * wait) / 3000;
    for (const { day, dollars } of bills) {
      if (day + wait < horizon.days) relief[day + wait] = (relief[day + wait] ?? 0) - dollars;
      else beyond += dollars;
    }
  }
  for (let day = 1; day < horizon.days; day += 1) relief[day] = (relief[day] ?? 0) + (relief[day - 1] ?? 0);
  const least = lowest(paths, relief).sort();
  const allowed = Math.min(paths.draws - 1, Math.floor((paths.draws * (100 - surePercent)) / 100));
  return { needed: Math.max(0, -(least[allowed] ?? 0)), cost, saved, beyond };
}

const total = (bills: readonly Bill[]): number => bills.reduce((sum, { dollars }) => sum + dollars, 0);

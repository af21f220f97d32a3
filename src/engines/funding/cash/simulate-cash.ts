import { seededRandom } from "../../../kernel/seeded-random.ts";
import type { Bill, Receivable, Spread } from "./cash-flow.ts";

export type CashAsk = {
  /** Dollars at the start of the first day, below zero where overdrawn. */
  readonly opening: number;
  readonly days: number;
  readonly receivables: readonly Receivable[];
  readonly bills: readonly Bill[];
  /** Number of the first day, as `dayNumber` counts. */
  readonly firstDay: number;
  readonly draws: number;
  readonly seed: number;
};
/** Cash at the end of each day in each draw: `paths[draw * days + day]`, whole dollars. */
export type CashPaths = { readonly days: number; readonly draws: number; readonly paths: Float64Array };

/** Steps of a draw from a spread; a power of two, so that every share of it is exact. */
const steps = 65_536;

/**
 * A value of a spread: below its median with a half, above it with a half, each half evenly. Inverse of a distribution
 * function of two straight pieces, in whole numbers.
 */
function drawn([low, mid, high]: Spread, step: number): number {
  const half = steps / 2;
  return step < half
    ? low + Math.floor(((mid - low) * step) / half)
    : mid + Math.floor(((high - mid) * (step - half)) / half);
}

/** The first step at which a spread gives more than `value`; `steps` where it never does. */
function stepAbove(spread: Spread, value: number): number {
  let [low, high] = [0, steps];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (drawn(spread, middle) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Where a receivable starts: the step from which its delay is drawn, and the day from which the delay counts. */
function startOf({ due, elapsed, habit }: Receivable, firstDay: number) {
  const step = elapsed <= 0 ? 0 : stepAbove(habit.delayDays, elapsed);
  return step < steps ? { step, due } : { step: 0, due: firstDay };
}

/**
 * Draws how payments may come in and follows the cash day by day. In each draw each payer has one habit for all its
 * letters: one delay and one share paid, since a payer that is late is late with all. What is overdue
 * is drawn from the delays that are still possible; where it is later than the habit holds possible, its delay counts
 * anew from the first day. Only whole numbers are added and compared, so the same seed gives the same
 * paths everywhere. Costs draws x (receivables + days).
 */
export function simulateCash(ask: CashAsk): CashPaths {
  const { opening, days, receivables, bills, firstDay, draws, seed } = ask;
  const random = seededRandom(seed);
  const paths = new Float64Array(days * draws);
  const payers = [...new Set(receivables.map(({ payer }) => payer))].toSorted();
  const place = new Map(payers.map((payer, at) => [payer, at]));
  const starts = receivables.map((each) => startOf(each, firstDay));
  const owners = receivables.map(({ payer }) => place.get(payer) ?? 0);
  const out = new Float64Array(days);
  for (const { day, dollars } of bills) out[day] = (out[day] ?? 0) + dollars;
  const late = new Int32Array(payers.length);
  const share = new Int32Array(payers.length);
  for (let draw = 0; draw < draws; draw += 1) {
    for (let payer = 0; payer < payers.length; payer += 1) {
      late[payer] = random.below(steps);
      share[payer] = random.below(steps);
    }
    const path = paths.subarray(draw * days, (draw + 1) * days);
    receivables.forEach(({ dollars, habit }, index) => {
      const payer = owners[index] ?? 0;
      const { step, due } = starts[index] ?? { step: 0, due: 0 };
      const at = step + Math.floor(((late[payer] ?? 0) * (steps - step)) / steps);
      const day = Math.max(0, due + drawn(habit.delayDays, at) - firstDay);
      if (day >= days) return;
      path[day] = (path[day] ?? 0) + Math.floor((dollars * drawn(habit.paidShare, share[payer] ?? 0)) / 10_000);
    });
    let cash = opening;
    for (let day = 0; day < days; day += 1) {
      cash += (path[day] ?? 0) - (out[day] ?? 0);
      path[day] = cash;
    }
  }
  return { days, draws, paths };
}

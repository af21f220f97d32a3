import { type Horizon, type Spending, billsOf } from "./cash-flow.ts";

/** What of an outlay stays unpaid by a day, dollars. */
export type Unpaid = {
  readonly spending: string;
  readonly kind: string;
  readonly order: number;
  readonly dollars: number;
};

/**
 * Who waits when cash is `short` dollars below zero at the end of a day: bills up to that day, those of the lowest
 * order first, each for all of its bills. What nothing of them covers is left out: then nothing can wait any more.
 */
export function unpaidAt(
  short: number,
  day: number,
  queue: readonly { readonly spending: Spending; readonly order: number }[],
  horizon: Horizon,
): Unpaid[] {
  let left = Math.max(0, short);
  const bills = billsOf(queue.map(({ spending }) => spending), horizon).filter((bill) => bill.day <= day); // prettier-ignore
  return queue
    .toSorted((a, b) => a.order - b.order)
    .map(({ spending, order }) => {
      const owed = bills.filter((bill) => bill.spending === spending.id).reduce((sum, { dollars }) => sum + dollars, 0);
      const dollars = Math.min(left, owed);
      left -= dollars;
      return { spending: spending.id, kind: spending.kind, order, dollars };
    })
    .filter(({ dollars }) => dollars > 0);
}

import {
  type PlainDate,
  type Month,
  addMonths,
  dayNumber,
  lastDay,
  monthOf,
  monthsFrom,
} from "../../../kernel/plain-date.ts";

/** Low, middle and high of what is held possible: the middle is the median, the ends are never passed. */
export type Spread = readonly [low: number, mid: number, high: number];
/** How a payer is expected to pay: days after the due day, and share of what is open in ten-thousandths. */
export type Habit = { readonly delayDays: Spread; readonly paidShare: Spread };
/**
 * Money that should come: whole dollars, due on a day number. `elapsed` is how many days it is overdue at the start:
 * delays that did not come true are no longer possible.
 */
export type Receivable = {
  readonly payer: string;
  readonly due: number;
  readonly dollars: number;
  readonly habit: Habit;
  readonly elapsed: number;
};
/** A regular outlay as the flow takes it: whole dollars a month, paid on the last day of every `everyMonths` months. */
export type Spending = {
  readonly id: string;
  readonly kind: string;
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly monthly: number;
  readonly everyMonths: number;
};
/** The first day of the forecast, and how many days it runs. */
export type Horizon = { readonly from: PlainDate; readonly days: number };
/** One outlay falling due: days after the first day. */
export type Bill = { readonly spending: string; readonly kind: string; readonly day: number; readonly dollars: number };

/** Whole dollars up to which every product with ten-thousandths is an exact whole number. */
const mostDollars = 900_000_000_000;

/** Whole dollars of cents, halves up; forecasts are in dollars, accounts in cents. @throws RangeError beyond `mostDollars` */
export function dollarsOf(cents: bigint): number {
  const dollars = Number((2n * cents + (cents < 0n ? -100n : 100n)) / 200n);
  if (Math.abs(dollars) > mostDollars) throw new RangeError("an amount is beyond what a forecast of cash takes");
  return dollars;
}

/**
 * The bills within the horizon. A group of `everyMonths` months is counted from the month in which the outlay begins;
 * its bill falls on the last day of its last month, or of the month in which the outlay ends.
 */
export function billsOf(spendings: readonly Spending[], { from, days }: Horizon): Bill[] {
  const first = dayNumber(from);
  return spendings
    .flatMap((spending) => {
      const months = monthsFrom(monthOf(spending.from), monthOf(spending.to));
      return groupsOf(months, spending.everyMonths).map(({ last, count }): Bill => ({
        spending: spending.id,
        kind: spending.kind,
        day: dayNumber(lastDay(last)) - first,
        dollars: spending.monthly * count,
      }));
    })
    .filter(({ day }) => day >= 0 && day < days)
    .toSorted((a, b) => a.day - b.day);
}

function groupsOf(months: readonly Month[], size: number): { readonly last: Month; readonly count: number }[] {
  const groups: { last: Month; count: number }[] = [];
  for (let at = 0; at < months.length; at += size) {
    const own = months.slice(at, at + size);
    const last = own.at(-1);
    if (last !== undefined) groups.push({ last, count: own.length });
  }
  return groups;
}

/** Months that the horizon touches, each with the number of its last day within it. */
export function monthsOfHorizon({ from, days }: Horizon): { readonly month: Month; readonly lastIndex: number }[] {
  const first = dayNumber(from);
  const months: { month: Month; lastIndex: number }[] = [];
  for (let month = monthOf(from); ; month = addMonths(month, 1)) {
    const end = dayNumber(lastDay(month)) - first;
    months.push({ month, lastIndex: Math.min(end, days - 1) });
    if (end >= days - 1) return months;
  }
}

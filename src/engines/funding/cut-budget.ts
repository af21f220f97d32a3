import { parseMoney } from "../../kernel/money.ts";
import { type PlainDate, addDays, daysBetween, lastDay, monthOf, yearOf } from "../../kernel/plain-date.ts";

/** A part of a budget that lies within one calendar year. */
export type CutPart = { readonly from: PlainDate; readonly to: PlainDate; readonly cents: bigint };

/**
 * Cuts a budget at every 31 December, since each calendar year has its own scale. The amount goes by whole months
 * where the budget begins on the first day and ends on the last day of a month, else by days; parts are rounded to
 * the cent, halves up, and the last part is the remainder, so that the parts sum to the amount.
 *
 * @param amountUsd - decimal with two places
 * @throws RangeError where the budget ends before it begins
 */
export function cutBudget(from: PlainDate, to: PlainDate, amountUsd: string): CutPart[] {
  if (to < from) throw new RangeError(`a budget cannot end (${to}) before it begins (${from})`);
  const spans: { from: PlainDate; to: PlainDate }[] = [];
  for (let start = from; start <= to; start = `${yearOf(start) + 1}-01-01`) {
    const end = `${yearOf(start)}-12-31`;
    spans.push({ from: start, to: end < to ? end : to });
  }
  const byMonth = from.endsWith("-01") && to === lastDay(monthOf(to));
  const length = (span: { from: PlainDate; to: PlainDate }): bigint =>
    BigInt(byMonth ? monthIndex(span.to) - monthIndex(span.from) + 1 : daysBetween(span.from, addDays(span.to, 1)));
  const whole = spans.reduce((sum, span) => sum + length(span), 0n);
  const amount = parseMoney(amountUsd).minor;
  let given = 0n;
  return spans.map((span, i) => {
    const cents = i === spans.length - 1 ? amount - given : (2n * amount * length(span) + whole) / (2n * whole);
    given += cents;
    return { ...span, cents };
  });
}

const monthIndex = (day: PlainDate): number => yearOf(day) * 12 + Number(day.slice(5, 7));

import { type Period, periodEnd, periodStart } from "../kernel/period.ts";
import { type PlainDate, addDays } from "../kernel/plain-date.ts";
import { compareText } from "../kernel/text-order.ts";

/** Days [from, to) on which something is shut; `to` is the day on which it opens again, null where that isn't known. */
export type ClosedSpan = { readonly from: PlainDate | null; readonly to: PlainDate | null };

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

/** Reads a closed period: an end printed as a day is the day of opening, any other end is closed to its last day. */
export function spanOf(period: Period): ClosedSpan {
  const end = periodEnd(period);
  const last = period.includes("/") ? (period.split("/")[1] ?? "") : "";
  return { from: periodStart(period), to: end === null || isDay(last) ? end : addDays(end, 1) };
}

const formatSpan = ({ from, to }: ClosedSpan): Period => `${from ?? ""}/${to ?? ""}`;
const isEmpty = ({ from, to }: ClosedSpan): boolean => from !== null && to !== null && from >= to;

/** Adds a closing; the list stays in order, and the same closing twice is one. */
export function closeFrom(closed: readonly Period[], from: PlainDate, to: PlainDate | null): Period[] {
  return [...new Set([...closed, formatSpan({ from, to })])].sort(compareText);
}

/** Takes the days [from, to) out of every closing; a closing that they don't touch stays as it was printed. */
export function openBetween(closed: readonly Period[], from: PlainDate | null, to: PlainDate | null): Period[] {
  const kept = closed.flatMap((period) => {
    const span = spanOf(period);
    const before = { from: span.from, to: least(span.to, from) };
    const after = { from: most(span.from, to), to: span.to };
    const isTouched =
      (to === null || span.from === null || span.from < to) && (from === null || span.to === null || from < span.to);
    if (!isTouched) return [period];
    return [...(from === null ? [] : [before]), ...(to === null ? [] : [after])]
      .filter((part) => !isEmpty(part))
      .map(formatSpan);
  });
  return [...new Set(kept)].sort(compareText);
}

/** Earlier of two ends; null is open. */
const least = (a: PlainDate | null, b: PlainDate | null): PlainDate | null =>
  a === null ? b : b === null ? a : a < b ? a : b;
/** Later of two starts; null is open. */
const most = (a: PlainDate | null, b: PlainDate | null): PlainDate | null =>
  a === null ? b : b === null ? a : a > b ? a : b;

/** Moves a period by days. What was known to the month or year becomes the interval of days it stood for. */
export function shiftPeriod(period: Period, days: number): Period {
  const move = (day: PlainDate | null): string => (day === null ? "" : addDays(day, days));
  return isDay(period) ? move(period) : `${move(periodStart(period))}/${move(periodEnd(period))}`;
}

import { type PlainDate, firstDay, isMonth, isPlainDate, lastDay } from "./plain-date.ts";

/**
 * A span of time known to the year (`2010`), the month (`2004-01`), the day (`2003-12-07`) or as an interval of such
 * (`2003-12-07/2003-12-17`), with an open start (`/2015-06-30`) or end (`2003-10-01/`). Never padded: what is known
 * to the month stays known to the month.
 */
export type Period = string;

const isPoint = (text: string): boolean => /^\d{4}$/.test(text) || isMonth(text) || isPlainDate(text);

export function isPeriod(text: string): boolean {
  if (!text.includes("/")) return isPoint(text);
  const ends = text.split("/");
  const [from = "", to = ""] = ends;
  if (ends.length !== 2 || (from === "" && to === "")) return false;
  return (from === "" || isPoint(from)) && (to === "" || isPoint(to));
}

const startOf = (point: string): PlainDate =>
  point.length === 4 ? `${point}-01-01` : point.length === 7 ? firstDay(point) : point;
const endOf = (point: string): PlainDate =>
  point.length === 4 ? `${point}-12-31` : point.length === 7 ? lastDay(point) : point;

/** First day on which the period can be true; null for an open start. */
export function periodStart(period: Period): PlainDate | null {
  const from = period.split("/")[0] ?? "";
  return from === "" ? null : startOf(from);
}

/** Last day on which the period can be true; null for an open end. */
export function periodEnd(period: Period): PlainDate | null {
  const ends = period.split("/");
  const to = ends.length === 2 ? (ends[1] ?? "") : (ends[0] ?? "");
  return to === "" ? null : endOf(to);
}

/** True unless the period ends before it starts. */
export function isOrdered(period: Period): boolean {
  const start = periodStart(period);
  const end = periodEnd(period);
  return start === null || end === null || start <= end;
}

/** True when the whole of the day may lie in the period; open ends reach for ever. */
export function covers(period: Period, day: PlainDate): boolean {
  const start = periodStart(period);
  const end = periodEnd(period);
  return (start === null || start <= day) && (end === null || day <= end);
}

import type { Period } from "../../kernel/period.ts";
import { type Month, dayNumber, firstDay, lengthOfMonth } from "../../kernel/plain-date.ts";
import { spanOf } from "../../model/closed-periods.ts";
import type { Season } from "../../model/season.ts";

const isInSeason = (season: Season, monthDay: string): boolean =>
  season.starts <= season.ends
    ? season.starts <= monthDay && monthDay <= season.ends
    : monthDay >= season.starts || monthDay <= season.ends;

/** Wet where more than half of the month's days lie in a wet season; a season may pass the turn of the year. */
export function seasonOfMonth(seasons: readonly Season[], month: Month): "wet" | "dry" {
  const wet = seasons.filter((season) => season.kind === "wet");
  const length = lengthOfMonth(month);
  let days = 0;
  for (let day = 1; day <= length; day += 1) {
    const monthDay = `${month.slice(5, 7)}-${String(day).padStart(2, "0")}`;
    if (wet.some((season) => isInSeason(season, monthDay))) days += 1;
  }
  return days * 2 > length ? "wet" : "dry";
}

/**
 * True where something is shut on more than half of the month's days. A closed period runs from its first day up to,
 * but without, the day on which it opens again; what is known to the month or year is shut for the whole of it.
 */
export function isClosedInMonth(closed: readonly Period[], month: Month): boolean {
  if (closed.length === 0) return false;
  const first = dayNumber(firstDay(month));
  const length = lengthOfMonth(month);
  const spans = closed.map(closedSpan);
  let days = 0;
  for (let day = first; day < first + length; day += 1) {
    if (spans.some(([from, to]) => from <= day && day < to)) days += 1;
  }
  return days * 2 > length;
}

/** Day numbers [from, to) of a closed period; open ends reach for ever. */
function closedSpan(period: Period): readonly [number, number] {
  const { from, to } = spanOf(period);
  return [from === null ? -Infinity : dayNumber(from), to === null ? Infinity : dayNumber(to)];
}

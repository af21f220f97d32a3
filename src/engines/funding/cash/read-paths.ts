import type { CashPaths } from "./simulate-cash.ts";

/** Per cent of draws below each line of the fan. */
export const fanLevels = [5, 25, 50, 75, 95] as const;

/** The value at or below which at least `percent` of the ordered values lie: one of the values, never between two. */
const atPercent = (ordered: Float64Array | readonly number[], percent: number): number =>
  ordered[Math.max(0, Math.ceil((ordered.length * percent) / 100) - 1)] ?? 0;

/** The fan at the end of one day: cash in dollars at each level. */
export function fanOn({ days, draws, paths }: CashPaths, day: number): number[] {
  const ordered = new Float64Array(draws);
  for (let draw = 0; draw < draws; draw += 1) ordered[draw] = paths[draw * days + day] ?? 0;
  ordered.sort();
  return fanLevels.map((level) => atPercent(ordered, level));
}

/** In each draw the first day at whose end cash is below zero; null where there is none. */
export function firstDaysBelow({ days, draws, paths }: CashPaths): (number | null)[] {
  return Array.from({ length: draws }, (_, draw) => {
    for (let day = 0; day < days; day += 1) if ((paths[draw * days + day] ?? 0) < 0) return day;
    return null;
  });
}

/** The day on which cash runs out at each level; null for "not within the horizon". Early days are at low levels. */
export function runOutDay(first: readonly (number | null)[], level: number): number | null {
  const ordered = first.map((day) => day ?? Infinity).toSorted((a, b) => a - b);
  const day = atPercent(ordered, level);
  return Number.isFinite(day) ? day : null;
}

/** How many of the draws have run out by the end of a day. */
export const runOutBy = (first: readonly (number | null)[], day: number): number =>
  first.filter((each) => each !== null && each <= day).length;

/** The lowest cash of each draw, dollars. */
export function lowest({ days, draws, paths }: CashPaths, relief: Float64Array | null = null): Float64Array {
  const least = new Float64Array(draws).fill(Infinity);
  for (let draw = 0; draw < draws; draw += 1) {
    for (let day = 0; day < days; day += 1) {
      const cash = (paths[draw * days + day] ?? 0) + (relief?.[day] ?? 0);
      if (cash < (least[draw] ?? 0)) least[draw] = cash;
    }
  }
  return least;
}

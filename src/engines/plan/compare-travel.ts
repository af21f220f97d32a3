import { compareText } from "../../kernel/text-order.ts";
import type { TravelChange } from "../../model/plan-comparison.ts";
import type { PlanResult } from "../../model/plan.ts";

type Days = number | null;

/**
 * Sites whose days of travel differ in some month, by how many, in the order of their ids. Swapping the plans negates
 * `days`, and exchanges slower and faster, doubled and halved, cut off and reached again, most added and most saved.
 */
export function changedTravel(a: PlanResult, b: PlanResult): TravelChange[] {
  const after = new Map(b.months.flatMap(({ month, travel }) => travel.map((each) => [key(month, each.site), each])));
  const bySite = new Map<string, (readonly [Days, Days])[]>();
  for (const { month, travel } of a.months) {
    for (const { site, days } of travel) {
      const other = after.get(key(month, site));
      if (!other || other.days === days) continue;
      bySite.set(site, [...(bySite.get(site) ?? []), [days, other.days]]);
    }
  }
  return [...bySite].sort(([x], [y]) => compareText(x, y)).map(([site, pairs]) => ({ site, ...siteChange(pairs) }));
}

const key = (month: string, site: string): string => `${month} ${site}`;

function siteChange(pairs: readonly (readonly [Days, Days])[]): Omit<TravelChange, "site"> {
  const both = pairs.flatMap(([a, b]) => (a === null || b === null ? [] : [{ a, b, delta: hundredths(b - a) }]));
  const count = (test: (pair: { a: number; b: number; delta: number }) => boolean): number => both.filter(test).length;
  return {
    months: pairs.length,
    days: hundredths(both.reduce((sum, { delta }) => sum + delta, 0)),
    slower: count(({ delta }) => delta > 0),
    faster: count(({ delta }) => delta < 0),
    doubled: count(({ a, b }) => b >= 2 * a && b > a),
    halved: count(({ a, b }) => a >= 2 * b && a > b),
    cut_off: pairs.filter(([, b]) => b === null).length,
    reached_again: pairs.filter(([a]) => a === null).length,
    most_added: both.reduce((most, { delta }) => Math.max(most, delta), 0),
    most_saved: both.reduce((most, { delta }) => Math.max(most, -delta), 0),
  };
}

/** Days are printed to a hundredth at most here, so that sums of binary fractions stay plain. */
const hundredths = (days: number): number => Math.sign(days) * (Math.round(Math.abs(days) * 100) / 100) + 0;

import type { OverviewMonth } from "../../queries.ts";

/** A component of strength with its authorised level, month by month; null is unknown. */
export type ChartSeries = {
  readonly component: "military" | "troops" | "uniformed" | "police";
  readonly values: readonly (number | null)[];
  readonly limits: readonly (number | null)[];
};

/**
 * What the strength chart draws: military, or where the operation reports no observers its troops, or all uniformed;
 * below it police, where anything is known of them.
 */
export function chartSeries(months: readonly OverviewMonth[]): readonly ChartSeries[] {
  const all: readonly ChartSeries[] = [
    series(months, "military", (month) => month.strength.military),
    series(months, "troops", (month) => month.strength.troops),
    series(months, "uniformed", (month) => month.strength.total),
  ];
  const upper = all.find(isKnown) ?? all[0];
  const police = series(months, "police", (month) => month.strength.police);
  return [...(upper ? [upper] : []), ...(isKnown(police) ? [police] : [])];
}

function series(
  months: readonly OverviewMonth[],
  component: ChartSeries["component"],
  value: (month: OverviewMonth) => number | null,
): ChartSeries {
  return { component, values: months.map(value), limits: months.map((month) => month.authorised[component]) };
}

const isKnown = ({ values }: ChartSeries): boolean => values.some((value) => value !== null);

/** True when in some month both what was reported and the level in force are known. */
export const isComparable = (drawn: readonly ChartSeries[]): boolean =>
  drawn.some(({ values, limits }) => values.some((value, at) => value !== null && (limits[at] ?? null) !== null));

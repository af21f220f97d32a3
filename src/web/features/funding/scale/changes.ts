import type { ScaleReport } from "../../../../engines/funding/scale/scale-rows.ts";
import { parseDecimal, subtract, toDecimal } from "../../../../kernel/fraction.ts";

/** One state by the usual method and by the one that is tried, beside the adopted rate; percent with three decimals. */
export type Change = {
  readonly iso3: string;
  readonly adopted: string | null;
  readonly usual: string;
  readonly tried: string;
  readonly change: string;
};

/** States that both scales have a rate for, those that would pay most more first, most less last. */
export function changesOf(tried: ScaleReport | null, usual: ScaleReport | null): Change[] {
  if (!tried || !usual) return [];
  const before = new Map(usual.rates.map((row) => [row.iso3, row.computed_percent]));
  return tried.rates
    .flatMap((row): Change[] => {
      const own = before.get(row.iso3) ?? null;
      if (own === null || row.computed_percent === null) return [];
      const change = toDecimal(subtract(parseDecimal(row.computed_percent), parseDecimal(own)), 3);
      return [{ iso3: row.iso3, adopted: row.adopted_percent, usual: own, tried: row.computed_percent, change }];
    })
    .toSorted((a, b) => Number(b.change) - Number(a.change));
}

const eachSide = 8;

/** The changes that are drawn: the largest up, then the largest down; none that stays. */
export function largestChanges(changes: readonly Change[]): Change[] {
  const up = changes.filter(({ change }) => Number(change) > 0).slice(0, eachSide);
  const down = changes.filter(({ change }) => Number(change) < 0).slice(-eachSide);
  return [...up, ...down];
}

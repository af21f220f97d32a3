import type { Month } from "../../../kernel/plain-date.ts";
import type { Category, HoldingIndex, Known, Measure } from "./holdings.ts";

export type Ranked = {
  readonly contributor: string;
  readonly known: Known;
  readonly people: number | null;
  readonly women: number | null;
};

/** Contributors of a month by size; those whose number is unknown come last, those with none are left out. */
export function ranked(index: HoldingIndex, month: Month, category: Category, measure: Measure): Ranked[] {
  return index.contributors
    .flatMap((contributor) => {
      const known = index.known(contributor, month, category, measure);
      if (known === null || known.value === 0) return [];
      return [
        {
          contributor,
          known,
          people: index.known(contributor, month, category, "people")?.value ?? null,
          women: index.known(contributor, month, category, "women")?.value ?? null,
        },
      ];
    })
    .sort((a, b) => (b.known.value ?? -1) - (a.known.value ?? -1) || (a.contributor < b.contributor ? -1 : 1));
}

/** Sum of what is known, and how many numbers it leaves out. */
export function totalOf(rows: readonly Ranked[]): { readonly sum: number; readonly unknown: number } {
  return {
    sum: rows.reduce((sum, { known }) => sum + (known.value ?? 0), 0),
    unknown: rows.filter(({ known }) => known.value === null).length,
  };
}

/** Contributors by their largest month, largest first. */
export function byPeak(
  index: HoldingIndex,
  months: readonly Month[],
  category: Category,
  measure: Measure,
): { readonly contributor: string; readonly peak: number; readonly month: Month }[] {
  return index.contributors
    .map((contributor) => {
      let best = { contributor, peak: -1, month: "" };
      for (const month of months) {
        const value = index.known(contributor, month, category, measure)?.value ?? -1;
        if (value > best.peak) best = { contributor, peak: value, month };
      }
      return best;
    })
    .filter(({ peak }) => peak > 0)
    .sort((a, b) => b.peak - a.peak || (a.contributor < b.contributor ? -1 : 1));
}

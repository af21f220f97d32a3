import { type Fraction, parseDecimal } from "../../../kernel/fraction.ts";
import type { IncomeRow } from "../../../model/scale-tables.ts";

export type Incomes =
  | {
      readonly ok: true;
      readonly year: number;
      readonly incomes: readonly { readonly iso3: string; readonly income: Fraction }[];
    }
  | { readonly ok: false; readonly missing: readonly string[] };

/** Gross national income of every member in the latest year, not after the one asked for, that has them all. */
export function incomesOf(members: readonly string[], year: number, rows: readonly IncomeRow[]): Incomes {
  const wanted = new Set(members);
  const byYear = new Map<number, Map<string, Fraction>>();
  for (const { iso3, year: of, gni_usd } of rows) {
    if (of > year || gni_usd === null || !wanted.has(iso3)) continue;
    const known = byYear.get(of) ?? new Map<string, Fraction>();
    byYear.set(of, known.set(iso3, parseDecimal(gni_usd)));
  }
  const years = [...byYear.keys()].toSorted((a, b) => b - a);
  const full = years.find((of) => byYear.get(of)?.size === wanted.size);
  const incomes = full === undefined ? undefined : byYear.get(full);
  if (full !== undefined && incomes)
    return {
      ok: true,
      year: full,
      incomes: [...incomes].map(([iso3, income]) => ({ iso3, income })).toSorted((a, b) => (a.iso3 < b.iso3 ? -1 : 1)),
    };
  const latest = byYear.get(years[0] ?? 0);
  return { ok: false, missing: [...wanted].filter((iso3) => !latest?.has(iso3)).toSorted() };
}

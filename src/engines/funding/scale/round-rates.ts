import type { Column } from "./column.ts";

/** Rates in thousandths of a per cent that sum to the whole, and which of them were moved by one to do so. */
export type RoundedRates = {
  readonly thousandths: readonly bigint[];
  readonly settled: readonly { readonly i: number; readonly by: 1 | -1 }[];
  /** True where the limits leave too few rates to settle the remainder on. */
  readonly isShort: boolean;
};

/**
 * Rounds to thousandths, halves up, and settles the remainder on the rates that rounding moved farthest the other
 * way; ties go to the first state. A rate that a limit holds is not moved beyond it.
 *
 * @param whole - what the rates must sum to, in thousandths
 * @param limits - least and greatest rate of a state, in thousandths
 */
export function roundRates(
  column: Column,
  whole: bigint,
  limits: (i: number) => { readonly least: bigint; readonly most: bigint },
): RoundedRates {
  const thousandths = column.values.map((value) => (2n * 1000n * value + column.over) / (2n * column.over));
  const total = thousandths.reduce((sum, value) => sum + value, 0n);
  const by = total < whole ? 1 : -1;
  const missing = Number(whole - total) * by;
  const errors = thousandths.map((value, i) => ({ i, error: 1000n * (column.values[i] ?? 0n) - value * column.over }));
  errors.sort((a, b) => by * (a.error < b.error ? 1 : a.error > b.error ? -1 : 0) || a.i - b.i);
  const settled: { i: number; by: 1 | -1 }[] = [];
  for (const { i } of errors) {
    if (settled.length >= missing) break;
    const next = (thousandths[i] ?? 0n) + BigInt(by);
    const { least, most } = limits(i);
    if (next < least || next > most) continue;
    thousandths[i] = next;
    settled.push({ i, by });
  }
  return { thousandths, settled, isShort: settled.length < missing };
}

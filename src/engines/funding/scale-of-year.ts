import { toDecimal } from "../../kernel/fraction.ts";
import type { MessageValues } from "../../kernel/refusal.ts";
import { compareText } from "../../kernel/text-order.ts";
import type { ReferenceData, ScaleRate } from "../../model/reference-data.ts";

/** Why a scale cannot be used; the code is that of a refusal or of a reason, the values fill its message. */
export type NoScale = { readonly ok: false; readonly code: string; readonly values: MessageValues };

/** Whole numbers over one power of ten: `values[i] / 10 ** places`. */
export type Scaled = { readonly values: readonly bigint[]; readonly places: number };

/** Regular rates of one year in the order of their ISO 3166 codes, percent as printed and exactly. */
export type RegularScale = {
  readonly ok: true;
  readonly year: number;
  readonly period: string;
  readonly rows: readonly ScaleRate[];
  readonly percent: Scaled;
  /** Sum of the rates, exactly, with at least the three decimals that scales are printed with. */
  readonly sum_percent: string;
  /** Only a table that sums to 100 exactly can share an amount. */
  readonly isWhole: boolean;
};

/** True where the year lies in a period such as `2022-2024` or `2001`. */
export function isYearIn(period: string, year: number): boolean {
  const [first = "", last = first] = period.split("-");
  return Number(first) <= year && year <= Number(last);
}

export const lastYearOf = (period: string): number => Number(period.slice(-4));

/** Every period of a table that holds the year: none where it is not known, more than one where the table contradicts itself. */
export function periodsOf(rows: readonly { readonly period: string }[], year: number): string[] {
  const periods = new Set<string>();
  for (const row of rows) if (!periods.has(row.period) && isYearIn(row.period, year)) periods.add(row.period);
  return [...periods];
}

/** Brings plain decimals to whole numbers over one power of ten. */
function scaled(decimals: readonly string[]): Scaled {
  const places = decimals.reduce(
    (most, text) => Math.max(most, text.length - 1 - (text.includes(".") ? text.indexOf(".") : text.length - 1)),
    0,
  );
  return { values: decimals.map((text) => scaledTo(text, places)), places };
}

/** @throws RangeError where the decimal has more places than these */
export function scaledTo(decimal: string, places: number): bigint {
  const [whole = "", part = ""] = decimal.split(".");
  if (!/^\d+$/.test(whole) || part.length > places)
    throw new RangeError(`not a decimal of ${places} places: ${decimal}`);
  return BigInt(whole + part.padEnd(places, "0"));
}

/** Finds the regular scale that holds the year. A table that does not sum to 100 is returned as printed, not whole. */
export function regularScale(reference: Pick<ReferenceData, "regular_scale">, year: number): RegularScale | NoScale {
  const [period, second] = periodsOf(reference.regular_scale, year);
  if (period === undefined) return { ok: false, code: "scale.not_found", values: { year } };
  if (second !== undefined) return { ok: false, code: "scale.overlap", values: { year, periods: [period, second] } };
  const rows = reference.regular_scale
    .filter((row) => row.period === period)
    .sort((a, b) => compareText(a.iso3, b.iso3));
  const percent = scaled(rows.map((row) => row.rate_percent));
  const total = percent.values.reduce((sum, value) => sum + value, 0n);
  const unit = 10n ** BigInt(percent.places);
  const sum_percent = toDecimal({ n: total, d: unit }, Math.max(percent.places, 3)).replace(/(\.\d{3}\d*?)0+$/, "$1");
  return { ok: true, year, period, rows, percent, sum_percent, isWhole: total === 100n * unit };
}

/** The refusal of a table that does not sum to 100, with what is wrong in figures. */
export const notWhole = (scale: RegularScale): NoScale => ({
  ok: false,
  code: "scale.sum",
  values: { period: scale.period, sum: scale.sum_percent, states: scale.rows.length },
});

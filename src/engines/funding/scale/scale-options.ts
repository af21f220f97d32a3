import { compareFractions, fraction, parseDecimal } from "../../../kernel/fraction.ts";
import type { NoScale } from "../scale-of-year.ts";

/** What is done with a state without income in the base period: left out, or its adopted rate is set aside. */
export const missingChoices = ["leave_out", "adopted_rate"] as const;
/** What is done with a state that has income in some years only: as one without any, or the mean of those years. */
export const holeChoices = ["as_missing", "known_years"] as const;
/** Whether a state above the ceiling carries its part of the relief of others before it is cut to the ceiling. */
export const ceilingTracks = ["takes_part", "set_aside"] as const;
export const debtBases = ["stock", "flow"] as const;
/** One scale for the period's years, or one for each of them with base periods that move along. */
export const recalculations = ["period", "annual"] as const;

/** What the method leaves to a decision. Percentages and dollars are exact decimals. */
export type ScaleOptions = {
  /** Lengths in years of the statistical base periods, whose results are averaged. */
  readonly base_periods: readonly number[];
  /** Last year of the base periods; null where it follows from the scale's first year. */
  readonly last_year: number | null;
  readonly recalculation: (typeof recalculations)[number];
  readonly gradient_percent: string;
  /** `mean` of all states, or a figure in dollars. */
  readonly threshold: string;
  readonly debt_basis: (typeof debtBases)[number];
  /** Years over which debt is taken to be repaid. */
  readonly debt_years: number;
  /** Income per head from which debt is not deducted; null where no limit is given. */
  readonly debt_limit_usd: string | null;
  readonly ceiling_track: (typeof ceilingTracks)[number];
  readonly floor_percent: string;
  readonly ldc_ceiling_percent: string;
  readonly ceiling_percent: string;
  readonly missing: (typeof missingChoices)[number];
  readonly holes: (typeof holeChoices)[number];
};

export const defaultOptions: ScaleOptions = {
  base_periods: [3, 6],
  last_year: null,
  recalculation: "period",
  gradient_percent: "80",
  threshold: "mean",
  debt_basis: "stock",
  debt_years: 8,
  debt_limit_usd: null,
  ceiling_track: "takes_part",
  floor_percent: "0.001",
  ldc_ceiling_percent: "0.01",
  ceiling_percent: "22",
  missing: "leave_out",
  holes: "as_missing",
};

/** How sure each default is: named by the resolutions, or open in every source that was read. */
export const optionStatus: Readonly<Record<keyof ScaleOptions, "found" | "unverified">> = {
  base_periods: "found",
  last_year: "unverified",
  recalculation: "unverified",
  gradient_percent: "found",
  threshold: "found",
  debt_basis: "unverified",
  debt_years: "unverified",
  debt_limit_usd: "unverified",
  ceiling_track: "unverified",
  floor_percent: "found",
  ldc_ceiling_percent: "found",
  ceiling_percent: "found",
  missing: "unverified",
  holes: "unverified",
};

/** Last year of the base periods of a scale: three before the first year that it serves. */
export function lastBaseYear(options: ScaleOptions, year: number, firstOfPeriod: number): number {
  return options.last_year ?? (options.recalculation === "annual" ? year : firstOfPeriod) - 3;
}

const isPercent = (text: string): boolean =>
  /^\d{1,3}(\.\d{1,9})?$/.test(text) && compareFractions(parseDecimal(text), fraction(100n)) <= 0;
const isDollars = (text: string): boolean => /^\d{1,15}(\.\d{1,9})?$/.test(text) && /[1-9]/.test(text);
const percentages = ["gradient_percent", "floor_percent", "ldc_ceiling_percent", "ceiling_percent"] as const;

/** The first option that cannot be, or null. */
export function faultOf(options: ScaleOptions): NoScale | null {
  const fault = (option: string, value: string): NoScale => ({
    ok: false,
    code: "scale.option",
    values: { option, value },
  });
  for (const option of percentages) if (!isPercent(options[option])) return fault(option, options[option]);
  const { base_periods, threshold, debt_years, debt_limit_usd } = options;
  if (base_periods.length === 0 || base_periods.some((years) => !Number.isInteger(years) || years < 1 || years > 20))
    return fault("base_periods", base_periods.join(";"));
  if (threshold !== "mean" && !isDollars(threshold)) return fault("threshold", threshold);
  if (!Number.isInteger(debt_years) || debt_years < 1) return fault("debt_years", String(debt_years));
  if (debt_limit_usd !== null && !isDollars(debt_limit_usd)) return fault("debt_limit_usd", debt_limit_usd);
  if (compareFractions(parseDecimal(options.floor_percent), parseDecimal(options.ldc_ceiling_percent)) > 0)
    return fault("ldc_ceiling_percent", options.ldc_ceiling_percent);
  return null;
}

import type { NoScale } from "../scale-of-year.ts";
import {
  type ScaleOptions,
  ceilingTracks,
  debtBases,
  defaultOptions,
  faultOf,
  holeChoices,
  missingChoices,
  recalculations,
} from "./scale-options.ts";

/** Options as people write them, by short names: what is not said is the default. */
export const optionNames = [
  "base_periods",
  "last_year",
  "recalculation",
  "gradient",
  "threshold",
  "debt_basis",
  "debt_years",
  "debt_limit",
  "ceiling_track",
  "floor",
  "ldc_ceiling",
  "ceiling",
  "missing",
  "holes",
] as const;
export type OptionName = (typeof optionNames)[number];
export type OptionTexts = { readonly [name in OptionName]?: string | undefined };

const keys: Readonly<Record<OptionName, keyof ScaleOptions>> = {
  base_periods: "base_periods",
  last_year: "last_year",
  recalculation: "recalculation",
  gradient: "gradient_percent",
  threshold: "threshold",
  debt_basis: "debt_basis",
  debt_years: "debt_years",
  debt_limit: "debt_limit_usd",
  ceiling_track: "ceiling_track",
  floor: "floor_percent",
  ldc_ceiling: "ldc_ceiling_percent",
  ceiling: "ceiling_percent",
  missing: "missing",
  holes: "holes",
};
export const keyOfOption = (name: OptionName): keyof ScaleOptions => keys[name];

/** An option as text, as it is written; `null` is said as an empty text. */
export function optionText(options: ScaleOptions, name: OptionName): string {
  const value = options[keys[name]];
  return value === null ? "" : typeof value === "object" ? value.join(";") : String(value);
}

const oneOf = <T extends string>(choices: readonly T[], text: string | undefined, usual: T): T | null =>
  text === undefined ? usual : (choices.find((choice) => choice === text) ?? null);
const whole = (text: string | undefined, usual: number): number =>
  text === undefined ? usual : /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;

/** Reads options. @returns the options, or the first one that cannot be */
export function readOptions(texts: OptionTexts): { readonly ok: true; readonly options: ScaleOptions } | NoScale {
  const usual = defaultOptions;
  const fault = (option: OptionName): NoScale => ({
    ok: false,
    code: "scale.option",
    values: { option, value: texts[option] ?? "" },
  });
  const recalculation = oneOf(recalculations, texts.recalculation, usual.recalculation);
  if (recalculation === null) return fault("recalculation");
  const debt_basis = oneOf(debtBases, texts.debt_basis, usual.debt_basis);
  if (debt_basis === null) return fault("debt_basis");
  const ceiling_track = oneOf(ceilingTracks, texts.ceiling_track, usual.ceiling_track);
  if (ceiling_track === null) return fault("ceiling_track");
  const missing = oneOf(missingChoices, texts.missing, usual.missing);
  if (missing === null) return fault("missing");
  const holes = oneOf(holeChoices, texts.holes, usual.holes);
  if (holes === null) return fault("holes");
  const last_year = texts.last_year === undefined ? usual.last_year : whole(texts.last_year, 0);
  if (last_year !== null && !(last_year > 1900)) return fault("last_year");
  const options: ScaleOptions = {
    base_periods: texts.base_periods?.split(/[;,]/).map((text) => whole(text.trim(), 0)) ?? usual.base_periods,
    last_year,
    recalculation,
    gradient_percent: texts.gradient ?? usual.gradient_percent,
    threshold: texts.threshold ?? usual.threshold,
    debt_basis,
    debt_years: whole(texts.debt_years, usual.debt_years),
    debt_limit_usd: texts.debt_limit ?? usual.debt_limit_usd,
    ceiling_track,
    floor_percent: texts.floor ?? usual.floor_percent,
    ldc_ceiling_percent: texts.ldc_ceiling ?? usual.ldc_ceiling_percent,
    ceiling_percent: texts.ceiling ?? usual.ceiling_percent,
    missing,
    holes,
  };
  return faultOf(options) ?? { ok: true, options };
}

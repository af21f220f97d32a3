import { type Fraction, fraction, toDecimal } from "../../kernel/fraction.ts";
import type { ReferenceData } from "../../model/reference-data.ts";
import { type Disagreement, type StateDiscount, discountOf, indexLevels } from "./discount-of-state.ts";
import { type NoScale, type RegularScale, notWhole, periodsOf, regularScale, scaledTo } from "./scale-of-year.ts";

/** One state's rate of a scale. `weight` over the scale's `denominator` is the rate in per cent, exactly. */
export type StateRate = {
  readonly iso3: string;
  readonly regular_percent: string;
  /** Null on the regular scale alone. */
  readonly discount: StateDiscount | null;
  readonly weight: bigint;
};

/** Rates of one calendar year that share an amount: the weights sum to 100 times the denominator. */
export type RateScale = {
  readonly ok: true;
  readonly year: number;
  readonly scale_period: string;
  /** Null on the regular scale alone. */
  readonly levels_period: string | null;
  /** Points given as discounts, and the factor of the permanent members that makes up for them. */
  readonly given_percent: Fraction;
  readonly premium: Fraction;
  /** Ordered by ISO 3166 code. */
  readonly states: readonly StateRate[];
  readonly denominator: bigint;
  readonly disagreements: readonly Disagreement[];
  /** States with a level but without a regular rate: they take no part. */
  readonly without_rate: readonly string[];
};

/** A rate in per cent with a fixed number of decimals, halves up. */
export const ratePercent = (scale: RateScale, state: StateRate, places: number): string =>
  toDecimal({ n: state.weight, d: scale.denominator }, places);

/** The regular scale of the year as rates that share an amount. */
export function regularRates(reference: ReferenceData, year: number): RateScale | NoScale {
  const scale = regularScale(reference, year);
  if (!scale.ok) return scale;
  if (!scale.isWhole) return notWhole(scale);
  return {
    ok: true,
    year,
    scale_period: scale.period,
    levels_period: null,
    given_percent: fraction(0n),
    premium: fraction(1n),
    states: scale.rows.map((row, i) => ({
      iso3: row.iso3,
      regular_percent: row.rate_percent,
      discount: null,
      weight: scale.percent.values[i] ?? 0n,
    })),
    denominator: 10n ** BigInt(scale.percent.places),
    disagreements: [],
    without_rate: [],
  };
}

/**
 * The peacekeeping scale of a calendar year, exactly and unrounded: a state pays its regular rate less its discount;
 * the permanent members (level A) pay theirs times one premium that makes up for all discounts given.
 *
 *     given   = sum of R_i x d_i over the others
 *     premium = 1 + given / sum of R_i over the permanent members
 *
 * Discounts are taken as their tables print them: a step of 26.6667 per cent is 26.6667, not 80/3.
 *
 * @returns the rates, or why there are none: no scale or two for the year, a table that does not sum to 100, levels
 * not known for the year, a state without a discount, no permanent member
 */
export function effectiveRates(reference: ReferenceData, year: number): RateScale | NoScale {
  const scale = regularScale(reference, year);
  if (!scale.ok) return scale;
  if (!scale.isWhole) return notWhole(scale);
  const [levels_period, second] = periodsOf(reference.levels, year);
  if (levels_period === undefined) return { ok: false, code: "levels.unknown", values: { years: [String(year)] } };
  if (second !== undefined)
    return { ok: false, code: "levels.overlap", values: { year, periods: [levels_period, second] } };
  const index = indexLevels(reference, year);
  const disagreements: Disagreement[] = [];
  const discounts = scale.rows.map((row) => discountOf(index, row.iso3, disagreements));
  const missing = scale.rows.filter((_, i) => !discounts[i]).map((row) => nameOf(reference, row.iso3));
  if (missing.length > 0)
    return { ok: false, code: "levels.state_missing", values: { period: levels_period, states: missing } };
  const shared = shareOut(
    scale,
    discounts.map((discount) => discount?.percent ?? null),
  );
  if (!shared) return { ok: false, code: "levels.no_permanent", values: { period: levels_period } };
  const rated = new Set(scale.rows.map((row) => row.iso3));
  return {
    ok: true,
    year,
    scale_period: scale.period,
    levels_period,
    given_percent: shared.given_percent,
    premium: shared.premium,
    states: scale.rows.map((row, i) => ({
      iso3: row.iso3,
      regular_percent: row.rate_percent,
      discount: discounts[i] ?? null,
      weight: shared.weights[i] ?? 0n,
    })),
    denominator: shared.denominator,
    disagreements,
    without_rate: [...index.states.keys()].filter((iso3) => !rated.has(iso3)),
  };
}

const nameOf = (reference: ReferenceData, iso3: string): string =>
  reference.states.find((state) => state.iso3 === iso3)?.name ?? iso3;

/**
 * Everything over one denominator, in whole numbers: with R in units of 10^-p per cent, d in units of 10^-q per cent
 * and Q = 100 x 10^q, a rate is R(Q - d) / (Q 10^p), or R(Q P + given) / (P Q 10^p) for the permanent members, whose
 * rates sum to P. Null where discounts are given and nobody makes up for them.
 */
function shareOut(scale: RegularScale, percents: readonly (string | null)[]) {
  const places = Math.max(0, ...percents.map((percent) => percent?.split(".")[1]?.length ?? 0));
  const whole = 100n * 10n ** BigInt(places);
  const unit = 10n ** BigInt(scale.percent.places);
  const discounts = percents.map((percent) => (percent === null ? null : scaledTo(percent, places)));
  let given = 0n;
  let permanent = 0n;
  for (const [i, rate] of scale.percent.values.entries()) {
    const discount = discounts[i] ?? null;
    if (discount === null) permanent += rate;
    else given += rate * discount;
  }
  if (permanent === 0n && given > 0n) return null;
  const shareOfPermanent = permanent === 0n ? 1n : permanent;
  const weights = scale.percent.values.map((rate, i) => {
    const discount = discounts[i] ?? null;
    return discount === null ? rate * (whole * shareOfPermanent + given) : rate * (whole - discount) * shareOfPermanent;
  });
  return {
    weights,
    denominator: shareOfPermanent * whole * unit,
    given_percent: fraction(given, whole * unit),
    premium: fraction(whole * shareOfPermanent + given, whole * shareOfPermanent),
  };
}

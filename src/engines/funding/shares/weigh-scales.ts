import {
  type Fraction,
  compareFractions,
  fraction,
  multiply,
  parseDecimal,
  sum,
  toDecimal,
} from "../../../kernel/fraction.ts";
import type { RateScale } from "../effective-rates.ts";

export type WeighedYear = { readonly scale: RateScale; readonly weight: Fraction };
/** Rates in per cent, exactly, by state code in the order of the codes. */
export type WeighedRates = ReadonlyMap<string, Fraction>;

/**
 * Rates of a period that spans calendar years: each year's rates times its weight.
 * @throws RangeError where the weights do not sum to one or one is negative
 */
export function weighScales(years: readonly WeighedYear[]): WeighedRates {
  const total = sum(years.map(({ weight }) => weight));
  if (compareFractions(total, fraction(1n)) !== 0 || years.some(({ weight }) => weight.n < 0n))
    throw new RangeError(`the weights of the years sum to ${toDecimal(total, 6)}, not to 1`);
  const terms = new Map<string, Fraction[]>();
  for (const { scale, weight } of years)
    for (const { iso3, weight: rate } of scale.states)
      terms.set(iso3, [...(terms.get(iso3) ?? []), multiply(weight, fraction(rate, scale.denominator))]);
  return new Map([...terms].sort(([a], [b]) => (a < b ? -1 : 1)).map(([iso3, parts]) => [iso3, sum(parts)]));
}

/** What a state was really assessed in a year, in cents. */
export type Observed = { readonly iso3: string; readonly cents: bigint };
export type Residual = {
  readonly iso3: string;
  readonly computed_percent: Fraction;
  /** Null for a state that the file of amounts does not have. */
  readonly observed_percent: Fraction | null;
  /** Computed less observed, in points; null where nothing was observed. */
  readonly points: Fraction | null;
};
export type Comparison = {
  readonly residuals: readonly Residual[];
  /** States with a rate that the file does not have: all observed shares are too large by what they would have paid. */
  readonly missing: readonly string[];
  /** States of the file without a rate. */
  readonly without_rate: readonly string[];
  readonly worst: Residual | null;
};

/** Computed rates against what states were assessed, as shares of the sum of the file. */
export function compareObserved(rates: WeighedRates, observed: readonly Observed[]): Comparison {
  const total = observed.reduce((all, { cents }) => all + cents, 0n);
  const seen = new Map(observed.map(({ iso3, cents }) => [iso3, cents]));
  const residuals = [...rates].map(([iso3, computed_percent]): Residual => {
    const cents = seen.get(iso3);
    if (cents === undefined) return { iso3, computed_percent, observed_percent: null, points: null };
    const observed_percent = fraction(cents * 100n, total);
    const points = sum([computed_percent, multiply(observed_percent, fraction(-1n))]);
    return { iso3, computed_percent, observed_percent, points };
  });
  const size = ({ points }: Residual): Fraction =>
    points === null ? fraction(-1n) : { n: points.n < 0n ? -points.n : points.n, d: points.d };
  const worst = residuals.reduce<Residual | null>(
    (most, each) =>
      each.points !== null && (most === null || compareFractions(size(each), size(most)) > 0) ? each : most,
    null,
  );
  return {
    residuals,
    missing: residuals.filter(({ points }) => points === null).map(({ iso3 }) => iso3),
    without_rate: observed.filter(({ iso3 }) => !rates.has(iso3)).map(({ iso3 }) => iso3),
    worst,
  };
}

/**
 * The weight of the first of two years that fits the amounts best, by least squares over the states of the file, and
 * the largest misfit that remains: what no weight of two years can explain. A misfit far above the step of the file's
 * own rounding says that more than two scales, or other amounts, went into the file.
 */
export function bestWeight(first: RateScale, second: RateScale, observed: readonly Observed[]): Fraction | null {
  const a = weighScales([{ scale: first, weight: fraction(1n) }]);
  const b = weighScales([{ scale: second, weight: fraction(1n) }]);
  const total = observed.reduce((all, { cents }) => all + cents, 0n);
  let above = fraction(0n);
  let below = fraction(0n);
  // Twelve decimals keep the sums short; the weight is given to six.
  const short = (value: Fraction): Fraction => parseDecimal(toDecimal(value, 12));
  for (const { iso3, cents } of observed) {
    const [x, y] = [a.get(iso3), b.get(iso3)];
    if (!x || !y) continue;
    const slope = short(sum([x, multiply(y, fraction(-1n))]));
    const rest = short(sum([fraction(cents * 100n, total), multiply(y, fraction(-1n))]));
    above = sum([above, multiply(slope, rest)]);
    below = sum([below, multiply(slope, slope)]);
  }
  if (below.n === 0n) return null;
  return parseDecimal(toDecimal(fraction(above.n * below.d, above.d * below.n), 6));
}

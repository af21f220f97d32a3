import { effectiveRates, type RateScale } from "../../../engines/funding/effective-rates.ts";
import { bestWeight, compareObserved, weighScales } from "../../../engines/funding/shares/weigh-scales.ts";
import type { AssessedAmount } from "../../../exchange/reference/budget-tables.ts";
import { type Fraction, compareFractions, fraction, sum, toDecimal } from "../../../kernel/fraction.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import type { ReferenceData } from "../../../model/reference-data.ts";
import { type ObservedFile, readObserved } from "./read-observed.ts";

export type WeightAsk = { readonly year: number; readonly weight: Fraction };

/** Rates of years weighed together, and how far each state's share of the amounts of a file lies from them. */
export type WeighedSheet = {
  readonly schema: "concert.weighed-scale/1";
  readonly weights: readonly { readonly year: number; readonly weight: string }[];
  readonly financial_year: string | null;
  /** Largest difference in points, without sign, and whose it is. */
  readonly worst_points: string | null;
  readonly worst_state: string | null;
  /** Weight of the first year that fits the file best, where two years were given. */
  readonly best_weight: string | null;
  readonly missing: readonly string[];
  readonly without_rate: readonly string[];
  readonly rates: readonly {
    readonly iso3: string;
    readonly rate_percent: string;
    readonly observed_percent: string | null;
    readonly difference_points: string | null;
  }[];
};

const places = 10;

/**
 * @throws Refusal where a year has no scale that may share an amount, weights do not sum to one, or the file or its
 * year is not there
 */
export async function weighYears(
  reference: ReferenceData,
  asked: readonly WeightAsk[],
  observed: ObservedFile | null,
): Promise<WeighedSheet> {
  const total = sum(asked.map(({ weight }) => weight));
  if (compareFractions(total, fraction(1n)) !== 0)
    throw new Refusal("invalid", "shares.weights", { sum: toDecimal(total, 6) });
  const years = asked.map(({ year, weight }) => ({ scale: scaleOf(reference, year), weight }));
  const rates = weighScales(years);
  const amounts = observed === null ? [] : await readObserved(observed, reference);
  const compared = observed === null ? null : compareObserved(rates, amounts);
  const [first, second] = years;
  const best =
    compared !== null && first && second && years.length === 2 ? bestWeight(first.scale, second.scale, amounts) : null;
  const residuals = new Map(compared?.residuals.map((row) => [row.iso3, row]));
  const worst = compared?.worst?.points ?? null;
  return {
    schema: "concert.weighed-scale/1",
    weights: asked.map(({ year, weight }) => ({ year, weight: toDecimal(weight, 6) })),
    financial_year: observed?.financial_year ?? null,
    worst_points: worst === null ? null : toDecimal({ n: worst.n < 0n ? -worst.n : worst.n, d: worst.d }, places),
    worst_state: compared?.worst?.iso3 ?? null,
    best_weight: best === null ? null : toDecimal(best, 6),
    missing: compared?.missing ?? [],
    without_rate: compared?.without_rate ?? [],
    rates: [...rates].map(([iso3, rate]) => {
      const row = residuals.get(iso3);
      return {
        iso3,
        rate_percent: toDecimal(rate, places),
        observed_percent: row?.observed_percent ? toDecimal(row.observed_percent, places) : null,
        difference_points: row?.points ? toDecimal(row.points, places) : null,
      };
    }),
  };
}

function scaleOf(reference: ReferenceData, year: number): RateScale {
  const scale = effectiveRates(reference, year);
  if (!scale.ok) throw new Refusal("invalid", scale.code, scale.values);
  return scale;
}

/** The weight of two years that fits amounts best, and what it leaves unexplained; null where the rates are alike. */
export function bestFit(
  reference: ReferenceData,
  [first, second]: readonly [number, number],
  amounts: readonly AssessedAmount[],
): { readonly weight: Fraction; readonly worst_points: string; readonly worst_state: string } | null {
  const [a, b] = [scaleOf(reference, first), scaleOf(reference, second)];
  const weight = bestWeight(a, b, amounts);
  if (weight === null || weight.n < 0n || compareFractions(weight, fraction(1n)) > 0) return null;
  const rest = fraction(weight.d - weight.n, weight.d);
  const { worst } = compareObserved(
    weighScales([
      { scale: a, weight },
      { scale: b, weight: rest },
    ]),
    amounts,
  );
  if (!worst?.points) return null;
  return { weight, worst_points: toDecimal(worst.points, places), worst_state: worst.iso3 };
}

import type { AssessedAmount } from "../../../exchange/reference/budget-tables.ts";
import { compareFractions, fraction, multiply, parseDecimal, sum, toDecimal } from "../../../kernel/fraction.ts";
import { yearOf } from "../../../kernel/plain-date.ts";
import type { ReferenceData } from "../../../model/reference-data.ts";
import type { StatementSheet } from "../../../model/statement-sheet.ts";
import { bestFit } from "./weigh-years.ts";

type Worst = { readonly iso3: string; readonly points: string };
type Fit = Worst & { readonly year: number; readonly other: number; readonly weight: string };

/** Why one budget's shares differ from what states paid of all missions together, as far as the amounts show it. */
export type ResidualExplained = {
  /** Largest difference in points, with its sign, and whose it is. */
  readonly worst: Worst | null;
  /** The weight of two calendar years that fits the amounts best, and what no weight of the two explains. */
  readonly fit: Fit | null;
  /** States with a rate whom the file leaves out: all other observed shares are too large by what they paid. */
  readonly missing: readonly string[];
  /** The same two with the computed shares of the missing put back; null where none is missing. */
  readonly with_missing: { readonly worst: Worst | null; readonly fit: Fit | null } | null;
};

export function explainResidual(
  sheet: StatementSheet,
  reference: ReferenceData,
  observed: readonly AssessedAmount[],
): ResidualExplained {
  const fitOf = (amounts: readonly AssessedAmount[]): Fit | null => {
    const [year, other] = [yearOf(sheet.from), yearOf(sheet.to)];
    const fit =
      year === other || sheet.parts.some(({ reason }) => reason !== null)
        ? null
        : bestFit(reference, [year, other], amounts);
    return fit && { year, other, weight: toDecimal(fit.weight, 6), points: fit.worst_points, iso3: fit.worst_state };
  };
  const whole = sheet.missing.length === 0 ? null : putBack(sheet, observed);
  return {
    worst: worstOf(sheet, observed),
    fit: fitOf(observed),
    missing: sheet.missing,
    with_missing: whole && { worst: worstOf(sheet, whole), fit: fitOf(whole) },
  };
}

/** The largest difference between the sheet's rates and the shares of amounts. */
function worstOf(sheet: StatementSheet, amounts: readonly AssessedAmount[]): Worst | null {
  const total = amounts.reduce((all, { cents }) => all + cents, 0n);
  const rates = new Map(
    sheet.states.flatMap(({ iso3, rate_percent }) =>
      rate_percent === null ? [] : [[iso3, parseDecimal(rate_percent)] as const],
    ),
  );
  const size = (points: ReturnType<typeof fraction>) => ({ n: points.n < 0n ? -points.n : points.n, d: points.d });
  const [worst] = amounts
    .flatMap(({ iso3, cents }) => {
      const rate = rates.get(iso3);
      return rate ? [{ iso3, points: sum([rate, multiply(fraction(cents * 100n, total), fraction(-1n))]) }] : [];
    })
    .toSorted((a, b) => compareFractions(size(b.points), size(a.points)));
  return worst ? { iso3: worst.iso3, points: toDecimal(worst.points, 10) } : null;
}

/** The amounts with those whom the file leaves out at their computed rate, to the cent. */
function putBack({ missing, states }: StatementSheet, observed: readonly AssessedAmount[]): AssessedAmount[] {
  const total = observed.reduce((all, { cents }) => all + cents, 0n);
  const rateOf = (iso3: string) => parseDecimal(states.find((state) => state.iso3 === iso3)?.rate_percent ?? "0");
  const left = sum([fraction(100n), ...missing.map((iso3) => multiply(rateOf(iso3), fraction(-1n)))]);
  const [{ financial_year } = { financial_year: "" }] = observed;
  return [
    ...observed,
    ...missing.map((iso3) => {
      const rate = rateOf(iso3);
      return { financial_year, iso3, cents: (total * rate.n * left.d) / (rate.d * left.n) };
    }),
  ];
}

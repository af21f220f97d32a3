import { type AssessedAmount, readAssessed } from "../../../exchange/reference/budget-tables.ts";
import { toDecimal } from "../../../kernel/fraction.ts";
import { yearOf } from "../../../kernel/plain-date.ts";
import type { ReferenceData } from "../../../model/reference-data.ts";
import type { StatementSheet } from "./state-statements.ts";
import { bestFit } from "./weigh-years.ts";

export type ObservedFile = { readonly file: string; readonly financial_year: string };

/** What states were assessed in a financial year, as a file has it. @throws Refusal as reading the table does */
export const readObserved = ({ file, financial_year }: ObservedFile): Promise<AssessedAmount[]> =>
  readAssessed(file, financial_year);

/** Why one budget's shares differ from what states paid of all missions together, as far as the amounts show it. */
export type ResidualExplained = {
  /** Largest difference in points, with its sign, and whose it is. */
  readonly worst: { readonly iso3: string; readonly points: string } | null;
  /** The weight of two calendar years that fits the amounts best, and what no weight of the two explains. */
  readonly fit: {
    readonly year: number;
    readonly other: number;
    readonly weight: string;
    readonly points: string;
    readonly iso3: string;
  } | null;
  readonly missing: readonly string[];
};

export function explainResidual(
  sheet: StatementSheet,
  reference: ReferenceData,
  observed: readonly AssessedAmount[],
): ResidualExplained {
  const [year, other] = [yearOf(sheet.from), yearOf(sheet.to)];
  const fit = year === other ? null : bestFit(reference, [year, other], observed);
  const size = (text: string | null): number => Math.abs(Number(text ?? 0));
  const worst = sheet.states.toSorted((a, b) => size(b.residual_points) - size(a.residual_points))[0];
  return {
    worst: worst?.residual_points ? { iso3: worst.iso3, points: worst.residual_points } : null,
    fit: fit && {
      year,
      other,
      weight: toDecimal(fit.weight, 6),
      points: fit.worst_points,
      iso3: fit.worst_state,
    },
    missing: sheet.missing,
  };
}

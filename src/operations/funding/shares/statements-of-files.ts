import { periodParts } from "../../../engines/funding/shares/statement.ts";
import type { AssessedAmount } from "../../../exchange/reference/budget-tables.ts";
import { parseMoney } from "../../../kernel/money.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import type { ReferenceData } from "../../../model/reference-data.ts";
import type { StatementSheet } from "../../../model/statement-sheet.ts";
import { type OffsetAsk, offsetOf } from "./offsets-asked.ts";
import { type PeriodFiles, shareOverPeriods } from "./share-over-periods.ts";
import { statementSheet } from "./statement-sheet.ts";

export type FileStatements = {
  readonly files: PeriodFiles;
  readonly mission: string;
  readonly financial_year: string;
  readonly offsets: readonly OffsetAsk[];
  readonly observed: readonly AssessedAmount[] | null;
};

/**
 * Every state's statement of one mission's financial year, from files of budgets and mandate periods: each period's
 * amount is cut at 31 December and shared on the rates of its calendar years. Voluntary shares are taken out first.
 * @throws Refusal as sharing over periods does, and where the files have no periods of the mission in the year
 */
export async function statementsOfFiles(
  reference: ReferenceData,
  { files, mission, financial_year, offsets, observed }: FileStatements,
): Promise<StatementSheet> {
  const { budgets } = await shareOverPeriods(files);
  const budget = budgets.find((each) => each.mission === mission && each.financial_year === financial_year);
  const [first, last] = [budget?.parts[0], budget?.parts.at(-1)];
  if (!budget || !first || !last)
    throw new Refusal("not-found", "shares.periods_missing", {
      mission,
      year: financial_year,
      known: budgets.map((each) => `${each.mission} ${each.financial_year}`),
    });
  const span = { from: first.from, to: last.to };
  return statementSheet(reference, {
    head: {
      mission,
      mission_name: mission,
      budget: `${mission} ${financial_year}`,
      ...span,
      kind: budget.is_commitment ? "commitment" : "appropriation",
      basis: "reported",
      sources: budget.source === "" ? [] : [budget.source],
      taken_out: [...budget.taken_out],
      mandate_ends: budget.parts.filter(endsMandate).map(({ to }) => ({ on: to, stated: true })),
    },
    parts: periodParts(
      budget.parts.map(({ from, to, amount_usd, subject_to_extension }) => ({
        from,
        to,
        cents: parseMoney(amount_usd).minor,
        afterMandate: subject_to_extension,
      })),
    ),
    offsets: offsets.map((offset) => offsetOf(offset, span)),
    observed,
  });
}

/** A period that ends with the year while the mandate goes on is cut for the scale alone. */
const endsMandate = (
  { to, subject_to_extension }: { readonly to: string; readonly subject_to_extension: boolean },
  i: number,
  parts: readonly { readonly subject_to_extension: boolean }[],
): boolean =>
  i < parts.length - 1 && (!to.endsWith("-12-31") || parts[i + 1]?.subject_to_extension !== subject_to_extension);

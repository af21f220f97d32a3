import type { ComputedScale, computeLevels, showWorking } from "../operations/funding/scale/compute-scale.ts";
import { type ScaleTable, levelSheets, scaleSheets, workingSheet } from "../operations/funding/scale/scale-sheets.ts";
import type { PremiumSheet } from "../operations/funding/scale/show-premium.ts";
import { sayCell } from "../operations/funding/coded-table.ts";
import { say, sayIn } from "../words/catalogue.ts";
import type { Language } from "../words/say.ts";
import { textTable } from "./text-table.ts";

type Names = (iso3: string) => string;

/** A table of a computed scale on a terminal; states with their codes. */
function tableText({ columns, rows }: ScaleTable, language: Language, nameOf: Names): string {
  const words = sayIn(language);
  return textTable(
    columns.map(({ name, kind }) => ({
      title: words(`scale.column.${name}`),
      align: kind === "number" ? "end" : "start",
    })),
    rows.map((row) =>
      row.map((cell, i) => {
        const column = columns[i];
        return column ? sayCell(cell, column, language, (iso3) => `${iso3} ${nameOf(iso3)}`) : "";
      }),
    ),
  );
}

const under = (title: string, table: string): string[] => ["", title, table];

/** The computed scale beside the adopted one, with its options and the holes of its figures. */
export function scaleText(report: ComputedScale["report"], language: Language, nameOf: Names): string {
  const [rates, options, holes] = scaleSheets(report);
  const worked = report.rates.filter(({ computed_percent }) => computed_percent !== null);
  return [
    say(language, "scale.title", { year: String(report.year), period: report.period }),
    say(language, "scale.unofficial"),
    ...report.base_periods.map(({ first_year, last_year, threshold_usd }) =>
      say(language, "scale.base", { first: String(first_year), last: String(last_year), threshold: threshold_usd }),
    ),
    say(language, `scale.debt.${report.debt}`),
    say(language, `scale.conversion.${report.conversion}`),
    "",
    rates ? tableText(rates, language, nameOf) : "",
    "",
    say(language, "scale.total", { count: worked.length, sum: report.sum_percent }),
    besideAdopted(report, language, nameOf),
    ...(options ? under(say(language, "scale.sheet.options"), tableText(options, language, nameOf)) : []),
    ...(holes && holes.rows.length > 0
      ? under(say(language, "scale.holes_title"), tableText(holes, language, nameOf))
      : []),
    "",
  ].join("\n");
}

function besideAdopted({ period, rates }: ComputedScale["report"], language: Language, nameOf: Names): string {
  const compared = rates.filter(({ difference_percent }) => difference_percent !== null);
  const size = (text: string | null) => Math.abs(Number(text ?? 0));
  const [worst] = compared.toSorted((a, b) => size(b.difference_percent) - size(a.difference_percent));
  if (!worst) return say(language, "scale.not_adopted");
  return say(language, "scale.beside", {
    period,
    count: compared.filter(({ difference_percent }) => size(difference_percent) === 0).length,
    of: compared.length,
    points: worst.difference_percent ?? "",
    state: nameOf(worst.iso3),
  });
}

/** Every step of one state. */
export function workingText(working: ReturnType<typeof showWorking>, language: Language, nameOf: Names): string {
  const { iso3, year, rate_percent: rate, adopted_percent: adopted, difference_percent: difference } = working;
  return [
    say(language, "scale.working.title", { state: nameOf(iso3), year: String(year) }),
    say(language, "scale.unofficial"),
    "",
    tableText(workingSheet(working), language, nameOf),
    "",
    adopted === null || difference === null
      ? say(language, "scale.working.result_alone", { rate })
      : say(language, "scale.working.result", { rate, adopted, difference }),
    "",
  ].join("\n");
}

/** Levels from income beside the table's, why some differ, and the premium of each year by both. */
export function levelText(report: ReturnType<typeof computeLevels>, language: Language, nameOf: Names): string {
  const [levels, disagreements] = levelSheets(report);
  const { comparison, untested, from_table } = report;
  return [
    say(language, "scale.levels.title", {
      period: report.period,
      first: String(report.first_year),
      last: String(report.last_year),
      mean: report.mean_usd,
      origin: say(language, `scale.mean.${report.mean_origin}`),
    }),
    say(language, "scale.unofficial"),
    "",
    levels ? tableText(levels, language, nameOf) : "",
    "",
    comparison === null
      ? say(language, "scale.no_table")
      : say(language, "scale.agreement", {
          count: comparison.agreeing,
          of: comparison.tested,
          percent: comparison.agreement_percent,
          own: comparison.agreeing_by_income,
          own_of: comparison.tested_by_income,
          own_percent: comparison.agreement_by_income_percent,
        }),
    ...(untested.length === 0
      ? []
      : [say(language, "scale.untested", { states: untested.map(({ iso3 }) => `${iso3} ${nameOf(iso3)}`) })]),
    ...(from_table.length === 0
      ? []
      : [say(language, "scale.from_table", { period: report.table_period ?? "", states: [...from_table] })]),
    ...(comparison && disagreements
      ? under(say(language, "scale.disagreements"), tableText(disagreements, language, nameOf))
      : []),
    "",
    say(language, "scale.premium.title"),
    ...premiumLines(report.premiums, language),
    "",
  ].join("\n");
}

/** Premiums, each with whether it lies where printed rates leave it. */
export function premiumText({ carried, premiums }: PremiumSheet, language: Language): string {
  return [
    say(language, "scale.premium.title"),
    say(language, "scale.unofficial"),
    ...(carried === null ? [] : [say(language, "scale.premium.carried", carried)]),
    ...premiumLines(premiums, language),
    "",
  ].join("\n");
}

/** One line a year, and one below it for each way to read the rates that were printed. */
const premiumLines = (premiums: PremiumSheet["premiums"], language: Language): string[] =>
  premiums.flatMap(({ year, levels, given_percent, premium, reason, readings }) => {
    if (reason) return [`${year}: ${say(language, `funding.reason.${reason.code}`)}`];
    const said = { year: String(year), levels: say(language, `scale.premium.of.${levels}`) };
    return [
      say(language, "scale.premium.line", { ...said, given: given_percent ?? "", premium: premium ?? "" }),
      ...premiumReadingLines(readings, language),
    ];
  });

export function premiumReadingLines(
  readings: PremiumSheet["premiums"][number]["readings"],
  language: Language,
): string[] {
  if (readings.length === 0) return [`  ${say(language, "scale.premium.none_printed")}`];
  return readings.map(({ reading, low, high, printed, lies_in }) => {
    const code = lies_in ? "scale.premium.in" : "scale.premium.out";
    return `  ${say(language, code, { low, high, printed, reading: say(language, `scale.reading.${reading}`) })}`;
  });
}

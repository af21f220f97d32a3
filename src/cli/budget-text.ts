import type { BudgetEstimateLine, ClassVariance } from "../model/budget-estimate.ts";
import type { BudgetSheet } from "../operations/funding/budget/show-budget.ts";
import { say } from "../words/catalogue.ts";
import type { Language } from "../words/say.ts";
import { textTable } from "./text-table.ts";

/** The sheet of a budget as a table of classes; the lines of one class where a class is named. */
export function budgetText(sheet: BudgetSheet, wanted: string | null, language: Language): string {
  const tell = (code: string, values = {}) => say(language, `budget.${code}`, values);
  const head = tell("title", { mission: sheet.mission.toUpperCase(), year: sheet.year, strength: sheet.strength });
  const chosen = sheet.estimate.classes.filter(({ code }) => code === wanted);
  const lines = chosen.flatMap((each) => each.lines);
  const body = wanted === null ? classesText(sheet, language) : linesText(lines, language);
  const causes = sheet.variance === null ? [] : ["", causesText(sheet, language)];
  return [head, "", body, ...causes, "", tell("unofficial"), ""].join("\n");
}

const signed = (text: string): string => (text.startsWith("-") || /^0(\.0+)?$/.test(text) ? text : `+${text}`);

function classesText({ estimate, variance }: BudgetSheet, language: Language): string {
  const column = (name: string) => say(language, `budget.column.${name}`);
  const changes = new Map(variance?.classes.map((each) => [each.code, each]));
  const rows = estimate.classes.map((each) => {
    const change = changes.get(each.code);
    return [
      each.group,
      say(language, `code.class.${each.code}`),
      each.amount_usd ?? say(language, "screen.unknown"),
      each.known_usd ?? "",
      each.unknown === 0 ? "" : String(each.unknown),
      ...(variance === null ? [] : changeCells(change, language)),
    ];
  });
  const total = [
    "",
    say(language, "budget.total"),
    estimate.amount_usd ?? say(language, "screen.unknown"),
    estimate.known_usd ?? "",
    String(estimate.unknown || ""),
    ...(variance === null ? [] : [variance.from_usd, variance.to_usd, signed(variance.difference_usd), ""]),
  ];
  const titles = ["group", "class", "amount", "known", "unknown"];
  const more = variance === null ? [] : ["before", "after", "difference", "percent"];
  return textTable(
    [...titles, ...more].map((name, index) => ({ title: column(name), align: index > 1 ? "end" : "start" })),
    [...rows, total],
  );
}

const changeCells = (change: ClassVariance | undefined, language: Language): string[] =>
  !change || change.difference_usd === null
    ? [say(language, "screen.unknown"), say(language, "screen.unknown"), "", ""]
    : [
        change.from_usd ?? "",
        change.to_usd ?? "",
        `${signed(change.difference_usd)}${change.partial ? " *" : ""}`,
        change.percent === null ? "" : signed(change.percent),
      ];

function linesText(lines: readonly BudgetEstimateLine[], language: Language): string {
  const column = (name: string) => say(language, `budget.column.${name}`);
  return textTable(
    [
      { title: column("line"), align: "start" },
      { title: column("formula"), align: "start" },
      { title: column("amount"), align: "end" },
      { title: column("low"), align: "end" },
      { title: column("high"), align: "end" },
      { title: column("basis"), align: "start" },
      { title: column("why"), align: "start" },
    ],
    lines.map((line) => [
      [say(language, `code.item.${line.item}`), line.title, line.level].filter(Boolean).join(" · "),
      say(language, `budget.formula.${line.formula}`),
      line.amount_usd ?? say(language, "screen.unknown"),
      line.amount_usd === null ? (line.low_usd ?? "") : "",
      line.amount_usd === null ? (line.high_usd ?? "") : "",
      line.basis === null ? "" : say(language, `code.basis.${line.basis}`),
      [line.reason ?? line.note].map((why) => (why === null ? "" : say(language, `budget.reason.${why}`))).join(""),
    ]),
  );
}

function causesText({ variance }: BudgetSheet, language: Language): string {
  const parts = variance?.causes.map(
    ({ cause, amount_usd }) => `${say(language, `budget.cause.${cause}`)}: ${signed(amount_usd)}`,
  );
  const partial = variance?.classes.some((each) => each.partial) ? [say(language, "budget.partial")] : [];
  return [say(language, "budget.causes"), ...(parts ?? []), ...partial].join("\n");
}

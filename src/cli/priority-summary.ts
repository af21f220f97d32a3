import type { PriorityReport, PriorityTable } from "../model/priority-report.ts";
import { priorityLines } from "../operations/funding/priorities/priority-lines.ts";
import { type Reader, priorityTables } from "../operations/funding/priorities/priority-tables.ts";
import { say } from "../words/catalogue.ts";
import { formatsOf } from "../words/formats.ts";
import type { Language } from "../words/say.ts";
import { textTable } from "./text-table.ts";

/** A report as text for a terminal: what it says, then its tables. */
export function prioritySummary(report: PriorityReport, name: string, reader: Reader): string {
  const { language } = reader;
  const tables = priorityTables(report, reader).map((table) => tableText(table, language));
  return `${[...priorityLines(report, name, language), "", ...tables].join("\n")}\n`;
}

function tableText({ title, columns, rows }: PriorityTable, language: Language): string {
  const { number, amount } = formatsOf(language);
  const cell = (value: string | number | null): string =>
    value === null ? "" : typeof value === "number" ? number(value, 2) : value;
  const body = rows.map((row) =>
    row.map((value, i) => (columns[i]?.kind === "money" && typeof value === "string" ? amount(value) : cell(value))),
  );
  const heads = columns.map(({ title: head, kind }) => ({
    title: head,
    align: kind === "text" ? ("start" as const) : ("end" as const),
  }));
  return `${say(language, title)}\n${textTable(heads, body)}\n`;
}

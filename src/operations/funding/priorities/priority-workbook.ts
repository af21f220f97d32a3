import { createWriteStream } from "node:fs";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type ColumnKind, tableWorkbook } from "../../../exchange/workbook/table-workbook.ts";
import type { PriorityReport } from "../../../model/priority-report.ts";
import { sayIn } from "../../../words/catalogue.ts";
import { priorityLines } from "./priority-lines.ts";
import { type CellKind, type Reader, priorityTables } from "./priority-tables.ts";

const kinds: Readonly<Record<CellKind, { readonly kind: ColumnKind; readonly width: number }>> = {
  text: { kind: "text", width: 44 },
  integer: { kind: "integer", width: 20 },
  decimal: { kind: "money", width: 20 },
  money: { kind: "money", width: 20 },
};

/** Writes a report as a workbook into a file. */
export const writePriorityWorkbook = (
  report: PriorityReport,
  name: string,
  reader: Reader,
  file: string,
): Promise<void> => pipeline(priorityWorkbook(report, name, reader), createWriteStream(file));

/** A report as a workbook: what it says, then a sheet a table. */
export function priorityWorkbook(report: PriorityReport, name: string, reader: Reader): Readable {
  const { language } = reader;
  const say = sayIn(language);
  const tables = priorityTables(report, reader).map(({ title, columns, rows }) => ({
    name: say(title),
    columns: columns.map((column) => ({ title: column.title, ...kinds[column.kind] })),
    rows,
  }));
  const head = { name: say("priorities.title"), lines: priorityLines(report, name, language) };
  return tableWorkbook({ language, sheets: [head, ...tables] });
}

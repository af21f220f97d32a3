import ExcelJS from "exceljs";
import { sheetText } from "../../../exchange/workbook/cell-text.ts";
import type { PriorityReport } from "../../../model/priority-report.ts";
import { say } from "../../../words/catalogue.ts";
import { type Language, directionOf } from "../../../words/say.ts";
import { priorityLines } from "./priority-lines.ts";
import { type CellKind, priorityTables } from "./priority-tables.ts";

const formats: Readonly<Record<CellKind, string>> = {
  text: "@",
  integer: "0",
  decimal: "#,##0.00",
  money: "#,##0.00",
};

/** Writes a report as a workbook: what it says, then a sheet a table; numbers as numbers, nothing that is a formula. */
export async function writePriorityWorkbook(
  report: PriorityReport,
  name: string,
  language: Language,
  file: string,
): Promise<void> {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: file, useStyles: true, useSharedStrings: false });
  const rightToLeft = directionOf(language) === "rtl";
  const head = workbook.addWorksheet(say(language, "priorities.title").slice(0, 31), { views: [{ rightToLeft }] });
  head.columns = [{ width: 140 }];
  for (const line of priorityLines(report, name, language)) head.addRow([sheetText(line)]).commit();
  head.commit();
  for (const { title, columns, rows } of priorityTables(report, language)) {
    const sheet = workbook.addWorksheet(say(language, title).slice(0, 31), {
      views: [{ state: "frozen", ySplit: 1, rightToLeft }],
    });
    sheet.columns = columns.map(({ title: header, kind }) => ({
      header,
      width: kind === "text" ? 44 : 20,
      style: { numFmt: formats[kind] },
    }));
    sheet.getRow(1).font = { bold: true };
    sheet.getRow(1).commit();
    for (const row of rows) sheet.addRow(row.map((value, i) => cellOf(value, columns[i]?.kind ?? "text"))).commit();
    sheet.commit();
  }
  await workbook.commit();
}

/** Numbers of a sheet hold 15 digits; a longer amount stays text, so that no cent is lost. */
function cellOf(value: string | number | null, kind: CellKind): string | number | null {
  if (value === null || typeof value === "number") return value;
  if (kind === "money" && value.replace(/\D/g, "").length <= 15) return Number(value);
  return sheetText(value);
}

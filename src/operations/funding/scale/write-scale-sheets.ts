import ExcelJS from "exceljs";
import { PassThrough, type Readable } from "node:stream";
import { csvLine } from "../../../exchange/csv.ts";
import { sheetText } from "../../../exchange/workbook/cell-text.ts";
import { sayIn } from "../../../words/catalogue.ts";
import { localValues } from "../../../words/local-value.ts";
import { type Language, directionOf } from "../../../words/say.ts";
import type { ScaleTable, SheetCell, SheetColumn } from "./scale-sheets.ts";

type Names = (iso3: string) => string;

/** Says what a cell of a table holds in a reader's words; an unknown is an empty text. */
export function sayCell(cell: SheetCell, column: SheetColumn, language: Language, nameOf: Names): string {
  const say = sayIn(language);
  if (cell === null || cell === "") return "";
  if (typeof cell === "object") return say(`${column.words ?? ""}.${cell.code}`, localValues(language, cell.values));
  if (column.kind === "state") return nameOf(cell);
  if (column.kind !== "code") return cell;
  return cell
    .split(";")
    .map((each) => say(`${column.words ?? ""}.${each}`))
    .join("; ");
}

/** A table as CSV with names of columns and codes for programs; a sentence is its code. */
export const sheetCsv = ({ columns, rows }: ScaleTable): string =>
  csvLine(columns.map(({ name }) => name)) +
  rows.map((row) => csvLine(row.map((cell) => (typeof cell === "object" ? (cell?.code ?? "") : cell)))).join("");

type Book = { readonly tables: readonly ScaleTable[]; readonly language: Language };

/**
 * Writes tables as a workbook in a reader's words: numbers as numbers, headers that stay in view, nothing that is a
 * formula, a last sheet that says what the figures are.
 */
export function scaleWorkbook({ tables, language }: Book, nameOf: Names): Readable {
  const stream = new PassThrough();
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false });
  const say = sayIn(language);
  const rightToLeft = directionOf(language) === "rtl";
  for (const table of tables) {
    const sheet = workbook.addWorksheet(say(`scale.sheet.${table.name}`), {
      views: [{ state: "frozen", ySplit: 1, rightToLeft }],
      headerFooter: { oddHeader: say("funding.unofficial") },
    });
    sheet.columns = table.columns.flatMap((column) => [
      ...(column.kind === "state" ? [{ header: "ISO 3166", width: 10, style: { numFmt: "@" } }] : []),
      { header: say(`scale.column.${column.name}`), width: column.kind === "sentence" ? 80 : 22 },
    ]);
    sheet.getRow(1).font = { bold: true };
    sheet.getRow(1).commit();
    for (const row of table.rows)
      sheet.addRow(row.flatMap((cell, i) => cellsOf(cell, table.columns[i], language, nameOf))).commit();
    sheet.commit();
  }
  const note = workbook.addWorksheet(say("scale.sheet.note"), { views: [{ rightToLeft }] });
  note.columns = [{ width: 120 }];
  note.addRow([say("scale.unofficial")]).commit();
  note.commit();
  void workbook.commit().catch((error: Error) => stream.destroy(error));
  return stream;
}

/** Numbers of a sheet hold 15 digits; a longer decimal stays text. */
function cellsOf(
  cell: SheetCell,
  column: SheetColumn | undefined,
  language: Language,
  nameOf: Names,
): (string | number | null)[] {
  if (!column) return [];
  const said = sayCell(cell, column, language, nameOf);
  if (column.kind === "state") return [typeof cell === "string" ? cell : null, sheetText(said)];
  if (said === "") return [null];
  const isNumber = column.kind === "number" && /^-?\d+(\.\d+)?$/.test(said) && said.replace(/\D/g, "").length <= 15;
  return [isNumber ? Number(said) : sheetText(said)];
}

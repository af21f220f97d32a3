import ExcelJS from "exceljs";
import { PassThrough, type Readable } from "node:stream";
import { sheetText } from "../../exchange/workbook/cell-text.ts";
import { sayIn } from "../../words/catalogue.ts";
import { type Language, directionOf } from "../../words/say.ts";
import { type MandateCell, type MandateView, mandateTables } from "./mandate-tables.ts";

/** Characters of a sheet's name, and those that it may not have. */
const longestName = 31;
const unsafe = /[\\/?*[\]:]/g;

/** The mandate as a workbook in a reader's words: a sheet for each table, an empty cell for what is unknown. */
export function mandateWorkbook(view: MandateView, language: Language): Readable {
  const stream = new PassThrough();
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false });
  const say = sayIn(language);
  const rightToLeft = directionOf(language) === "rtl";
  for (const { title, heads, rows } of mandateTables(view, say)) {
    const sheet = workbook.addWorksheet(title.replace(unsafe, " ").slice(0, longestName), {
      views: [{ state: "frozen", ySplit: 1, rightToLeft }],
    });
    sheet.columns = heads.map((header) => ({ header, width: Math.min(60, Math.max(14, header.length + 2)) }));
    sheet.getRow(1).font = { bold: true };
    sheet.getRow(1).commit();
    for (const row of rows) sheet.addRow(row.map(cellOf)).commit();
    sheet.commit();
  }
  const note = workbook.addWorksheet(say("mandate.note"), { views: [{ rightToLeft }] });
  note.columns = [{ width: 120 }];
  for (const code of ["funding.unofficial", "mandate.verb_order", "mandate.cost.rule"])
    note.addRow([say(code)]).commit();
  note.commit();
  void workbook.commit().catch((error: Error) => stream.destroy(error));
  return stream;
}

const cellOf = (cell: MandateCell): string | number | null =>
  cell === null || cell === "" ? null : typeof cell === "number" ? cell : sheetText(cell);

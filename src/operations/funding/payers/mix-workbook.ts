import ExcelJS from "exceljs";
import { PassThrough, type Readable } from "node:stream";
import { sheetText } from "../../../exchange/workbook/cell-text.ts";
import type { PayerMix } from "../../../model/payer-mix.ts";
import { say } from "../../../words/catalogue.ts";
import { type Language, directionOf } from "../../../words/say.ts";
import { type MixColumn, mixTables } from "./mix-tables.ts";

const widths: Readonly<Record<MixColumn["kind"], number>> = { text: 26, number: 18, sentence: 80 };

/**
 * Writes a mix as a workbook in the reader's words: amounts as numbers with their cents, headers that stay in view,
 * nothing that is a formula, and a first sheet that says what the figures are.
 */
export function mixWorkbook(mix: PayerMix, language: Language): Readable {
  const stream = new PassThrough();
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false });
  const rightToLeft = directionOf(language) === "rtl";
  const head = workbook.addWorksheet(say(language, "payers.sheet.note"), { views: [{ rightToLeft }] });
  head.columns = [{ width: 120 }];
  for (const line of [
    say(language, "payers.unofficial"),
    say(language, "payers.nature", { nature: mix.nature }),
    say(language, `payers.counted.${mix.counted}`),
  ])
    head.addRow([line]).commit();
  head.commit();
  for (const table of mixTables(mix, language)) {
    const sheet = workbook.addWorksheet(say(language, `payers.sheet.${table.name}`), {
      views: [{ state: "frozen", ySplit: 1, rightToLeft }],
    });
    sheet.columns = table.columns.map(({ name, kind }) => ({
      header: say(language, `payers.column.${name}`),
      width: widths[kind],
    }));
    sheet.getRow(1).font = { bold: true };
    sheet.getRow(1).commit();
    for (const row of table.rows) {
      const added = sheet.addRow(row.map((cell, i) => cellOf(cell, table.columns[i]?.kind ?? "text")));
      table.columns.forEach(({ kind }, i) => {
        if (kind === "number" && row[i]?.includes(".")) added.getCell(i + 1).numFmt = "#,##0.00##";
      });
      added.commit();
    }
    sheet.commit();
  }
  void workbook.commit().catch((error: Error) => stream.destroy(error));
  return stream;
}

/** Numbers of a sheet hold 15 digits; a longer decimal stays text, so that no cent is lost. Unknown is an empty cell. */
function cellOf(cell: string | null, kind: MixColumn["kind"]): string | number | null {
  if (cell === null || cell === "") return null;
  const isNumber = kind === "number" && /^-?\d+(\.\d+)?$/.test(cell) && cell.replace(/\D/g, "").length <= 15;
  return isNumber ? Number(cell) : sheetText(cell);
}

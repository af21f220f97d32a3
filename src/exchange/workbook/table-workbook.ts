import ExcelJS from "exceljs";
import { PassThrough, type Readable } from "node:stream";
import { type Language, directionOf } from "../../words/say.ts";
import { sheetText } from "./cell-text.ts";

/**
 * What a column of a sheet holds. `number` and `amount` are decimal text shown as it stands, `amount` with marks of
 * thousands; `money` has two places, `rate` ten; a `sentence` is a text with room.
 */
export type ColumnKind = "text" | "sentence" | "date" | "integer" | "number" | "amount" | "money" | "rate";
export type SheetCell = string | number | null;
/** A table in a reader's words. `mark` is a row above its header. */
export type SheetOfTable = {
  readonly name: string;
  readonly mark?: string;
  readonly columns: readonly { readonly title: string; readonly kind: ColumnKind; readonly width?: number }[];
  readonly rows: readonly (readonly SheetCell[])[];
};
/** A page of sentences. */
export type SheetOfLines = { readonly name: string; readonly lines: readonly string[] };
export type TableBook = {
  readonly language: Language;
  readonly sheets: readonly (SheetOfTable | SheetOfLines)[];
  /** What stands over each page on paper. */
  readonly header?: string;
};

type Look = { readonly format: string; readonly width: number };
const looks: Readonly<Record<ColumnKind, Look>> = {
  text: { format: "@", width: 26 },
  sentence: { format: "@", width: 80 },
  date: { format: "yyyy-mm-dd", width: 12 },
  integer: { format: "0", width: 14 },
  number: { format: "General", width: 18 },
  amount: { format: "#,##0.00##", width: 18 },
  money: { format: "#,##0.00", width: 20 },
  rate: { format: "0.0000000000", width: 18 },
};

/**
 * Writes tables as a workbook: numbers as numbers, headers that stay in view, nothing that is a formula, an unknown as
 * an empty cell. It is written as it is read, so that a long table needs little room.
 */
export function tableWorkbook({ language, sheets, header }: TableBook): Readable {
  const stream = new PassThrough();
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false });
  const rightToLeft = directionOf(language) === "rtl";
  const taken = new Set<string>();
  for (const sheet of sheets) {
    const top = "lines" in sheet ? 0 : sheet.mark === undefined ? 1 : 2;
    const written = workbook.addWorksheet(sheetName(sheet.name, taken), {
      views: [top === 0 ? { rightToLeft } : { state: "frozen", ySplit: top, rightToLeft }],
      pageSetup: { orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
      ...(header !== undefined && { headerFooter: { oddHeader: header } }),
    });
    if ("lines" in sheet) addLines(written, sheet);
    else addTable(written, sheet);
    written.commit();
  }
  void workbook.commit().catch((error: Error) => stream.destroy(error));
  return stream;
}

/** At most 31 characters without those that names of sheets may not hold, and no name twice. */
function sheetName(name: string, taken: Set<string>): string {
  const plain = name
    .replace(/[*?:\\/[\]\s]+/g, " ")
    .trim()
    .slice(0, 31);
  let unique = plain;
  for (let next = 2; taken.has(unique.toLowerCase()); next += 1) unique = `${plain.slice(0, 28)} ${next}`;
  taken.add(unique.toLowerCase());
  return unique;
}

function addLines(sheet: ExcelJS.Worksheet, { lines }: SheetOfLines): void {
  sheet.columns = [{ width: 120, style: { alignment: { wrapText: true, vertical: "top" } } }];
  for (const line of lines) sheet.addRow([sheetText(line)]).commit();
}

function addTable(sheet: ExcelJS.Worksheet, { mark, columns, rows }: SheetOfTable): void {
  sheet.columns = columns.map(({ kind, width }) => ({
    width: width ?? looks[kind].width,
    style: { numFmt: looks[kind].format },
  }));
  for (const cells of [...(mark === undefined ? [] : [[mark]]), columns.map(({ title }) => title)]) {
    const row = sheet.addRow(cells.map((text) => sheetText(text)));
    row.font = { bold: true };
    row.commit();
  }
  for (const row of rows) sheet.addRow(row.map((cell, at) => cellOf(cell, columns[at]?.kind ?? "text"))).commit();
}

/** Numbers of a sheet hold 15 digits; a longer decimal stays text, so that no cent is lost. */
function cellOf(cell: SheetCell, kind: ColumnKind): string | number | Date | null {
  if (cell === null || cell === "") return null;
  if (typeof cell === "number") return cell;
  if (kind === "date") return new Date(`${cell}T00:00:00Z`);
  const isText = kind === "text" || kind === "sentence";
  if (isText || !/^-?\d+(\.\d+)?$/.test(cell) || cell.replace(/\D/g, "").length > 15) return sheetText(cell);
  return Number(cell);
}

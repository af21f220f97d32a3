import type { Readable } from "node:stream";
import { type SheetOfLines, tableWorkbook } from "../../exchange/workbook/table-workbook.ts";
import type { Language } from "../../words/say.ts";
import { type CodedTable, saidTable } from "./coded-table.ts";

export type CodedBook = {
  readonly language: Language;
  readonly tables: readonly CodedTable[];
  /** The page that says what the figures are. */
  readonly note: SheetOfLines;
  /** What stands over each page on paper. */
  readonly header: string;
};

/** Writes tables as a workbook in a reader's words with a last sheet that says what the figures are. */
export const codedWorkbook = (
  { language, tables, note, header }: CodedBook,
  nameOf: (iso3: string) => string,
): Readable =>
  tableWorkbook({ language, header, sheets: [...tables.map((table) => saidTable(table, language, nameOf)), note] });

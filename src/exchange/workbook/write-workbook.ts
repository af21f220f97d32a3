import type { Writable } from "node:stream";
import ExcelJS from "exceljs";
import { Refusal } from "../../kernel/refusal.ts";
import { formatCell, isList } from "../../model/cell.ts";
import type { Value } from "../../model/field.ts";
import type { Field, Noun, Row } from "../../model/noun.ts";
import { sayIn } from "../../words/catalogue.ts";
import { codeLabel, headerLabel, nounsLabel } from "../../words/labels.ts";
import { type Language, type Say, directionOf } from "../../words/say.ts";
import { sheetText } from "./cell-text.ts";
import { notesRows } from "./notes.ts";
import { codesMark, codesOf, fitsSheet, idMark, notesMark, shownFields, versionMark } from "./sheet-columns.ts";

/** One list to write. `version` is null for rows of a pack, which have none. */
export type SheetSource = {
  readonly noun: Noun;
  readonly rows: Iterable<{ readonly row: Row; readonly version: number | null }>;
};

export type WorkbookOptions = {
  readonly language: Language;
  /** Name of the mission, for the notes. */
  readonly mission: string;
};

type Writing = {
  readonly workbook: ExcelJS.stream.xlsx.WorkbookWriter;
  readonly say: Say;
  readonly rightToLeft: boolean;
};

/** Rows below the last that offer the drop-downs too, for rows that a person adds. */
const spareRows = 500;
const codesSheet = "concert_codes";

/**
 * Writes lists as a workbook that reads back: headers in the reader's language, drop-downs for codes, hidden columns
 * with id and version of each row, a sheet of notes. The stream is ended.
 * @throws Refusal `sheet.unfit` for documents and scenarios, which travel as files
 */
export async function writeWorkbook(
  stream: Writable,
  sheets: readonly SheetSource[],
  options: WorkbookOptions,
): Promise<void> {
  const unfit = sheets.find(({ noun }) => !fitsSheet(noun));
  if (unfit) throw new Refusal("invalid", "sheet.unfit", { noun: unfit.noun.name });
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false });
  const writing: Writing = {
    workbook,
    say: sayIn(options.language),
    rightToLeft: directionOf(options.language) === "rtl",
  };
  const codes = codeColumns(sheets.map(({ noun }) => noun));
  for (const source of sheets) writeSheet(writing, source, codes);
  writeNotes(
    writing,
    sheets.map(({ noun }) => noun),
    options.mission,
  );
  writeCodes(writing, codes);
  await workbook.commit();
}

type CodeColumns = ReadonlyMap<string, { readonly index: number; readonly field: Field }>;
const codeKey = (noun: Noun, field: Field): string => `${noun.name}.${field.name}`;

/** Each field with codes has a column of the hidden sheet. */
function codeColumns(nouns: readonly Noun[]): CodeColumns {
  const columns = new Map<string, { index: number; field: Field }>();
  for (const noun of nouns) {
    for (const field of shownFields(noun)) {
      if (codesOf(field).length > 0) columns.set(codeKey(noun, field), { index: columns.size + 1, field });
    }
  }
  return columns;
}

function writeSheet({ workbook, say, rightToLeft }: Writing, { noun, rows }: SheetSource, codes: CodeColumns): void {
  const fields = shownFields(noun);
  const name = nounsLabel(say, noun.name).slice(0, 31);
  const sheet = workbook.addWorksheet(name, { views: [{ state: "frozen", ySplit: 1, rightToLeft }] });
  sheet.columns = [
    { header: idMark(noun.name), hidden: true, width: 20, style: { numFmt: "@" } },
    { header: versionMark, hidden: true, width: 10 },
    ...fields.map((field) => {
      const header = headerLabel(say, noun.name, { name: field.name, unit: field.meta.unit });
      return { header, width: Math.min(40, Math.max(12, header.length + 2)), style: { numFmt: numberFormat(field) } };
    }),
  ];
  const heading = sheet.getRow(1);
  heading.font = { bold: true };
  heading.commit();
  let count = 1;
  for (const { row, version } of rows) {
    sheet
      .addRow([sheetText(row.id), version, ...fields.map((field) => cellOf(row[field.name] ?? null, field, say))])
      .commit();
    count += 1;
  }
  fields.forEach((field, index) => {
    const column = codes.get(codeKey(noun, field));
    if (column && !isList(field.meta)) addDropDown(sheet, { column: index + 3, last: count + spareRows, say }, column);
  });
  sheet.commit();
}

type DropDown = { readonly column: number; readonly last: number; readonly say: Say };

function addDropDown(
  sheet: ExcelJS.Worksheet,
  { column, last, say }: DropDown,
  codes: { index: number; field: Field },
): void {
  const letter = columnLetters(column);
  const source = columnLetters(codes.index);
  const validations = (sheet as { dataValidations?: { add?: (range: string, rule: ExcelJS.DataValidation) => void } })
    .dataValidations;
  validations?.add?.(`${letter}2:${letter}${last}`, {
    type: "list",
    allowBlank: true,
    formulae: [`${codesSheet}!$${source}$2:$${source}$${codesOf(codes.field).length + 1}`],
    showErrorMessage: true,
    errorStyle: "stop",
    error: say("workbook.code_refused"),
  });
}

function columnLetters(index: number): string {
  const rest = Math.floor((index - 1) / 26);
  return `${rest > 0 ? columnLetters(rest) : ""}${String.fromCharCode(65 + ((index - 1) % 26))}`;
}

/** Text columns are told to be text, or a spreadsheet would turn `2004-01` and `07-01` into days. */
function numberFormat({ meta }: Field): string {
  switch (meta.kind) {
    case "integer":
      return "#,##0";
    case "decimal":
    case "longitude":
    case "latitude":
      return "General";
    case "money":
      return "#,##0.00";
    case "date":
      return "yyyy-mm-dd";
    default:
      return "@";
  }
}

type Cell = string | number | Date | null;

function cellOf(value: Value, field: Field, say: Say): Cell {
  const { meta, name } = field;
  if (value === null || (Array.isArray(value) && value.length === 0)) return null;
  if (meta.kind === "boolean") return codeLabel(say, name, value === true ? "yes" : "no");
  if (meta.kind === "code") return codeLabel(say, name, String(value));
  if (typeof value === "number") return value;
  const text = formatCell(value);
  // Numbers of a sheet hold 15 digits; longer amounts stay text, so that no cent is lost.
  if (meta.kind === "money") return text.replace(/\D/g, "").length <= 15 ? Number(text) : text;
  if (meta.kind === "date" && text >= "1901-01-01") return new Date(`${text}T00:00:00Z`);
  return sheetText(text);
}

function writeNotes({ workbook, say, rightToLeft }: Writing, nouns: readonly Noun[], mission: string): void {
  const sheet = workbook.addWorksheet(say("workbook.notes"), { views: [{ rightToLeft }] });
  sheet.columns = [{ width: 34 }, { width: 20 }, { width: 80 }];
  const mark = sheet.addRow([notesMark]);
  mark.hidden = true;
  mark.commit();
  for (const { cells, bold } of notesRows(nouns, mission, say)) {
    const row = sheet.addRow(cells.map(sheetText));
    if (bold) row.font = { bold: true };
    row.commit();
  }
  sheet.commit();
}

function writeCodes({ workbook, say }: Writing, codes: CodeColumns): void {
  const sheet = workbook.addWorksheet(codesSheet, { state: "veryHidden" });
  const columns = [...codes.values()];
  const longest = Math.max(0, ...columns.map(({ field }) => codesOf(field).length));
  sheet.addRow(columns.length === 0 ? [codesMark] : columns.map(() => codesMark)).commit();
  for (let i = 0; i < longest; i += 1) {
    sheet
      .addRow(
        columns.map(({ field }) =>
          codesOf(field)[i] === undefined ? null : codeLabel(say, field.name, codesOf(field)[i] ?? ""),
        ),
      )
      .commit();
  }
  sheet.commit();
}

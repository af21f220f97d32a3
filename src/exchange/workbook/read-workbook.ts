import { Refusal } from "../../kernel/refusal.ts";
import type { Noun } from "../../model/noun.ts";
import type { FileNote, IncomingRow, IncomingSheet, Refused, UnreadRow } from "../incoming.ts";
import { readSheet } from "./read-sheet.ts";
import { SheetReader } from "./sheet-reader.ts";
import { readWorkbookParts } from "./workbook-parts.ts";
import { ZipArchive } from "./zip-archive.ts";

export type ReadWorkbookOptions = {
  /** The table to read, where the caller knows it; else each sheet tells by its marks, its name or its headers. */
  readonly noun?: Noun;
  /** Id of the mission that the rows are for: a workbook of another one is refused. */
  readonly mission?: string;
};

/** What a workbook holds beside the rows that could be read. */
export type WorkbookRest = {
  readonly sheets: readonly Omit<IncomingSheet, "rows">[];
  readonly refused: readonly Refused[];
  readonly unread: readonly UnreadRow[];
  readonly notes: readonly FileNote[];
  /** Id of the upload whose refused rows this workbook holds. */
  readonly rest: string | null;
};

/** The rows of every sheet whose table is known, and what could not be taken. */
export type WorkbookReading = Omit<WorkbookRest, "sheets"> & { readonly sheets: readonly IncomingSheet[] };

/**
 * Reads an XLSX workbook: columns in any order, sheets under any name, days as days, serial numbers or typed text,
 * codes as codes or as labels in any language.
 * @throws Refusal `workbook.*` for what is no workbook, too large, torn, of another mission or of a newer Concert
 */
export async function readWorkbook(bytes: Uint8Array, options: ReadWorkbookOptions = {}): Promise<WorkbookReading> {
  const rows: IncomingRow[][] = [];
  const rest = await readWorkbookRows(bytes, options, (sheet, row) => (rows[sheet] ??= []).push(row));
  return { ...rest, sheets: rest.sheets.map((sheet, index) => ({ ...sheet, rows: rows[index] ?? [] })) };
}

/** The same row by row: each goes to `take` with the place of its sheet among the sheets of the answer. */
export async function readWorkbookRows(
  bytes: Uint8Array,
  options: ReadWorkbookOptions,
  take: (sheet: number, row: IncomingRow) => void,
): Promise<WorkbookRest> {
  const archive = ZipArchive.open(bytes);
  const parts = await readWorkbookParts(archive);
  const count = { cells: 0 };
  const rest = { sheets: [] as Omit<IncomingSheet, "rows">[], refused: [] as Refused[], unread: [] as UnreadRow[] };
  const notes: FileNote[] = notesOn(archive);
  let origin: string | null = null;
  for (const part of parts.sheets) {
    const place = rest.sheets.length;
    const seen = rest.sheets.map(({ noun }) => noun.name);
    const reader = new SheetReader(part.name, { ...options, seen }, (row) => take(place, row));
    await readSheet(archive, part, parts, { row: reader.row, merged: reader.merged, count });
    const found = reader.finish();
    notes.push(...found.notes);
    rest.refused.push(...found.refused);
    rest.unread.push(...found.unread);
    origin ??= found.rest;
    if (found.sheet) rest.sheets.push(found.sheet);
  }
  if (rest.sheets.length === 0 && rest.refused.length === 0) rest.refused.push(...nothingKnown(parts.sheets));
  return { ...rest, notes, rest: origin };
}

function nothingKnown(sheets: readonly { readonly name: string }[]): Refused[] {
  const [first] = sheets;
  if (!first) throw new Refusal("invalid", "workbook.invalid");
  return sheets.map(({ name }) => ({
    sheet: name,
    row: 1,
    column: null,
    rule: "sheet.unknown",
    value: name,
    values: {},
  }));
}

/** Macros and links to other files are never followed; their being there is told. */
function notesOn(archive: ZipArchive): FileNote[] {
  const has = (pattern: RegExp): boolean => archive.names.some((name) => pattern.test(name));
  const note = (code: string): FileNote => ({ code, sheet: null, values: {} });
  return [
    ...(has(/vbaProject\.bin$|^xl\/macrosheets\//i) ? [note("macros")] : []),
    ...(has(/^xl\/externalLinks\//i) ? [note("links")] : []),
  ];
}

import { formatCell } from "../../model/cell.ts";
import type { Value } from "../../model/field.ts";
import type { Field, Noun, Row } from "../../model/noun.ts";
import { codeLabel, headerLabel } from "../../words/labels.ts";
import type { Say } from "../../words/say.ts";
import type { FileCell } from "../incoming.ts";
import { sheetText } from "./cell-text.ts";
import { type ChoiceLists, validationXml } from "./choice-lists.ts";
import { shownFields } from "./sheet-columns.ts";
import { fieldMark, markText, reasonMark, versionMark, workbookSchema } from "./sheet-marks.ts";
import {
  type StyleName,
  booleanCell,
  columnLetters,
  numberCell,
  sheetStart,
  styleIndex,
  textCell,
} from "./workbook-xml.ts";

/** A record to write; `version` is null for rows of a pack, which have none. */
export type RecordRow = { readonly row: Row; readonly version: number | null };
/** A row of an upload that was refused, as it stood there, and why. */
export type RefusedRow = {
  readonly id: string | null;
  readonly version: number | null;
  readonly cells: Readonly<Record<string, FileCell>>;
  readonly reason: string;
};
export type SheetRow = RecordRow | RefusedRow;

export type SheetLook = {
  readonly say: Say;
  readonly rightToLeft: boolean;
  readonly lists: ChoiceLists;
  /** Id of the mission, for the mark. */
  readonly mission: string | null;
  readonly rest: string | null;
};

/** Rows below the last that offer the drop-downs too, for rows that a person adds. */
const spareRows = 1000;
/** Rows above the first record: that of the marks, hidden, and the header. */
const headRows = 2;
/** Characters of XML that are gathered before they are handed on. */
const pieceLength = 65_536;

type Column = { readonly letters: string; readonly field: Field; readonly style: StyleName; readonly header: string };

/** The XML of one list, in pieces. */
export async function* sheetXml(
  noun: Noun,
  rows: Iterable<SheetRow> | AsyncIterable<SheetRow>,
  look: SheetLook,
): AsyncGenerator<string> {
  const { say, rest } = look;
  const first = rest === null ? 3 : 4;
  const columns = shownFields(noun).map((field, index): Column => {
    const header = headerLabel(say, noun.name, { name: field.name, unit: field.meta.unit });
    return { letters: columnLetters(index + first), field, style: styleOf(field), header };
  });
  yield headXml(noun, columns, look);
  let line = headRows;
  let piece = "";
  for await (const row of rows) {
    line += 1;
    piece += rowXml(row, line, columns, say);
    if (piece.length < pieceLength) continue;
    yield piece;
    piece = "";
  }
  yield `${piece}</sheetData>${footXml(columns, line, look)}</worksheet>`;
}

function headXml(noun: Noun, columns: readonly Column[], { say, rightToLeft, rest, mission }: SheetLook): string {
  const view = `<sheetViews><sheetView${rightToLeft ? ' rightToLeft="1"' : ""} workbookViewId="0"><pane ySplit="${headRows}" topLeftCell="A${headRows + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`;
  const hidden = `<col min="1" max="2" width="20" hidden="1" customWidth="1" style="${styleIndex("locked")}"/>`;
  const reason = rest === null ? "" : `<col min="3" max="3" width="60" customWidth="1" style="${styleIndex("wrap")}"/>`;
  const first = rest === null ? 3 : 4;
  const cols = columns.map(({ style, header }, index) => {
    const width = Math.min(40, Math.max(12, header.length + 2));
    return `<col min="${index + first}" max="${index + first}" width="${width}" customWidth="1" style="${styleIndex(style)}"/>`;
  });
  const mark = markText({ noun: noun.name, schema: workbookSchema, mission, rest });
  const marks = columns.map(({ letters, field }) => textCell(`${letters}1`, "locked", fieldMark(field.name)));
  const headers = columns.map(({ letters, header }) => textCell(`${letters}2`, "header", sheetText(header)));
  const reasonCells =
    rest === null
      ? ["", ""]
      : [textCell("C1", "locked", reasonMark), textCell("C2", "header", sheetText(say("upload.reason")))];
  return (
    `${sheetStart}${view}<cols>${hidden}${reason}${cols.join("")}</cols><sheetData>` +
    `<row r="1" hidden="1">${reasonCells[0]}${marks.join("")}</row>` +
    `<row r="2">${textCell("A2", "header", mark)}${textCell("B2", "header", versionMark)}${reasonCells[1]}${headers.join("")}</row>`
  );
}

function footXml(columns: readonly Column[], last: number, { lists, say }: SheetLook): string {
  const end = columns.at(-1)?.letters ?? "C";
  const start = columns[0]?.letters ?? "C";
  const rules = columns.flatMap(({ letters, field }) => {
    const list = lists.of(field);
    return list ? [validationXml(`${letters}${headRows + 1}:${letters}${last + spareRows}`, list, say)] : [];
  });
  const protection =
    '<sheetProtection sheet="1" objects="0" scenarios="0" formatCells="0" formatColumns="0" formatRows="0" insertRows="0" insertHyperlinks="0" deleteRows="0" sort="0" autoFilter="0"/>';
  const filter = `<autoFilter ref="${start}${headRows}:${end}${Math.max(last, headRows + 1)}"/>`;
  const validations =
    rules.length === 0 ? "" : `<dataValidations count="${rules.length}">${rules.join("")}</dataValidations>`;
  return protection + filter + validations;
}

function rowXml(row: SheetRow, line: number, columns: readonly Column[], say: Say): string {
  const isRecord = "row" in row;
  const id = isRecord ? row.row.id : row.id;
  const start =
    (id === null ? "" : textCell(`A${line}`, "locked", sheetText(id))) +
    (row.version === null ? "" : numberCell(`B${line}`, "locked", row.version)) +
    (isRecord ? "" : textCell(`C${line}`, "wrap", sheetText(row.reason)));
  let cells = "";
  for (const column of columns) {
    const address = `${column.letters}${line}`;
    cells += isRecord
      ? recordCell(address, row.row[column.field.name] ?? null, column, say)
      : fileCell(address, row.cells[column.field.name] ?? null, column);
  }
  return `<row r="${line}">${start}${cells}</row>`;
}

/** Text columns are told to be text, or a spreadsheet would turn `2004-01` and `07-01` into days. */
function styleOf({ meta }: Field): StyleName {
  switch (meta.kind) {
    case "integer":
      return "integer";
    case "decimal":
    case "longitude":
    case "latitude":
      return "number";
    case "money":
      return "money";
    case "date":
      return "day";
    default:
      return "text";
  }
}

function recordCell(address: string, value: Value, { field, style }: Column, say: Say): string {
  const { meta, name } = field;
  if (value === null || (Array.isArray(value) && value.length === 0)) return "";
  if (meta.kind === "boolean") return textCell(address, style, codeLabel(say, name, value === true ? "yes" : "no"));
  if (meta.kind === "code") return textCell(address, style, codeLabel(say, name, String(value)));
  if (typeof value === "number") return numberCell(address, style, value);
  const text = formatCell(value);
  // Numbers of a sheet hold 15 digits; longer amounts stay text, so that no cent is lost.
  if (meta.kind === "money" && text.replace(/\D/g, "").length <= 15) return numberCell(address, style, Number(text));
  if (meta.kind === "date" && text >= "1901-01-01") return numberCell(address, style, serialOf(text));
  return textCell(address, style, sheetText(text));
}

function fileCell(address: string, cell: FileCell, { style }: Column): string {
  if (cell === null || cell === "") return "";
  if (typeof cell === "string") return textCell(address, style, sheetText(cell));
  if (typeof cell === "boolean") return booleanCell(address, style, cell);
  if (typeof cell === "number") return numberCell(address, style, cell);
  return numberCell(address, "day", serialOf(cell.day));
}

/** Serial number of a day, counted from 1899-12-30; only for days after February 1900. */
const serialOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000 + 25_569;

import { isPlainDate } from "../../kernel/plain-date.ts";
import { type CellResult, isList, parseCell } from "../../model/cell.ts";
import type { Field } from "../../model/noun.ts";
import { original } from "./cell-text.ts";
import { type RawCell, dayOfSerial } from "./read-sheet.ts";
import { codeFor } from "./sheet-columns.ts";
import { typedDay, typedMonth, typedNumber, typedTruth } from "./typed-text.ts";

/** Why a cell of a sheet is refused, beyond what a cell of text can have wrong. */
export type SheetCellFault = "cell.error" | "formula.empty" | "number.ambiguous" | "date.ambiguous";
export type SheetCellResult = CellResult | { readonly fault: SheetCellFault };

/** Reads one cell of a sheet as the value of its field: numbers, days, typed texts, labels of codes in any language. */
export function readCell(cell: RawCell, field: Field): SheetCellResult {
  if (typeof cell === "object" && cell !== null && "error" in cell)
    return { fault: cell.error === "=" ? "formula.empty" : "cell.error" };
  const text = textOf(cell, field);
  return typeof text === "string" ? parseCell(text, field.meta) : text;
}

/** The cell as a person sees it, for a message. */
export function shownText(cell: RawCell): string {
  if (cell === null) return "";
  if (typeof cell !== "object") return typeof cell === "string" ? original(cell) : String(cell);
  return "day" in cell ? cell.day : cell.error;
}

type Plain = Exclude<RawCell, { readonly error: string }>;

function textOf(cell: Plain, field: Field): string | { fault: SheetCellFault } {
  if (cell === null) return "";
  if (typeof cell === "string") return fromText(original(cell), field);
  if (typeof cell === "number") return fromNumber(cell, field);
  if (typeof cell === "boolean") return cell ? "yes" : "no";
  return fromDay(cell, field);
}

function fromDay({ day, serial }: { readonly day: string; readonly serial: number }, { meta }: Field): string {
  switch (meta.kind) {
    case "month":
      return day.slice(0, 7);
    case "month_day":
      return day.slice(5);
    case "integer":
    case "decimal":
    case "money":
    case "rate":
    case "longitude":
    case "latitude":
      // A number on which the format of a date was pasted.
      return Number.isNaN(serial) ? day : String(serial);
    default:
      return day;
  }
}

function fromNumber(number: number, { meta }: Field): string {
  switch (meta.kind) {
    case "date":
      return (number > 366 ? dayOfSerial(number) : null) ?? String(number);
    case "month":
      return (number > 366 ? dayOfSerial(number)?.slice(0, 7) : null) ?? String(number);
    case "month_day":
      return (number > 366 ? dayOfSerial(number)?.slice(5) : null) ?? String(number);
    case "period":
      // A plain year stays a year; anything beyond is the serial number of a day.
      return number >= 10_000 ? (dayOfSerial(number) ?? String(number)) : String(number);
    case "money":
    case "rate":
      return fixedText(number, meta.places ?? 2);
    default:
      return String(number);
  }
}

/** Arithmetic in a sheet leaves 0.1 + 0.2; what is no more than that is taken as the amount meant. */
function fixedText(number: number, places: number): string {
  const text = number.toFixed(places);
  return Math.abs(Number(text) - number) <= Math.abs(number) * 1e-12 ? text : String(number);
}

function fromText(text: string, field: Field): string | { fault: SheetCellFault } {
  const { meta } = field;
  switch (meta.kind) {
    case "integer":
    case "decimal":
    case "money":
    case "rate":
    case "longitude":
    case "latitude":
      return /^\s*-?\d+(\.\d+)?(e[+-]?\d+)?\s*$/i.test(text)
        ? text
        : (typedNumber(text, meta.kind === "integer") ?? { fault: "number.ambiguous" });
    case "date":
      return isPlainDate(text) ? text : (typedDay(text) ?? { fault: "date.ambiguous" });
    case "period":
      return periodText(text);
    case "month":
      return typedMonth(text);
    case "code":
      return codeFor(field, text);
    case "boolean":
      return typedTruth(codeFor(field, text));
    case "id":
    case "reference":
      return withoutName(text);
    default:
      return isList(meta) ? listText(text, field) : text;
  }
}

function periodText(text: string): string | { fault: SheetCellFault } {
  if (/^\s*[0-9-]*\/?[0-9-]*\s*$/.test(text) && !/^\s*\d{1,2}[/-]\d{1,2}[/-]\d{4}\s*$/.test(text)) return text;
  return typedDay(text) ?? { fault: "date.ambiguous" };
}

function listText(text: string, field: Field): string {
  if (field.meta.kind === "references") return text.split(";").map(withoutName).join(";");
  if (!field.meta.codes) return text;
  return text
    .split(";")
    .map((part) => codeFor(field, part))
    .join(";");
}

/** Drop-downs offer ids with the names of what they stand for: `buchanan · Buchanan`. */
export const nameSeparator = " · ";
function withoutName(text: string): string {
  const at = text.indexOf(nameSeparator);
  return at === -1 ? text : text.slice(0, at);
}

import { fraction, parseDecimal, toDecimal } from "../kernel/fraction.ts";
import { isOrdered, isPeriod } from "../kernel/period.ts";
import { isMonth, isPlainDate } from "../kernel/plain-date.ts";
import type { FieldMeta, Value } from "./field.ts";

/** Why a cell is refused; `words` has the sentence and the remedy under `fault.<code>`. */
export type CellFault =
  | "required.missing"
  | "number.invalid"
  | "number.range"
  | "zero.suspect"
  | "date.invalid"
  | "period.order"
  | "geo.range"
  | "code.unknown"
  | "id.invalid"
  | "text.too_long";

export type CellResult = { readonly value: Value } | { readonly fault: CellFault };

const fault = (code: CellFault): CellResult => ({ fault: code });
const listKinds = new Set(["texts", "codes", "references", "periods"]);
export const isList = (meta: FieldMeta): boolean => listKinds.has(meta.kind);

/** The empty value of a field: an empty list, or unknown. */
export const emptyValue = (meta: FieldMeta): Value => (isList(meta) ? [] : null);

/**
 * Reads the text of one cell, as it stands in CSV or was typed into the grid.
 * Surrounding blanks are dropped; an empty cell is unknown, never zero.
 */
export function parseCell(raw: string, meta: FieldMeta): CellResult {
  if (meta.kind === "prose") return { value: raw };
  const text = raw.trim();
  if (text === "") return meta.required && !isList(meta) ? fault("required.missing") : { value: emptyValue(meta) };
  if (isList(meta)) return parseList(text, meta);
  return parseOne(text, meta);
}

function parseList(text: string, meta: FieldMeta): CellResult {
  const items: string[] = [];
  for (const part of text.split(";")) {
    const item = part.trim();
    if (item === "") continue;
    const result = parseOne(item, { ...meta, kind: singular[meta.kind] ?? "text" });
    if ("fault" in result) return result;
    items.push(String(result.value));
  }
  return { value: items };
}

const singular: Partial<Record<FieldMeta["kind"], FieldMeta["kind"]>> = {
  texts: "text",
  codes: "code",
  references: "reference",
  periods: "period",
};

function parseOne(text: string, meta: FieldMeta): CellResult {
  switch (meta.kind) {
    case "id":
    case "reference":
      return /^[A-Za-z0-9][A-Za-z0-9._:/+-]*$/.test(text) && text.length <= 120 ? { value: text } : fault("id.invalid");
    case "code":
      return meta.codes?.includes(text) ? { value: text } : fault("code.unknown");
    case "integer":
    case "decimal":
    case "longitude":
    case "latitude":
      return parseNumber(text, meta);
    case "money":
    case "rate":
      return parseFixed(text, meta);
    case "boolean":
      return parseBoolean(text);
    case "date":
      return isPlainDate(text) ? { value: text } : fault("date.invalid");
    case "month":
      return isMonth(text) ? { value: text } : fault("date.invalid");
    case "month_day":
      return isPlainDate(`2000-${text}`) ? { value: text } : fault("date.invalid");
    case "period":
      if (!isPeriod(text)) return fault("date.invalid");
      return isOrdered(text) ? { value: text } : fault("period.order");
    default:
      return text.length <= 4000 ? { value: text } : fault("text.too_long");
  }
}

function parseBoolean(text: string): CellResult {
  if (text === "yes" || text === "true") return { value: true };
  if (text === "no" || text === "false") return { value: false };
  return fault("code.unknown");
}

function parseNumber(text: string, meta: FieldMeta): CellResult {
  // A sheet that writes a count as 1E+05 has rounded it.
  const form = meta.kind === "integer" ? /^-?\d+(\.0+)?$/ : /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i;
  if (!form.test(text)) return fault("number.invalid");
  const value = Number(text) + 0;
  if (!Number.isFinite(value)) return fault("number.invalid");
  if (meta.kind === "longitude" || meta.kind === "latitude") {
    const limit = meta.kind === "longitude" ? 180 : 90;
    return Math.abs(value) <= limit ? { value } : fault("geo.range");
  }
  if (meta.kind === "integer" && !Number.isSafeInteger(value)) return fault("number.invalid");
  if (value === 0 && meta.zeroIsSuspect) return fault("zero.suspect");
  if (value < (meta.min ?? -Infinity) || value > (meta.max ?? Infinity)) return fault("number.range");
  return { value: value === 0 ? 0 : value };
}

/** Money and rates: exact decimals, brought to the places of their field; more places than that are refused. */
function parseFixed(text: string, meta: FieldMeta): CellResult {
  const places = meta.places ?? 2;
  if (!/^-?\d+(\.\d+)?$/.test(text)) return fault("number.invalid");
  const value = parseDecimal(text);
  const scaled = fraction(value.n * 10n ** BigInt(places), value.d);
  if (scaled.d !== 1n) return fault("number.invalid");
  if (value.n === 0n && meta.zeroIsSuspect) return fault("zero.suspect");
  if (meta.min !== undefined && value.n < BigInt(meta.min) * value.d) return fault("number.range");
  if (meta.max !== undefined && value.n > BigInt(meta.max) * value.d) return fault("number.range");
  return { value: toDecimal(value, places) };
}

/** The canonical text of a value; the inverse of `parseCell`. */
export function formatCell(value: Value): string {
  if (value === null) return "";
  if (Array.isArray(value)) return value.join(";");
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number") return formatNumber(value);
  return String(value);
}

/** Shortest text that reads back as the same number; below a millionth that is the form with an exponent. */
function formatNumber(value: number): string {
  return String(value === 0 ? 0 : value);
}

import type { FieldMeta, Value } from "../../../model/field.ts";
import { formatCell } from "../../../model/cell.ts";
import type { Words } from "../../words/words.tsx";

/** A value of a row as the model knows it; anything else is shown as its JSON. */
export const valueOf = (raw: unknown): Value => {
  if (raw === null || raw === undefined) return null;
  if (typeof raw === "string" || typeof raw === "number" || typeof raw === "boolean") return raw;
  return Array.isArray(raw)
    ? raw.map((item) => (typeof item === "string" ? item : JSON.stringify(item)))
    : JSON.stringify(raw);
};

const plainNumbers = new Set<FieldMeta["kind"]>(["longitude", "latitude"]);

/** An empty text is a remark that nobody made, not a fact that nobody knows. */
const remarks = new Set<FieldMeta["kind"]>(["text", "prose"]);

/** The text of a cell in the reader's language; null where the value is unknown. */
export function showValue(
  raw: unknown,
  { meta, name }: { meta: FieldMeta; name: string },
  words: Words,
): string | null {
  const value = valueOf(raw);
  if (value === null) return remarks.has(meta.kind) ? "–" : null;
  if (typeof value === "boolean") return words.say(value ? "code.boolean.yes" : "code.boolean.no");
  if (typeof value === "number") return plainNumbers.has(meta.kind) ? String(value) : words.number(value, 6);
  if (meta.kind === "money" && typeof value === "string") return words.amount(value);
  if (meta.kind === "code") return codeName(String(value), name, words);
  if (Array.isArray(value))
    return value.length === 0 ? "–" : value.map((item) => codeName(String(item), name, words)).join("; ");
  return formatCell(value);
}

export const codeName = (code: string, field: string, words: Words): string =>
  words.sayOr(`code.${field}.${code}`, words.sayOr(`code.${code}`, code));
export const fieldName = (noun: string, field: string, words: Words): string =>
  words.sayOr(`field.${noun}.${field}`, words.sayOr(`field.${field}`, field));

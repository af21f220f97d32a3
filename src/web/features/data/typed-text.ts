import { plainDigits } from "../../../kernel/digits.ts";
import { type CellResult, isList, parseCell } from "../../../model/cell.ts";
import type { FieldMeta } from "../../../model/field.ts";

/** How the reader's language writes numbers and codes; what a sheet in that language puts on the clipboard. */
export type Writing = {
  readonly group: string;
  readonly decimal: string;
  /** The code that a word of the reader's language stands for, or undefined. */
  readonly codeFor: (word: string) => string | undefined;
};

const numbers = new Set<FieldMeta["kind"]>(["integer", "decimal", "money", "rate", "longitude", "latitude"]);
const dates = new Set<FieldMeta["kind"]>(["date", "month", "month_day", "period", "periods"]);
const blanks = /[\u00A0\u202F\u2007\s]/g;

/** Reads the text of a cell as it was typed or pasted: canonical first, then as the reader's language writes it. */
export function readTyped(raw: string, meta: FieldMeta, writing: Writing): CellResult {
  const plain = parseCell(raw, meta);
  if (!("fault" in plain)) return plain;
  const text = raw.replaceAll("\u00A0", " ").trim();
  const again = againText(text, meta, writing);
  if (again === null || again === raw) return plain;
  const result = parseCell(again, meta);
  return "fault" in result ? plain : result;
}

function againText(text: string, meta: FieldMeta, writing: Writing): string | null {
  if (numbers.has(meta.kind)) return numberText(text, writing);
  return dates.has(meta.kind) ? plainDigits(text) : codeText(text, meta, writing);
}

/** Only groups of three after the first are groups; anything else is left to be refused. */
function numberText(text: string, { group, decimal }: Writing): string | null {
  const digits = plainDigits(text)
    .replaceAll("\u066B", decimal)
    .replaceAll("\u066C", group)
    .replaceAll("\u2212", "-")
    .replace(blanks, " ");
  const between = /\s/.test(group) ? " " : group;
  const [whole = "", part, ...more] = digits.split(decimal);
  if (more.length > 0 || (part !== undefined && !/^\d+$/.test(part))) return null;
  const groups = whole.split(between);
  const grouped = groups.every((each, index) => (index === 0 ? /^-?\d{1,3}$/.test(each) : /^\d{3}$/.test(each)));
  if (groups.length > 1 && !grouped) return null;
  return part === undefined ? groups.join("") : `${groups.join("")}.${part}`;
}

function codeText(text: string, meta: FieldMeta, { codeFor }: Writing): string | null {
  if (meta.kind !== "code" && meta.kind !== "codes" && meta.kind !== "boolean") return null;
  const words = isList(meta) ? text.split(";") : [text];
  return words.map((word) => codeFor(word.trim()) ?? word.trim()).join(";");
}

/** The signs between the digits of a number in a locale. */
export function signsOf(locale: string): { readonly group: string; readonly decimal: string } {
  const parts = new Intl.NumberFormat(locale, { useGrouping: "always" }).formatToParts(-1234567.5);
  const sign = (type: string, usual: string) => parts.find((part) => part.type === type)?.value ?? usual;
  return { group: sign("group", ","), decimal: sign("decimal", ".") };
}

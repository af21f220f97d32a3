import type { MessageValues } from "../kernel/refusal.ts";
import { type Language, localeOf } from "./say.ts";

type Write = (text: string) => string;

const writers = new Map<Language, readonly (readonly [RegExp, Write])[]>();

function writersOf(language: Language): readonly (readonly [RegExp, Write])[] {
  const known = writers.get(language);
  if (known) return known;
  const at = (text: string): Date => new Date(`${text.length === 7 ? `${text}-01` : text}T00:00:00Z`);
  const day = new Intl.DateTimeFormat(localeOf(language), { dateStyle: "long", timeZone: "UTC" });
  const month = new Intl.DateTimeFormat(language, { year: "numeric", month: "long", timeZone: "UTC" });
  const decimal = (text: string): string => {
    const places = Math.min(text.length - text.indexOf(".") - 1, 20);
    const format = { minimumFractionDigits: places, maximumFractionDigits: places };
    // `Intl` takes exact decimal text digit for digit.
    return new Intl.NumberFormat(language, format).format(text as Intl.StringNumericLiteral);
  };
  const made = [
    [/^\d{4}-\d{2}-\d{2}$/, (text) => ordinalDay(language, day.format(at(text)))],
    [/^\d{4}-\d{2}$/, (text) => month.format(at(text))],
    [/^\d{4}-\d{2}\/\d{4}-\d{2}$/, (text) => month.formatRange(at(text.slice(0, 7)), at(text.slice(8)))],
    [/^-?\d+\.\d+$/, decimal],
  ] as const satisfies readonly (readonly [RegExp, Write])[];
  writers.set(language, made);
  return made;
}

/** A day as `Intl` writes it; French writes the first of a month as an ordinal, which `Intl` leaves out. */
export const ordinalDay = (language: Language, day: string): string =>
  language === "fr" ? day.replace(/^1 /, "1er ") : day;

/** Days, months, spans of months and decimals as the language writes them; any other text as it stands. */
export function localText(language: Language, text: string): string {
  const writer = writersOf(language).find(([form]) => form.test(text));
  return writer ? writer[1](text) : text;
}

/**
 * The values of a message about a plan as the language writes them. Not for faults of files: those quote what stands
 * in the file.
 */
export function localValues(language: Language, values: MessageValues): MessageValues {
  const local = (value: string | number | readonly string[]): string | number | readonly string[] => {
    if (typeof value === "number") return value;
    return typeof value === "string" ? localText(language, value) : value.map((text) => localText(language, text));
  };
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, local(value)]));
}

import { plainDigits } from "../../kernel/digits.ts";
import { isPlainDate } from "../../kernel/plain-date.ts";
import { languages, localeOf } from "../../words/say.ts";

const two = (text: string | number): string => String(text).padStart(2, "0");

/** Digits of any script as those of ASCII, with the separators and signs that stand between them. */
const plainNumber = (text: string): string =>
  plainDigits(text)
    .replace(/\u066b/g, ".")
    .replace(/\u066c/g, ",")
    .replace(/[\u2212\u2013]/g, "-");

/**
 * A number typed as text, with a decimal point. Blanks and apostrophes part thousands; of point and comma together the
 * last is the decimal sign. Null where `1,234` may be either, which is for the person to say.
 */
export function typedNumber(raw: string, whole: boolean): string | null {
  const text = plainNumber(raw).replace(/[\s\u00a0\u202f\u2009'’]/g, "");
  if (!/^[-+]?[\d.,]*\d$/.test(text)) return raw.trim();
  const comma = text.lastIndexOf(",");
  if (comma === -1) return text.replace(/^\+/, "");
  const point = text.lastIndexOf(".");
  const thousands = /^[-+]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text);
  if (point > comma) return thousands ? text.replace(/,/g, "").replace(/^\+/, "") : raw.trim();
  if (point !== -1) return /^[-+]?\d{1,3}(\.\d{3})+,\d+$/.test(text) ? withPoint(text) : raw.trim();
  if (whole) return thousands ? text.replace(/,/g, "") : raw.trim();
  if (text.indexOf(",") !== comma) return thousands ? text.replace(/,/g, "") : raw.trim();
  return thousands && !/^[-+]?0,/.test(text) ? null : withPoint(text);
}

const withPoint = (text: string): string => text.replace(/\./g, "").replace(",", ".").replace(/^\+/, "");

/** A day typed as text in its one form, the text itself where it is none, null where day and month may be either. */
export function typedDay(raw: string): string | null {
  const text = plainNumber(raw).trim();
  const yearFirst = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?$/.exec(
    text,
  );
  if (yearFirst) return dayOrText(yearFirst[1] ?? "", yearFirst[2] ?? "", yearFirst[3] ?? "", text);
  const points = /^(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})$/.exec(text);
  if (points) return dayOrText(points[3] ?? "", points[2] ?? "", points[1] ?? "", text);
  const slashes = /^(\d{1,2})\s*[/-]\s*(\d{1,2})\s*[/-]\s*(\d{4})$/.exec(text);
  if (slashes) return eitherWay(slashes[3] ?? "", Number(slashes[1]), Number(slashes[2]), text);
  return namedDay(text) ?? text;
}

function dayOrText(year: string, month: string, day: string, text: string): string {
  const date = `${year}-${two(month)}-${two(day)}`;
  return isPlainDate(date) ? date : text;
}

/** Half the world writes the day first, half the month: taken only where the figures leave no choice. */
function eitherWay(year: string, first: number, second: number, text: string): string | null {
  if (first === second || second > 12)
    return dayOrText(year, String(first === second ? second : first), String(second), text);
  if (first > 12) return dayOrText(year, String(second), String(first), text);
  return first >= 1 && second >= 1 ? null : text;
}

const fold = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f.]/g, "")
    .toLowerCase();

let names: ReadonlyMap<string, number> | null = null;

/** The months of all languages by their long and short names. */
function monthNames(): ReadonlyMap<string, number> {
  if (names) return names;
  const found = new Map<string, number>();
  for (const language of languages) {
    for (const month of ["long", "short"] as const) {
      const plain = new Intl.DateTimeFormat(localeOf(language), { month, timeZone: "UTC" });
      const inDate = new Intl.DateTimeFormat(localeOf(language), { day: "numeric", month, timeZone: "UTC" });
      for (let index = 0; index < 12; index += 1) {
        const day = Date.UTC(2001, index, 15);
        const part = inDate.formatToParts(day).find(({ type }) => type === "month")?.value ?? "";
        for (const name of [plain.format(day), part]) if (/\p{L}/u.test(name)) found.set(fold(name), index + 1);
      }
    }
  }
  names = found;
  return found;
}

/** `3 April 2004`, `April 3, 2004`, `3 de abril de 2004`. */
function namedDay(text: string): string | null {
  const words = fold(text)
    .split(/[\s,]+/)
    .filter((word) => word !== "" && !["de", "del", "of", "г", "1er"].includes(word));
  if (/\b1er\b/i.test(text)) words.unshift("1");
  if (words.length !== 3) return null;
  const month = words.flatMap((word) => monthNames().get(word) ?? []).at(0);
  const year = words.find((word) => /^\d{4}$/.test(word));
  const day = words.find((word) => /^\d{1,2}(st|nd|rd|th)?$/.test(word))?.replace(/\D/g, "");
  if (month === undefined || year === undefined || day === undefined) return null;
  const date = `${year}-${two(month)}-${two(day)}`;
  return isPlainDate(date) ? date : null;
}

/** A month typed as text in its one form: `2004-01`, `01/2004`, `January 2004`; else the text itself. */
export function typedMonth(raw: string): string {
  const text = plainNumber(raw).trim();
  const yearFirst = /^(\d{4})\s*[-/.年]\s*(\d{1,2})月?$/.exec(text);
  if (yearFirst) return `${yearFirst[1] ?? ""}-${two(yearFirst[2] ?? "")}`;
  const monthFirst = /^(\d{1,2})\s*[-/.]\s*(\d{4})$/.exec(text);
  if (monthFirst) return `${monthFirst[2] ?? ""}-${two(monthFirst[1] ?? "")}`;
  const [name = "", year = "", more] = fold(text)
    .split(/[\s,]+/)
    .filter((word) => word !== "de" && word !== "г");
  const month = monthNames().get(name);
  if (month !== undefined && /^\d{4}$/.test(year) && more === undefined) return `${year}-${two(month)}`;
  const day = typedDay(text);
  return day !== null && isPlainDate(day) ? day.slice(0, 7) : text;
}

const truths = new Set(["true", "vrai", "verdadero", "истина", "صحيح", "1"]);
const untruths = new Set(["false", "faux", "falso", "ложь", "خطأ", "0"]);

/** What spreadsheets of the six languages write for a truth, as yes and no; else the text itself. */
export function typedTruth(raw: string): string {
  const text = raw.trim().toLowerCase();
  if (truths.has(text)) return "yes";
  return untruths.has(text) ? "no" : raw;
}

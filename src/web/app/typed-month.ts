import { plainDigits } from "../../kernel/digits.ts";
import { readyText } from "../../methods/text-match.ts";
import { type Language, localeOf } from "../../words/say.ts";

/**
 * The month that a text names, as `YYYY-MM`: 2008-06, 6/2008, June 2008, 2008年6月, a year alone for its first month.
 * Names of months are read in the reader's language and in English, from their first three letters on.
 */
export function typedMonth(text: string, language: Language): string | null {
  const plain = readyText(plainDigits(text)).text;
  const numbers = plain.match(/\d+/g) ?? [];
  const year = numbers.find((digits) => /^(19|20)\d\d$/.test(digits));
  if (year === undefined) return null;
  const rest = numbers.filter((digits) => digits !== year).map(Number);
  const [number] = rest;
  if (rest.length > 2) return null;
  if (number !== undefined) return number >= 1 && number <= 12 ? monthOf(year, number) : null;
  const name = plain.replace(year, "").trim();
  if (name === "") return monthOf(year, 1);
  const named = monthNamed(name, language);
  return named === null ? null : monthOf(year, named);
}

const monthOf = (year: string, month: number): string => `${year}-${String(month).padStart(2, "0")}`;

function monthNamed(name: string, language: Language): number | null {
  for (const locale of [localeOf(language), "en-GB"]) {
    // As a heading, and as after a day: some languages bend the name of the month there.
    for (const format of [{ month: "long" }, { month: "long", day: "numeric" }] as const) {
      const names = new Intl.DateTimeFormat(locale, { ...format, timeZone: "UTC" });
      for (let month = 1; month <= 12; month += 1) {
        const full = readyText(names.format(Date.UTC(2001, month - 1, 1)).replace(/[\d\u0660-\u0669]+/g, "")).text;
        if (full === name || (name.length >= 3 && full.startsWith(name))) return month;
      }
    }
  }
  return null;
}

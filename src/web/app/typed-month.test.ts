import { expect, test } from "vitest";
import type { Language } from "../../words/say.ts";
import { typedMonth } from "./typed-month.ts";

test.each<[string, Language, string | null]>([
  ["2008-06", "en", "2008-06"],
  ["6/2008", "en", "2008-06"],
  ["June 2008", "en", "2008-06"],
  ["jun 2008", "fr", "2008-06"],
  ["2008 août", "fr", "2008-08"],
  ["июня 2008", "ru", "2008-06"],
  ["июнь 2008", "ru", "2008-06"],
  ["2008年6月", "zh", "2008-06"],
  ["٢٠٠٨-٠٦", "ar", "2008-06"],
  ["يونيو 2008", "ar", "2008-06"],
  ["2008", "es", "2008-01"],
  ["2008-13", "en", null],
  ["harper 2008", "en", null],
  ["june", "en", null],
  ["", "en", null],
])("%s in %s names %s", (text, language, month) => {
  expect(typedMonth(text, language)).toBe(month);
});

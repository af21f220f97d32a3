import { type I18n, setupI18n } from "@lingui/core";
import { compileMessage } from "@lingui/message-utils/compileMessage";
import type { MessageValues } from "../kernel/refusal.ts";

/** The languages that are complete for everything that exists; each is named in itself where a reader picks one. */
export const languages = ["en", "fr", "es", "ar", "ru", "zh"] as const;
export type OfferedLanguage = (typeof languages)[number];

/** Every way to write: the offered languages, Arabic with Arabic-Indic digits, and English made strange for tests. */
export const writtenLanguages = [...languages, "ar-u-nu-arab", "en-XA"] as const;
export type Language = (typeof writtenLanguages)[number];

/** Messages of one language: code to ICU message. */
export type Catalogue = Readonly<Record<string, string>>;

export const isOffered = (text: string): text is OfferedLanguage => (languages as readonly string[]).includes(text);
export const isLanguage = (text: string): text is Language => (writtenLanguages as readonly string[]).includes(text);

/** The language of a tag such as `fr-CA`, `zh_CN.UTF-8` or `ar-u-nu-arab`, in whatever case; undefined for another one. */
export function languageOfTag(tag: string): Language | undefined {
  const wanted = tag.trim().toLowerCase();
  const first = wanted.split(/[-_.@]/)[0] ?? "";
  return (
    writtenLanguages.find((language) => language.toLowerCase() === wanted) ?? (isOffered(first) ? first : undefined)
  );
}

/** The offered language that a language is, or is written from. */
export function baseOf(language: Language): OfferedLanguage {
  if (language === "ar-u-nu-arab") return "ar";
  return language === "en-XA" ? "en" : language;
}

export const directionOf = (language: Language): "ltr" | "rtl" => (baseOf(language) === "ar" ? "rtl" : "ltr");

const locales: Readonly<Record<Language, string>> = {
  en: "en-GB",
  fr: "fr",
  es: "es",
  ar: "ar-u-nu-latn",
  ru: "ru",
  zh: "zh-Hans",
  "ar-u-nu-arab": "ar-u-nu-arab",
  "en-XA": "en-GB",
};

/** The locale of dates and numbers: the day before the month in English, and in Arabic the digits that were chosen. */
export const localeOf = (language: Language): string => locales[language];

/** Says a code in one language. */
export type Say = (code: string, values?: MessageValues) => string;

/**
 * Makes the function that says codes from one catalogue. Lists among the values are joined as the language joins
 * them. A code without a message is said as the code itself between brackets, so that it is seen and can be quoted.
 */
export function sayFrom(language: Language, catalogue: Catalogue): Say {
  const locale = localeOf(language);
  const i18n: I18n = setupI18n({ locale, messages: { [locale]: { ...catalogue } } });
  i18n.setMessagesCompiler(compileMessage);
  const list = new Intl.ListFormat(locale, { style: "long", type: "conjunction" });
  return (code, values = {}) => {
    if (!(code in catalogue)) return `[${code}]`;
    const ready = Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, Array.isArray(value) ? list.format(value) : value]),
    );
    return i18n._(code, language === "ar-u-nu-arab" ? withArabicDigits(catalogue[code] ?? "", ready) : ready);
  };
}

const arabicDigits = new Intl.NumberFormat(locales["ar-u-nu-arab"], { useGrouping: false, maximumFractionDigits: 20 });

/** Numbers that a message writes as they come, in Arabic-Indic digits; what it counts with stays a number. */
function withArabicDigits(message: string, values: Record<string, unknown>): Record<string, unknown> {
  const write = (name: string, value: unknown): unknown => {
    const number = typeof value === "number" || (typeof value === "string" && /^\d+$/.test(value));
    if (!number || message.includes(`{${name},`)) return value;
    return arabicDigits.format(value as number | Intl.StringNumericLiteral);
  };
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, write(name, value)]));
}

import { type I18n, setupI18n } from "@lingui/core";
import { compileMessage } from "@lingui/message-utils/compileMessage";
import type { MessageValues } from "../kernel/refusal.ts";

/** The languages that are complete for everything that exists; each is named in itself where a reader picks one. */
export const languages = ["en", "fr", "es", "ar", "ru", "zh"] as const;
export type Language = (typeof languages)[number];

/** Messages of one language: code to ICU message. */
export type Catalogue = Readonly<Record<string, string>>;

export const directionOf = (language: Language): "ltr" | "rtl" => (language === "ar" ? "rtl" : "ltr");
const locales: Readonly<Record<Language, string>> = {
  en: "en-GB",
  fr: "fr",
  es: "es",
  ar: "ar-u-nu-latn",
  ru: "ru",
  zh: "zh-Hans",
};

/** The locale of dates and numbers: the day before the month in English, and in Arabic the digits of codes and sources. */
export const localeOf = (language: Language): string => locales[language];
export const isLanguage = (text: string): text is Language => (languages as readonly string[]).includes(text);

/** Says a code in one language. */
export type Say = (code: string, values?: MessageValues) => string;

/**
 * Makes the function that says codes from one catalogue. Lists among the values are joined as the language joins
 * them. A code without a message is said as the code itself between brackets, so that it is seen and can be quoted.
 */
export function sayFrom(language: Language, catalogue: Catalogue): Say {
  const i18n: I18n = setupI18n({ locale: language, messages: { [language]: { ...catalogue } } });
  i18n.setMessagesCompiler(compileMessage);
  const list = new Intl.ListFormat(language, { style: "long", type: "conjunction" });
  return (code, values = {}) => {
    if (!(code in catalogue)) return `[${code}]`;
    const ready = Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, Array.isArray(value) ? list.format(value) : value]),
    );
    return i18n._(code, ready);
  };
}

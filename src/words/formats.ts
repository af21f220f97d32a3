import { baseOf, type Language, localeOf } from "./say.ts";

/** Numbers, dates and names as a language writes them; the one place that asks `Intl`, for page, server and terminal. */
export type Formats = {
  /** At most `decimals` places, none of them by default; at least `least`. */
  readonly number: (value: number, decimals?: number, least?: number) => string;
  /** A number shortened to thousands, millions or milliards; for axes and tiles, never where exactness counts. */
  readonly short: (value: number) => string;
  /** Exact decimal text digit for digit: with the decimals it has, or cut or filled to those given. */
  readonly decimal: (text: string, decimals?: number) => string;
  /** An amount in whole and hundredth dollars from its exact decimal text. */
  readonly money: (text: string) => string;
  /** The amount without its currency, for columns whose head names it. */
  readonly amount: (text: string) => string;
  readonly moneyShort: (text: string) => string;
  /** Percent from exact decimal text, with the given number of decimals. */
  readonly percent: (text: string, decimals?: number) => string;
  /** `2007-06` in words. */
  readonly month: (month: string) => string;
  readonly monthShort: (month: string) => string;
  /** The months from the first to the last. */
  readonly months: (first: string, last: string) => string;
  /** A day in words; text that is no day stays as it is. */
  readonly date: (date: string) => string;
  readonly dateShort: (date: string) => string;
  readonly time: (instant: string) => string;
  /** A year, or another number that is a name, with the digits of the language and without groups. */
  readonly digits: (text: string | number) => string;
  /** Things named one after the other, with the comma of the language. */
  readonly series: (items: readonly string[]) => string;
  readonly list: (items: readonly string[]) => string;
  /** Name of a country from its two-letter code; the code where the language has no name. */
  readonly country: (iso2: string) => string;
  readonly compare: (a: string, b: string) => number;
};

const made = new Map<Language, Formats>();

export function formatsOf(language: Language): Formats {
  const known = made.get(language);
  if (known) return known;
  const formats = { ...numbersOf(language), ...datesOf(language), ...namesOf(language) };
  made.set(language, formats);
  return formats;
}

const utc = (text: string): Date => new Date(`${text.length === 7 ? `${text}-01` : text}T00:00:00Z`);

/** Exact decimal text is formatted as it stands, digit for digit; `Intl` takes it as a string for that. */
const exact = (text: string): Intl.StringNumericLiteral => text as Intl.StringNumericLiteral;

/** Makes a thing when it is first asked for: a reader of one list does not pay for every format. */
function once<T>(make: () => T): () => T {
  let kept: { readonly thing: T } | undefined;
  return () => (kept ??= { thing: make() }).thing;
}

function numbersOf(language: Language) {
  const locale = localeOf(language);
  const usd = { style: "currency", currency: "USD", currencyDisplay: "code" } as const;
  const brief = { notation: "compact", maximumFractionDigits: 1 } as const;
  const compact = once(() => new Intl.NumberFormat(locale, brief));
  const dollars = once(() => new Intl.NumberFormat(locale, usd));
  const dollarsShort = once(() => new Intl.NumberFormat(locale, { ...usd, ...brief }));
  const plain = plainNumbers(locale);
  const decimal = (text: string, decimals = Math.min(text.split(".")[1]?.length ?? 0, 20)): string =>
    plain(decimals, decimals).format(exact(text));
  return {
    digits: (text: string | number) =>
      language === "ar-u-nu-arab"
        ? String(text).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0x630))
        : String(text),
    number: (value: number, decimals = 0, least = 0) => plain(decimals, least).format(value),
    short: (value: number) => compact().format(value),
    decimal,
    money: (text: string) => dollars().format(exact(text)),
    amount: (text: string) => decimal(text, 2),
    moneyShort: (text: string) => dollarsShort().format(exact(text)),
    percent: (text: string, decimals = 4) => decimal(text, decimals),
  };
}

function plainNumbers(locale: string): (decimals: number, least: number) => Intl.NumberFormat {
  const known = new Map<string, Intl.NumberFormat>();
  return (decimals, least) => {
    const key = `${decimals}/${least}`;
    const format =
      known.get(key) ??
      new Intl.NumberFormat(locale, { maximumFractionDigits: decimals, minimumFractionDigits: least });
    known.set(key, format);
    return format;
  };
}

function datesOf(language: Language) {
  const locale = localeOf(language);
  const dates = (options: Intl.DateTimeFormatOptions) =>
    once(() => new Intl.DateTimeFormat(locale, { timeZone: "UTC", ...options }));
  const long = dates({ year: "numeric", month: "long" });
  const brief = dates({ year: "numeric", month: "short" });
  const day = dates({ year: "numeric", month: "long", day: "numeric" });
  const dayShort = dates({ year: "numeric", month: "short", day: "numeric" });
  const instant = once(() => new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" }));
  // French writes the first of a month as an ordinal, which `Intl` leaves out.
  const ordinal = (text: string): string => (baseOf(language) === "fr" ? text.replace(/^1 /, "1er ") : text);
  const dayOr = (text: string, format: () => Intl.DateTimeFormat): string =>
    /^\d{4}-\d{2}-\d{2}$/.test(text) ? ordinal(format().format(utc(text))) : text;
  return {
    month: (month: string) => long().format(utc(month)),
    monthShort: (month: string) => brief().format(utc(month)),
    // `Intl` falls back to figures for a span of Chinese months.
    months: (first: string, last: string) =>
      baseOf(language) === "zh"
        ? `${long().format(utc(first))}–${long().format(utc(last))}`
        : long().formatRange(utc(first), utc(last)),
    date: (date: string) => dayOr(date, day),
    dateShort: (date: string) => dayOr(date, dayShort),
    time: (text: string) => instant().format(new Date(text)),
  };
}

const commas: Partial<Readonly<Record<Language, string>>> = { ar: "، ", zh: "，" };

function namesOf(language: Language) {
  const locale = localeOf(language);
  const list = once(() => new Intl.ListFormat(locale, { style: "long", type: "conjunction" }));
  const regions = once(() => new Intl.DisplayNames(locale, { type: "region" }));
  const collator = once(() => new Intl.Collator(locale, { numeric: true }));
  return {
    series: (items: readonly string[]) => items.join(commas[baseOf(language)] ?? ", "),
    list: (items: readonly string[]) => list().format(items),
    country: (iso2: string) => (/^[A-Z]{2}$/.test(iso2) ? (regions().of(iso2) ?? iso2) : iso2),
    compare: (a: string, b: string) => collator().compare(a, b),
  };
}

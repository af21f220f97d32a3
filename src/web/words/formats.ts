import { localeOf, type Language } from "../../words/say.ts";

/** Numbers, dates and names as the language writes them. */
export type Formats = {
  readonly number: (value: number, decimals?: number) => string;
  /** A number shortened to thousands, millions or milliards; for axes and tiles, never where exactness counts. */
  readonly short: (value: number) => string;
  /** An amount in whole and hundredth dollars from its exact decimal text. */
  readonly money: (text: string) => string;
  /** The amount without its currency, for columns whose head names it. */
  readonly amount: (text: string) => string;
  readonly moneyShort: (text: string) => string;
  /** Percent from exact decimal text, with the given number of decimals. */
  readonly percent: (text: string, decimals?: number) => string;
  readonly month: (month: string) => string;
  readonly monthShort: (month: string) => string;
  readonly date: (date: string) => string;
  readonly time: (instant: string) => string;
  readonly list: (items: readonly string[]) => string;
  /** Name of a country from its two-letter code; the code where the language has no name. */
  readonly country: (iso2: string) => string;
  readonly compare: (a: string, b: string) => number;
};

const utc = (text: string): Date => new Date(`${text.length === 7 ? `${text}-01` : text}T00:00:00Z`);

/** Exact decimal text is formatted as it stands, digit for digit; `Intl` takes it as a string for that. */
const exact = (text: string): Intl.StringNumericLiteral => text as Intl.StringNumericLiteral;

export function formatsOf(language: Language): Formats {
  const dates = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(localeOf(language), { timeZone: "UTC", ...options });
  const long = dates({ year: "numeric", month: "long" });
  const brief = dates({ year: "numeric", month: "short" });
  const day = dates({ year: "numeric", month: "long", day: "numeric" });
  const instant = new Intl.DateTimeFormat(localeOf(language), { dateStyle: "medium", timeStyle: "short" });
  const compact = new Intl.NumberFormat(language, { notation: "compact", maximumFractionDigits: 1 });
  const usd = new Intl.NumberFormat(language, { style: "currency", currency: "USD", currencyDisplay: "code" });
  const usdShort = new Intl.NumberFormat(language, {
    style: "currency",
    currency: "USD",
    currencyDisplay: "code",
    notation: "compact",
    maximumFractionDigits: 1,
  });
  const list = new Intl.ListFormat(language, { style: "long", type: "conjunction" });
  const regions = new Intl.DisplayNames(language, { type: "region" });
  const collator = new Intl.Collator(language, { numeric: true });
  const plain = numbers(language);
  return {
    number: (value, decimals = 0) => plain(decimals).format(value),
    short: (value) => compact.format(value),
    money: (text) => usd.format(exact(text)),
    amount: (text) => plain(2, 2).format(exact(text)),
    moneyShort: (text) => usdShort.format(exact(text)),
    percent: (text, decimals = 4) => plain(decimals, decimals).format(exact(text)),
    month: (month) => long.format(utc(month)),
    monthShort: (month) => brief.format(utc(month)),
    date: (date) => (/^\d{4}-\d{2}-\d{2}$/.test(date) ? day.format(utc(date)) : date),
    time: (text) => instant.format(new Date(text)),
    list: (items) => list.format(items),
    country: (iso2) => (/^[A-Z]{2}$/.test(iso2) ? (regions.of(iso2) ?? iso2) : iso2),
    compare: collator.compare,
  };
}

function numbers(language: Language): (decimals: number, least?: number) => Intl.NumberFormat {
  const made = new Map<string, Intl.NumberFormat>();
  return (decimals, least = 0) => {
    const key = `${decimals}/${least}`;
    const known = made.get(key);
    if (known) return known;
    const format = new Intl.NumberFormat(language, { maximumFractionDigits: decimals, minimumFractionDigits: least });
    made.set(key, format);
    return format;
  };
}

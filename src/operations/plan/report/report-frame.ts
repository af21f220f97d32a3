import type { MessageValues } from "../../../kernel/refusal.ts";
import type { MissionData } from "../../../model/mission-data.ts";
import type { Plan, PlanMonth } from "../../../model/plan.ts";
import type { ReferenceData } from "../../../model/reference-data.ts";
import { say } from "../../../words/catalogue.ts";
import { type Language, localeOf } from "../../../words/say.ts";
import { ordinalDay } from "../../../words/local-value.ts";
import { stateNames } from "../../../words/state-name.ts";

/** Everything that a part of a report or workbook may need: the plan, its inputs, and words and figures as a reader of the language writes them. */
export type ReportFrame = {
  readonly plan: Plan;
  readonly mission: MissionData;
  readonly reference: ReferenceData;
  readonly language: Language;
  readonly say: (code: string, values?: MessageValues) => string;
  /** A whole number, or with the decimals given; null is said to be unknown. */
  readonly number: (value: number | null, decimals?: number) => string;
  /** An exact decimal such as money, with the decimals that it has. */
  readonly decimal: (text: string | null) => string;
  /** Dollars without cents, for tables of millions; the exact figure stands in the workbook. */
  readonly dollars: (text: string | null) => string;
  readonly date: (day: string) => string;
  readonly month: (month: string) => string;
  readonly stateName: (iso3: string) => string;
  readonly placeName: (id: string) => string;
};

export function reportFrame(
  plan: Plan,
  mission: MissionData,
  reference: ReferenceData,
  language: Language,
): ReportFrame {
  const locale = localeOf(language);
  const words = (code: string, values?: MessageValues) => say(language, code, values);
  const unknown = words("report.unknown");
  const day = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
  const month = new Intl.DateTimeFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" });
  const places = new Map([...mission.site, ...mission.entry_point].map((place) => [place.id, place.name]));
  return {
    plan,
    mission,
    reference,
    language,
    say: words,
    number: (value, decimals = 0) =>
      value === null
        ? unknown
        : value.toLocaleString(locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals }),
    decimal: (text) => (text === null ? unknown : grouped(text, locale)),
    dollars: (text) => (text === null ? unknown : grouped(text.replace(/\.00$/, ""), locale, 0)),
    date: (text) => ordinalDay(language, day.format(new Date(`${text}T00:00:00Z`))),
    month: (text) => month.format(new Date(`${text}-01T00:00:00Z`)),
    stateName: stateNames(language, reference.states),
    placeName: (id) => places.get(id) ?? id,
  };
}

/** Groups the digits of an exact decimal as the locale does, without passing through a binary float. */
function grouped(text: string, locale: string, places?: number): string {
  const [whole = "0", part = ""] = text.split(".");
  const shown = places ?? part.length;
  const format = new Intl.NumberFormat(locale, { minimumFractionDigits: shown, maximumFractionDigits: shown });
  if (shown === 0) return format.format(part >= "5" ? BigInt(whole) + 1n : BigInt(whole));
  const point = format.formatToParts(0).find((piece) => piece.type === "decimal")?.value ?? ".";
  return `${new Intl.NumberFormat(locale).format(BigInt(whole))}${point}${part.padEnd(shown, "0").slice(0, shown)}`;
}

export const sumCents = (texts: readonly string[]): bigint =>
  texts.reduce((sum, text) => sum + BigInt(text.replace(".", "")), 0n);

/** The month of the highest reported strength, else the last month of the plan; null for a plan without months. */
export function chosenMonth(plan: Plan): PlanMonth | null {
  const peak = plan.peak?.month;
  return plan.months.find((month) => month.month === peak) ?? plan.months.at(-1) ?? null;
}

/** Months by calendar year, in order. */
export function byYear(months: readonly PlanMonth[]): [year: string, months: PlanMonth[]][] {
  const years = new Map<string, PlanMonth[]>();
  for (const month of months) {
    const year = month.month.slice(0, 4);
    years.set(year, [...(years.get(year) ?? []), month]);
  }
  return [...years];
}

/** Months in which the reported strength stood above a level in force, without those that only missed a day of reduction. */
export const monthsAbove = (plan: Plan): number =>
  new Set(
    plan.flags
      .filter((flag) => flag.code === "strength.above_authorised" && flag.severity !== "info")
      .map((flag) => flag.month),
  ).size;

import type { MessageValues } from "../../../kernel/refusal.ts";
import type { MissionData } from "../../../model/mission-data.ts";
import type { Plan, PlanMonth } from "../../../model/plan.ts";
import type { ReferenceData } from "../../../model/reference-data.ts";
import { say } from "../../../words/catalogue.ts";
import { formatsOf } from "../../../words/formats.ts";
import type { Language } from "../../../words/say.ts";
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
  const formats = formatsOf(language);
  const words = (code: string, values?: MessageValues) => say(language, code, values);
  const unknown = words("report.unknown");
  const places = new Map([...mission.site, ...mission.entry_point].map((place) => [place.id, place.name]));
  return {
    plan,
    mission,
    reference,
    language,
    say: words,
    number: (value, decimals = 0) => (value === null ? unknown : formats.number(value, decimals, decimals)),
    decimal: (text) => (text === null ? unknown : formats.decimal(text)),
    dollars: (text) => (text === null ? unknown : formats.decimal(text, 0)),
    date: formats.dateShort,
    month: formats.month,
    stateName: stateNames(language, reference.states),
    placeName: (id) => places.get(id) ?? id,
  };
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

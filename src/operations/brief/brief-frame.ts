import { lastDay } from "../../kernel/plain-date.ts";
import { Refusal } from "../../kernel/refusal.ts";
import type { BriefCell, BriefColumn } from "../../model/brief.ts";
import type { MissionData } from "../../model/mission-data.ts";
import type { Plan, PlanMonth } from "../../model/plan.ts";
import type { ReferenceData } from "../../model/reference-data.ts";
import { catalogues, say } from "../../words/catalogue.ts";
import { type Formats, formatsOf } from "../../words/formats.ts";
import { isolatedValues } from "../../words/isolate.ts";
import type { Language, Say } from "../../words/say.ts";
import { stateNames } from "../../words/state-name.ts";

/** What a report is made from: a plan said in the language, and the mission that it was worked out from, scenarios applied. */
export type BriefInput = {
  readonly plan: Plan;
  readonly mission: MissionData;
  readonly reference: ReferenceData;
  readonly language: Language;
  /** Names of the scenarios applied. */
  readonly scenarios: readonly string[];
  /** True where the reader may know the accounts of payers by name. */
  readonly knows: boolean;
  /** Version of the program and the day on which the report is made. */
  readonly version: string;
  readonly today: string;
};

/** What a part of a report works with. `cite` notes the sources that it rests on. */
export type BriefFrame = BriefInput & {
  readonly say: Say;
  readonly formats: Formats;
  /** The month reported on; null for a mission without months. */
  readonly month: PlanMonth | null;
  /** Last day of that month; the day of the report for a mission without months. */
  readonly day: string;
  readonly cite: (keys: readonly string[]) => void;
  readonly cited: ReadonlySet<string>;
  readonly placeName: (id: string) => string;
  readonly stateName: (iso3: string) => string;
};

/** @throws Refusal not-found for a month that the plan does not have */
export function briefFrame(input: BriefInput, month: string | null): BriefFrame {
  const { plan, mission, language, reference } = input;
  const wanted = month ?? plan.peak?.month ?? plan.months.at(-1)?.month ?? null;
  const found = plan.months.find((each) => each.month === wanted) ?? null;
  if (month !== null && found === null) throw new Refusal("not-found", "server.not_found");
  const places = new Map([...mission.site, ...mission.entry_point].map((place) => [place.id, place.name]));
  const cited = new Set<string>();
  return {
    ...input,
    say: (code, values) => say(language, code, values && isolatedValues(language, values)),
    formats: formatsOf(language),
    month: found,
    day: found ? lastDay(found.month) : input.today,
    cite: (keys) => {
      for (const key of keys) cited.add(key);
    },
    cited,
    placeName: (id) => places.get(id) ?? id,
    stateName: stateNames(language, reference.states),
  };
}

/** Says a code where the language has it, else the fallback. */
export const sayOr = ({ language, say: words }: BriefFrame, code: string, fallback: string): string =>
  code in catalogues[language] ? words(code) : fallback;

export const plain = (text: string): BriefCell => ({ text });
export const strong = (text: string): BriefCell => ({ text, mark: "strong" });
export const estimated = (text: string): BriefCell => ({ text: `≈ ${text}`, mark: "estimated" });
export const unknown = ({ say: words }: BriefFrame): BriefCell => ({ text: words("screen.unknown"), mark: "unknown" });

/** A count as the language writes it; null is said to be unknown. */
export const count = (frame: BriefFrame, value: number | null | undefined, isEstimate = false): BriefCell => {
  if (value === null || value === undefined) return unknown(frame);
  const text = frame.formats.number(value);
  return isEstimate ? estimated(text) : plain(text);
};

/** Whole dollars of an exact amount; null is said to be unknown. */
export const dollars = (frame: BriefFrame, text: string | null | undefined): BriefCell =>
  text === null || text === undefined ? unknown(frame) : plain(frame.formats.decimal(text, 0));

/** Columns from titles and widths; a width with a leading minus is that of a column of numbers. */
export const columns = (...list: readonly (readonly [title: string, width: number])[]): BriefColumn[] =>
  list.map(([title, width]) => ({ title, numeric: width < 0, width: Math.abs(width) }));

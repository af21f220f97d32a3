import { periodEnd, periodStart } from "../../../kernel/period.ts";
import { dayNumber, yearOf } from "../../../kernel/plain-date.ts";
import type { Item } from "../../api.ts";

/** The lanes of the timeline, in their order; each is a noun. */
export const lanes = ["instrument", "authorised_strength", "milestone", "incident", "budget_line", "season"] as const;
export type Lane = (typeof lanes)[number];
export const pluralOf = {
  instrument: "instruments",
  authorised_strength: "authorised_strengths",
  milestone: "milestones",
  incident: "incidents",
  budget_line: "budget_lines",
  season: "seasons",
} as const satisfies Record<Lane, string>;

/** How exactly a time is known. */
export type Precision = "day" | "month" | "year" | "interval";

/** A record with its place in time; days are numbers, null is an open end. */
export type Dated = {
  readonly key: string;
  readonly lane: Lane;
  readonly id: string;
  readonly when: string;
  readonly from: number | null;
  readonly to: number | null;
  readonly precision: Precision;
  /** True where nothing printed says when it ended. */
  readonly openEnd: boolean;
  readonly values: Item["values"];
};

const text = (value: unknown): string => (typeof value === "string" ? value : "");

function precisionOf(period: string): Precision {
  if (period.includes("/")) return "interval";
  return period.length === 4 ? "year" : period.length === 7 ? "month" : "day";
}

/** A record at its period; empty where it has none. */
function dated(lane: Lane, { id, values }: Item, when: string): Dated[] {
  const [start, end] = [periodStart(when), periodEnd(when)];
  if (when === "" || (start === null && end === null)) return [];
  return [
    {
      key: `${lane} ${id}`,
      lane,
      id,
      when,
      from: start === null ? null : dayNumber(start),
      to: end === null ? null : dayNumber(end),
      precision: precisionOf(when),
      openEnd: end === null,
      values,
    },
  ];
}

/** Levels hold until what is printed, else until the next level of their component, else nobody says until when. */
function levels(items: readonly Item[]): Dated[] {
  return items.flatMap((item) => {
    const from = text(item.values["valid_from"]);
    const until = text(item.values["valid_until"]);
    const next = items
      .filter(({ values }) => values["component"] === item.values["component"] && text(values["valid_from"]) > from)
      .map(({ values }) => text(values["valid_from"]))
      .sort()[0];
    const made = dated("authorised_strength", item, `${from}/${until}`);
    return made.map((level) =>
      until === "" && next !== undefined ? { ...level, to: dayNumber(next) - 1, openEnd: true } : level,
    );
  });
}

/** A season returns every year between two days. */
function seasons(items: readonly Item[], [first, last]: readonly [number, number]): Dated[] {
  return items.flatMap((item) => {
    const [starts, ends] = [text(item.values["starts"]), text(item.values["ends"])];
    if (starts === "" || ends === "") return [];
    const years = Array.from({ length: last - first + 1 }, (_, index) => first + index);
    return years.flatMap((year) =>
      dated("season", item, `${year}-${starts}/${starts <= ends ? year : year + 1}-${ends}`).map((each) => ({
        ...each,
        key: `${each.key} ${year}`,
      })),
    );
  });
}

export type Records = Readonly<Record<Lane, readonly Item[]>>;

/** Every dated record, lane by lane, in order of time. Seasons are drawn for the years of the mission. */
export function datedRecords(records: Records, missionFrom: string, missionTo: string): Dated[] {
  const of = (lane: Lane, when: (values: Item["values"]) => string) =>
    records[lane].flatMap((item) => dated(lane, item, when(item.values)));
  const made = [
    ...of("instrument", (values) => text(values["adopted"])),
    ...levels(records.authorised_strength),
    ...of("milestone", (values) => text(values["when"])),
    ...of("incident", (values) => text(values["when"])),
    ...of("budget_line", (values) => spanOf(text(values["from"]), text(values["to"]))),
    ...seasons(records.season, [yearOf(missionFrom), yearOf(missionTo)]),
  ];
  return made.sort(
    (a, b) => lanes.indexOf(a.lane) - lanes.indexOf(b.lane) || (a.from ?? -Infinity) - (b.from ?? -Infinity),
  );
}

const spanOf = (from: string, to: string): string => (from === "" && to === "" ? "" : `${from}/${to}`);

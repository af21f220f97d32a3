import { periodEnd } from "../../../kernel/period.ts";
import type { Item } from "../../api.ts";

/** Incidents of the record up to a day. Counts of people leave out rows that do not state them, and say how many. */
export type SafetyToDate = {
  readonly events: readonly string[];
  readonly killed: number | null;
  readonly injured: number | null;
  /** Rows that state neither killed nor injured. */
  readonly silent: number;
  readonly sources: readonly string[];
  readonly last: string | null;
};

const count = (item: Item, field: string): number | null => {
  const value = item.values[field];
  return typeof value === "number" ? value : null;
};

/** Events that had ended by the day; running totals count other spans and are left out. */
export function safetyToDate(incidents: readonly Item[], day: string): SafetyToDate {
  const events = incidents.filter(({ values }) => {
    const end = periodEnd(String(values["when"] ?? ""));
    return values["scope"] === "event" && end !== null && end <= day;
  });
  const sum = (field: string): number | null => {
    const stated = events.map((item) => count(item, field)).filter((value) => value !== null);
    return stated.length === 0 ? null : stated.reduce((all, value) => all + value, 0);
  };
  const ends = events.map(({ values }) => periodEnd(String(values["when"])) ?? "").toSorted();
  return {
    events: events.map(({ id }) => id),
    killed: sum("killed"),
    injured: sum("injured"),
    silent: events.filter((item) => count(item, "killed") === null && count(item, "injured") === null).length,
    sources: [
      ...new Set(events.flatMap(({ values }) => (Array.isArray(values["source"]) ? values["source"].map(String) : []))),
    ],
    last: ends.at(-1) ?? null,
  };
}

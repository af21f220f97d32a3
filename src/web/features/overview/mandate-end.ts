import { daysBetween } from "../../../kernel/plain-date.ts";
import type { Item } from "../../api.ts";

/** When the mandate in force on a day ends, as far as the pack states it. */
export type MandateEnd = {
  readonly until: string;
  readonly days: number;
  readonly task: string;
  readonly instrument: string | null;
};

const text = (item: Item, field: string): string | null => {
  const value = item.values[field];
  return typeof value === "string" ? value : null;
};

/** The latest end among the tasks in force on a day; null where none of them states one. */
export function mandateEnd(tasks: readonly Item[], day: string): MandateEnd | null {
  const ends = tasks.flatMap((task) => {
    const [from, until] = [text(task, "valid_from"), text(task, "valid_until")];
    if (until === null || until < day || (from !== null && from > day)) return [];
    return [{ until, days: daysBetween(day, until), task: task.id, instrument: text(task, "instrument") }];
  });
  return ends.toSorted((a, b) => (a.until < b.until ? 1 : -1))[0] ?? null;
}

/** Instruments adopted up to a day, the latest last. */
export function adoptedBy(instruments: readonly Item[], day: string): readonly Item[] {
  return instruments
    .filter((item) => (text(item, "adopted") ?? "9") <= day)
    .toSorted((a, b) => ((text(a, "adopted") ?? "") < (text(b, "adopted") ?? "") ? -1 : 1));
}

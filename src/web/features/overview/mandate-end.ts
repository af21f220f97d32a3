import { daysBetween } from "../../../kernel/plain-date.ts";
import type { Item } from "../../api.ts";

/** When the mandate in force on a day ends, as far as the pack states it. */
export type MandateEnd = {
  readonly until: string;
  readonly days: number;
  /** The task that gives the end, where no instrument does. */
  readonly task: string | null;
  readonly instrument: string | null;
};

const text = (item: Item, field: string): string | null => {
  const value = item.values[field];
  return typeof value === "string" ? value : null;
};

/**
 * The end that the latest instrument adopted by a day gives, where it gives one and it has not passed; else the latest
 * end among the tasks in force; null where neither is stated.
 */
export function mandateEnd(instruments: readonly Item[], tasks: readonly Item[], day: string): MandateEnd | null {
  const latest = adoptedBy(instruments, day).findLast((item) => text(item, "until") !== null);
  const given = latest ? text(latest, "until") : null;
  if (latest && given !== null && given >= day)
    return { until: given, days: daysBetween(day, given), task: null, instrument: latest.id };
  return taskEnd(tasks, day);
}

function taskEnd(tasks: readonly Item[], day: string): MandateEnd | null {
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

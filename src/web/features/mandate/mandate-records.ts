import { periodStart } from "../../../kernel/period.ts";
import type { MandateRecords } from "../../../engines/mandate/mandate-at.ts";
import { AuthorisedStrength } from "../../../model/authorised-strength.ts";
import { Instrument } from "../../../model/instrument.ts";
import { Paragraph } from "../../../model/paragraph.ts";
import { Task } from "../../../model/task.ts";
import type { Item } from "../../api.ts";

/** A text of a record, empty where there is none. */
export const textOf = (item: Item, field: string): string => {
  const value = item.values[field];
  return typeof value === "string" ? value : "";
};
export const listOf = (item: Item, field: string): readonly string[] => {
  const value = item.values[field];
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === "string") : [];
};
export const numberOf = (item: Item, field: string): number | null => {
  const value = item.values[field];
  return typeof value === "number" ? value : null;
};

/** The first day that a date or period can mean; the text itself where it is neither. */
export const firstDayOf = (when: string): string => periodStart(when) ?? when;

/** The lists of a mission's mandate. */
export type MandateLists = {
  readonly instruments: readonly Item[];
  readonly paragraphs: readonly Item[];
  readonly tasks: readonly Item[];
  readonly levels: readonly Item[];
};

/** The lists as engines take them; a row that its description refuses is left out. */
export function recordsOf({ instruments, paragraphs, tasks, levels }: MandateLists): MandateRecords {
  return {
    instrument: instruments.flatMap(({ id, values }) => Instrument.safeParse({ ...values, id }).data ?? []),
    paragraph: paragraphs.flatMap(({ id, values }) => Paragraph.safeParse({ ...values, id }).data ?? []),
    task: tasks.flatMap(({ id, values }) => Task.safeParse({ ...values, id }).data ?? []),
    authorised_strength: levels.flatMap(({ id, values }) => AuthorisedStrength.safeParse({ ...values, id }).data ?? []),
  };
}

/** Symbols of instruments by id; the id where there is none. */
export const symbolsOf = (instruments: readonly Item[]): ReadonlyMap<string, string> =>
  new Map(instruments.map((item) => [item.id, textOf(item, "symbol") || item.id]));

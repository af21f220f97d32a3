import { lastDay } from "../../../kernel/plain-date.ts";
import { periodEnd, periodStart } from "../../../kernel/period.ts";
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

/** The first day that a date or period can mean; the text itself where it is neither. */
export const firstDayOf = (when: string): string => periodStart(when) ?? when;
/** The last day that a date or period can mean. */
const lastDayOf = (when: string): string => periodEnd(when) ?? when;

/** Whether a task binds at the end of a month: it began, and no end of it has passed. */
export function bindsIn(item: Item, month: string): boolean {
  const day = lastDay(month);
  const [from, until] = [textOf(item, "valid_from"), textOf(item, "valid_until")];
  return (from === "" || from <= day) && (until === "" || until >= `${month}-01`);
}

/** Something that an instrument sets for a day: a level to be reached, the end of a level or of a task. */
export type Due = {
  readonly key: string;
  readonly on: string;
  readonly kind: "reach" | "level_ends" | "task_ends" | "level_starts";
  readonly item: Item;
  readonly noun: "authorised_strength" | "task";
};

/** Every day that instruments set, in order. */
export function dueDates(levels: readonly Item[], tasks: readonly Item[]): Due[] {
  const due = (noun: Due["noun"], kind: Due["kind"], item: Item, when: string): Due[] =>
    when === "" ? [] : [{ key: `${kind}/${item.id}`, on: lastDayOf(when), kind, item, noun }];
  return [
    ...levels.flatMap((item) => [
      ...due("authorised_strength", "level_starts", item, textOf(item, "valid_from")),
      ...due("authorised_strength", "reach", item, textOf(item, "reach_by")),
      ...due("authorised_strength", "level_ends", item, textOf(item, "valid_until")),
    ]),
    ...tasks.flatMap((item) => due("task", "task_ends", item, textOf(item, "valid_until"))),
  ].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.key < b.key ? -1 : 1));
}

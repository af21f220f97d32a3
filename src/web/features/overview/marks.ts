import { periodEnd, periodStart } from "../../../kernel/period.ts";
import { monthOf } from "../../../kernel/plain-date.ts";
import type { Item } from "../../api.ts";

/** Something dated to be marked on the chart. */
export type Mark = {
  readonly id: string;
  readonly noun: "instrument" | "milestone";
  readonly month: string;
  readonly when: string;
  readonly title: string;
};

const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** Marks in order of time. What is known only to a span longer than a month has no place on a line of months. */
export function marksOf(instruments: readonly Item[], milestones: readonly Item[]): readonly Mark[] {
  const made = [
    ...instruments.map(({ id, values }) => ({
      id,
      noun: "instrument" as const,
      when: text(values["adopted"]),
      title: text(values["symbol"]),
    })),
    ...milestones.map(({ id, values }) => ({
      id,
      noun: "milestone" as const,
      when: text(values["when"]),
      title: text(values["title"]),
    })),
  ];
  return made
    .flatMap((mark) => {
      const [start, end] = [periodStart(mark.when), periodEnd(mark.when)];
      if (start === null || end === null || monthOf(start) !== monthOf(end)) return [];
      return [{ ...mark, month: monthOf(start) }];
    })
    .sort((a, b) => (a.when < b.when ? -1 : a.when > b.when ? 1 : 0));
}

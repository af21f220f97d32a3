import { periodEnd, periodStart } from "../../kernel/period.ts";
import { monthOf } from "../../kernel/plain-date.ts";
import type { Contribution } from "../../model/contribution.ts";

/** Records of one contributor, oldest first; a contributor without a code goes by its printed name. */
export const recordsOf = (rows: readonly Contribution[], contributor: string): Contribution[] =>
  rows
    .filter((row) => nameOf(row) === contributor)
    .toSorted((a, b) => (a.as_of < b.as_of ? -1 : a.as_of > b.as_of ? 1 : a.basis < b.basis ? -1 : 1));

export const nameOf = (row: Contribution): string =>
  row.contributor === "unknown" ? (row.contributor_printed ?? row.contributor) : row.contributor;

const trust: Readonly<Record<Contribution["basis"], number>> = {
  reported: 0,
  partial: 1,
  estimated: 2,
  planned: 3,
  assumed: 3,
  fictional: 0,
};
export const isEstimate = (row: Contribution): boolean => trust[row.basis] > 1;

/** The best record that speaks of a month: reports before partial ones, these before estimates; null where there is none. */
export function recordOfMonth(rows: readonly Contribution[], month: string): Contribution | null {
  const holding = rows.filter((row) => {
    const [start, end] = [periodStart(row.as_of), periodEnd(row.as_of)];
    return start !== null && end !== null && monthOf(start) <= month && month <= monthOf(end);
  });
  return holding.toSorted((a, b) => trust[a.basis] - trust[b.basis])[0] ?? null;
}

/** All people of a record; the troops alone where an estimate knows no more. */
export const peopleOf = (row: Contribution): number | null =>
  row.total ?? (isEstimate(row) ? row.troops : sum([row.troops, row.police, row.observers]));

/** Women of all categories; unknown as soon as those of one are. */
export const womenOf = (row: Contribution): number | null =>
  sum([row.women_troops, row.women_formed_police, row.women_individual_police, row.women_observers]);

/** Women of both kinds of police. */
export const policewomenOf = (row: Contribution): number | null =>
  sum([row.women_formed_police, row.women_individual_police]);

/** A sum is known when all its parts are. */
const sum = (parts: readonly (number | null)[]): number | null =>
  parts.reduce<number | null>((all, part) => (all === null || part === null ? null : all + part), 0);

import type { LevelListName, LevelListRow } from "../../../model/scale-tables.ts";

const isOn = ({ from_year, to_year }: LevelListRow, year: number): boolean =>
  (from_year === null || from_year <= year) && (to_year === null || year <= to_year);

/** The row of each state that is on a list in a year. */
export const onList = (
  rows: readonly LevelListRow[],
  list: LevelListName,
  year: number,
): ReadonlyMap<string, LevelListRow> =>
  new Map(rows.filter((row) => row.list === list && isOn(row, year)).map((row) => [row.iso3, row]));

/**
 * Least developed countries of a period. One that is on the list in the period's first year counts until its end,
 * also when it leaves the list in between.
 */
export const ldcsOf = (rows: readonly LevelListRow[], firstYear: number): ReadonlySet<string> =>
  new Set(onList(rows, "ldc", firstYear).keys());

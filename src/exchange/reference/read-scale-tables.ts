import type { ScaleTables, LevelListName } from "../../model/scale-tables.ts";
import { levelLists } from "../../model/scale-tables.ts";
import { type TableShape, filesOf, listFolder, readRows, statusOf } from "./read-reference.ts";
import type { RowReader } from "./table-file.ts";

type Shapes = { readonly [T in keyof ScaleTables]: TableShape<ScaleTables[T][number]> };

/** Files that stand in for a shipped table; debt and conversion have no shipped table at all. */
export type ScaleTableFiles = { readonly [T in "income" | "debt" | "conversion"]?: string | undefined };

const isList = (text: string): text is LevelListName => levelLists.some((list) => list === text);
const yearOrNull = (row: RowReader, column: string): number | null =>
  row.text(column) === "" ? null : row.integer(column);

const ofYear = (row: { readonly iso3: string; readonly year: number }) => `${row.iso3} ${row.year}`;

/** Income, debt and exchange rates by state and year. */
const moneyShapes: Pick<Shapes, "income" | "debt" | "conversion"> = {
  income: {
    columns: ["iso3", "year", "gni_usd", "population"],
    read: (row) => ({
      iso3: row.state("iso3"),
      year: row.integer("year"),
      gni_usd: row.decimalOrNull("gni_usd"),
      population: positive(row, "population"),
      source: row.text("source"),
    }),
    key: ofYear,
  },
  debt: {
    columns: ["iso3", "year"],
    read: (row) => ({
      iso3: row.state("iso3"),
      year: row.integer("year"),
      stock_usd: row.decimalOrNull("stock_usd"),
      flow_usd: row.decimalOrNull("flow_usd"),
    }),
    key: ofYear,
  },
  conversion: {
    columns: ["iso3", "year", "market_rate", "other_rate"],
    read: (row) => ({
      iso3: row.state("iso3"),
      year: row.integer("year"),
      market_rate: positive(row, "market_rate") ?? row.refuse("missing", "market_rate"),
      other_rate: positive(row, "other_rate") ?? row.refuse("missing", "other_rate"),
      method: row.text("method"),
    }),
    key: ofYear,
  },
};

/** What resolutions say of levels, who is on which list, and what printed rates say of the premium. */
const levelShapes: Pick<Shapes, "level_parameters" | "level_lists" | "premium_intervals"> = {
  level_parameters: {
    columns: ["period", "average_gni_per_head_usd", "first_year", "last_year"],
    read: (row) => ({
      period: row.years("period"),
      average_gni_per_head_usd: positive(row, "average_gni_per_head_usd"),
      first_year: row.integer("first_year"),
      last_year: row.integer("last_year"),
      resolution: row.text("resolution"),
      source: row.text("source"),
      status: statusOf(row),
    }),
    key: ({ period }) => period,
  },
  level_lists: {
    columns: ["list", "iso3", "from_year", "to_year"],
    read: (row) => {
      const list = row.requiredText("list");
      return {
        list: isList(list) ? list : row.refuse("list_unknown", "list"),
        iso3: row.state("iso3"),
        from_year: yearOrNull(row, "from_year"),
        to_year: yearOrNull(row, "to_year"),
        level: row.text("level"),
        discount_percent: row.decimalOrNull("discount_percent", 100),
        note: row.text("note"),
        source: row.text("source"),
        status: statusOf(row),
      };
    },
    key: ({ list, iso3, from_year }) => `${list} ${iso3} ${from_year ?? ""}`,
  },
  premium_intervals: {
    columns: ["period", "reading", "low", "high"],
    read: (row) => ({
      period: row.years("period"),
      reading: row.requiredText("reading") === "rounded" ? "rounded" : "cut",
      low: row.decimal("low"),
      high: row.decimal("high"),
      printed: row.text("printed"),
      source: row.text("source"),
      status: statusOf(row),
    }),
    key: ({ period, reading }) => `${period} ${reading}`,
  },
};

/** A figure that is unknown or more than zero: nobody lives in a state of no people. */
function positive(row: RowReader, column: string): string | null {
  const text = row.decimalOrNull(column);
  return text !== null && !/[1-9]/.test(text) ? row.refuse("zero", column) : text;
}

/**
 * Reads the tables of which scales and levels are worked out. Files in place of shipped ones have the same columns.
 * @throws Refusal naming file, row, column and rule: unknown or repeated states, negative figures, wrong numbers
 */
export async function readScaleTables(
  folder: string,
  states: readonly string[],
  files: ScaleTableFiles = {},
): Promise<ScaleTables> {
  const names = await listFolder(folder);
  const known = new Set(states);
  const shipped = (table: keyof ScaleTables) => filesOf(folder, names, table);
  const [income, debt, conversion, level_parameters, level_lists, premium_intervals] = await Promise.all([
    readRows(moneyShapes.income, files.income === undefined ? shipped("income") : [files.income], known),
    readRows(moneyShapes.debt, files.debt === undefined ? [] : [files.debt], known),
    readRows(moneyShapes.conversion, files.conversion === undefined ? [] : [files.conversion], known),
    readRows(levelShapes.level_parameters, shipped("level_parameters"), known),
    readRows(levelShapes.level_lists, shipped("level_lists"), known),
    readRows(levelShapes.premium_intervals, shipped("premium_intervals"), known),
  ]);
  return { income, debt, conversion, level_parameters, level_lists, premium_intervals };
}

/** Intervals that printed rates leave for the premium. @throws Refusal naming file, row, column and rule */
export async function readPremiumIntervals(folder: string): Promise<ScaleTables["premium_intervals"]> {
  return readRows(levelShapes.premium_intervals, filesOf(folder, await listFolder(folder), "premium_intervals"));
}

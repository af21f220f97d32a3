import type { ReferenceStatus } from "./reference-data.ts";

/** Income and people of one state in one year; exact decimals, dollars and persons. Null is unknown, never zero. */
export type IncomeRow = {
  readonly iso3: string;
  readonly year: number;
  readonly gni_usd: string | null;
  readonly population: string | null;
  readonly source: string;
};
/** External debt of one state in one year, dollars: what is owed, and principal repaid in the year. */
export type DebtRow = {
  readonly iso3: string;
  readonly year: number;
  readonly stock_usd: string | null;
  readonly flow_usd: string | null;
};
/** Two exchange rates of one year, national units per dollar: income at the first is restated at the second. */
export type ConversionRow = {
  readonly iso3: string;
  readonly year: number;
  readonly market_rate: string;
  readonly other_rate: string;
  readonly method: string;
};
/** What a resolution says of the levels of a period: mean gross national income per head and its years. */
export type LevelParameter = {
  readonly period: string;
  readonly average_gni_per_head_usd: string | null;
  readonly first_year: number;
  readonly last_year: number;
  readonly resolution: string;
  readonly source: string;
  readonly status: ReferenceStatus;
};
export const levelLists = ["permanent", "annex_55_235", "ldc", "voluntary", "exceptional"] as const;
export type LevelListName = (typeof levelLists)[number];
/** A state on one of the lists that decide a level; open years are null. */
export type LevelListRow = {
  readonly list: LevelListName;
  readonly iso3: string;
  readonly from_year: number | null;
  readonly to_year: number | null;
  readonly level: string;
  readonly discount_percent: string | null;
  readonly note: string;
  readonly source: string;
  readonly status: ReferenceStatus;
};
/** Interval of the premium that rates printed with two decimals leave, by how they were shortened. */
export type PremiumInterval = {
  readonly period: string;
  readonly reading: "cut" | "rounded";
  readonly low: string;
  readonly high: string;
  readonly printed: string;
  readonly source: string;
  readonly status: ReferenceStatus;
};

/** Tables from which scales and levels are worked out; read on demand, not part of what a plan rests on. */
export type ScaleTables = {
  readonly income: readonly IncomeRow[];
  readonly debt: readonly DebtRow[];
  readonly conversion: readonly ConversionRow[];
  readonly level_parameters: readonly LevelParameter[];
  readonly level_lists: readonly LevelListRow[];
  readonly premium_intervals: readonly PremiumInterval[];
};

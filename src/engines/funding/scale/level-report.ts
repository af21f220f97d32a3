import { divide, toDecimal } from "../../../kernel/fraction.ts";
import type { ReferenceData, StateLevel } from "../../../model/reference-data.ts";
import type { ScaleTables } from "../../../model/scale-tables.ts";
import { effectiveRates } from "../effective-rates.ts";
import { type NoScale, isYearIn } from "../scale-of-year.ts";
import { type LevelComparison, compareLevels } from "./level-disagreements.ts";
import { levelTables } from "./level-moves.ts";
import { type ComputedLevels, type LevelOptions, levelsFromIncome } from "./levels-from-income.ts";
import { type PremiumReading, premiumReadings } from "./premium-readings.ts";

/** The premium of one year by the levels of the table, and by those worked out from income. */
export type PremiumOfYear = {
  readonly year: number;
  readonly levels: "table" | "computed";
  readonly given_percent: string | null;
  readonly premium: string | null;
  /** Why there is none, as the code of a reason. */
  readonly reason: string | null;
  readonly readings: readonly PremiumReading[];
};

export type LevelRow = {
  readonly iso3: string;
  readonly level: string;
  readonly rule: string;
  readonly by_income: string | null;
  readonly per_head_usd: string | null;
  /** Income per head over the mean of all states. */
  readonly ratio: string | null;
  readonly discount_percent: string | null;
  readonly discounts_by_year: readonly string[];
  readonly in_table: string | null;
  readonly status: string;
};

export type LevelReport = {
  readonly schema: "concert.levels/1";
  readonly period: string;
  readonly first_year: number;
  readonly last_year: number;
  readonly mean_usd: string;
  readonly mean_origin: ComputedLevels["mean_origin"];
  readonly mean_of_income_usd: string;
  readonly levels: readonly LevelRow[];
  /** Null where no table has levels of the period. */
  readonly comparison: LevelComparison | null;
  readonly untested: ComputedLevels["untested"];
  /** States whose level is taken from the table for the premium, as income decides none. */
  readonly from_table: readonly string[];
  readonly premiums: readonly PremiumOfYear[];
};

/** Computed levels with the table's rows of states that no figure decides. */
function completed(computed: readonly StateLevel[], inTable: ReadonlyMap<string, StateLevel>): StateLevel[] {
  const known = new Set(computed.map(({ iso3 }) => iso3));
  return [...computed, ...[...inTable.values()].filter(({ iso3 }) => !known.has(iso3))];
}

/** Levels of a year's period from income, set beside the table's, with the premium of each year by both. */
export function levelReport(
  reference: ReferenceData,
  tables: ScaleTables,
  year: number,
  options: LevelOptions,
): LevelReport | NoScale {
  const computed = levelsFromIncome(reference, tables, year, options);
  if (!computed.ok) return computed;
  const [first = year, last = first] = computed.period.split("-").map(Number);
  const table = reference.levels.filter((row) => isYearIn(row.period, first));
  const inTable = new Map(table.map((row) => [row.iso3, row]));
  const before = reference.levels.filter((row) => isYearIn(row.period, first - 1));
  const own = levelTables(computed, before, tables.level_lists);
  const whole = completed(own.levels, inTable);
  const worked: ReferenceData = {
    ...reference,
    levels: [...reference.levels.filter((row) => !isYearIn(row.period, first)), ...whole],
    transitions: [...reference.transitions.filter((row) => !isYearIn(row.period, first)), ...own.transitions],
  };
  const years = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const byState = new Map(own.levels.map((row) => [row.iso3, row]));
  return {
    schema: "concert.levels/1",
    period: computed.period,
    first_year: computed.years[0],
    last_year: computed.years[1],
    mean_usd: toDecimal(computed.mean, 2),
    mean_origin: computed.mean_origin,
    mean_of_income_usd: toDecimal(computed.mean_of_income, 2),
    levels: computed.findings.map((finding) => ({
      iso3: finding.iso3,
      level: finding.level,
      rule: finding.rule,
      by_income: finding.by_income,
      per_head_usd: finding.per_head && toDecimal(finding.per_head, 0),
      ratio: finding.per_head && toDecimal(divide(finding.per_head, computed.mean), 3),
      discount_percent: byState.get(finding.iso3)?.discount_percent_final_year ?? null,
      discounts_by_year: own.transitions.filter(({ iso3 }) => iso3 === finding.iso3).map((row) => row.discount_percent),
      in_table: inTable.get(finding.iso3)?.level ?? null,
      status: finding.status,
    })),
    comparison: table.length === 0 ? null : compareLevels(computed, table),
    untested: computed.untested,
    from_table: whole.slice(own.levels.length).map(({ iso3 }) => iso3),
    premiums: years.flatMap((each) => [
      premiumOf(reference, tables, each, "table"),
      premiumOf(worked, tables, each, "computed"),
    ]),
  };
}

function premiumOf(
  reference: ReferenceData,
  tables: ScaleTables,
  year: number,
  levels: PremiumOfYear["levels"],
): PremiumOfYear {
  const scale = effectiveRates(reference, year);
  if (!scale.ok) return { year, levels, given_percent: null, premium: null, reason: scale.code, readings: [] };
  return {
    year,
    levels,
    given_percent: toDecimal(scale.given_percent, 10),
    premium: toDecimal(scale.premium, 10),
    reason: null,
    readings: premiumReadings(scale.premium, tables.premium_intervals, year),
  };
}

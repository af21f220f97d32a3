import { divide, toDecimal } from "../../../kernel/fraction.ts";
import type { MessageValues } from "../../../kernel/refusal.ts";
import type { ReferenceData, StateLevel } from "../../../model/reference-data.ts";
import type { PremiumInterval, ScaleTables } from "../../../model/scale-tables.ts";
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
  /** Why there is none, as the code and the values of a refusal. */
  readonly reason: { readonly code: string; readonly values: MessageValues } | null;
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
  /** States whose level is taken from a table for the premium, as income decides none. */
  readonly from_table: readonly string[];
  /** Period of that table: the report's own, or the latest known before it. */
  readonly table_period: string | null;
  readonly premiums: readonly PremiumOfYear[];
};

/**
 * Computed levels with the rows of a table for states that no figure decides: those of the period itself, or of the
 * latest period before it, carried over.
 */
function completed(
  { period, untested }: ComputedLevels,
  computed: readonly StateLevel[],
  levels: readonly StateLevel[],
): { readonly levels: readonly StateLevel[]; readonly from: string | null } {
  const known = levels.map((row) => row.period).filter((each) => each.slice(0, 4) <= period.slice(0, 4));
  const from = known.toSorted().at(-1) ?? null;
  const wanted = new Set(untested.map(({ iso3 }) => iso3));
  const rows = levels.filter((row) => row.period === from && wanted.has(row.iso3));
  return { levels: [...computed, ...rows.map((row) => ({ ...row, period }))], from };
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
  const { levels: whole, from } = completed(computed, own.levels, reference.levels);
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
    table_period: from,
    premiums: years.flatMap((each) => [
      premiumOf(reference, tables.premium_intervals, each, "table"),
      premiumOf(worked, tables.premium_intervals, each, "computed"),
    ]),
  };
}

/** The premium of a year, set beside the intervals that printed rates leave; the reason where there is none. */
export function premiumOf(
  reference: ReferenceData,
  intervals: readonly PremiumInterval[],
  year: number,
  levels: PremiumOfYear["levels"],
): PremiumOfYear {
  const scale = effectiveRates(reference, year);
  if (!scale.ok) {
    const { code, values } = scale;
    return { year, levels, given_percent: null, premium: null, reason: { code, values }, readings: [] };
  }
  return {
    year,
    levels,
    given_percent: toDecimal(scale.given_percent, 10),
    premium: toDecimal(scale.premium, 10),
    reason: null,
    readings: premiumReadings(scale.premium, intervals, year),
  };
}

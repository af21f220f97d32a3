import { type Fraction, divide, parseDecimal, sum } from "../../../kernel/fraction.ts";
import { compareText } from "../../../kernel/text-order.ts";
import type { ReferenceData, ReferenceStatus } from "../../../model/reference-data.ts";
import type { ScaleTables } from "../../../model/scale-tables.ts";
import { type NoScale, isYearIn } from "../scale-of-year.ts";
import { baseIncome, indexIncome } from "./base-income.ts";
import { levelByIncome, usualDiscounts } from "./level-ladder.ts";
import { periodOfYear } from "./machine-scale.ts";
import type { ScaleOptions } from "./scale-options.ts";
import { ldcsOf, onList } from "./state-lists.ts";

/** By which rule a state has its level. */
export type LevelRule = "permanent" | "annex_55_235" | "ldc" | "voluntary" | "income";

export type LevelFinding = {
  readonly iso3: string;
  readonly level: string;
  readonly rule: LevelRule;
  /** What income alone would give; null without figures. */
  readonly by_income: string | null;
  /** Dollars per head over the years; null without figures. */
  readonly per_head: Fraction | null;
  /** Discount of each year of the period before any phasing; null for a permanent member. */
  readonly discount_percent: string | null;
  readonly status: ReferenceStatus;
};

export type ComputedLevels = {
  readonly ok: true;
  readonly period: string;
  readonly years: readonly [number, number];
  readonly mean: Fraction;
  /** The mean is printed by a resolution, given by the asker, or worked out from the income of all states. */
  readonly mean_origin: "resolution" | "given" | "income";
  /** Mean worked out from the income table, to set beside a printed one. */
  readonly mean_of_income: Fraction;
  readonly findings: readonly LevelFinding[];
  /** States that no list and no figure decides. */
  readonly untested: readonly { readonly iso3: string; readonly missing_years: readonly number[] }[];
};

export type LevelOptions = Pick<ScaleOptions, "holes"> & {
  /** Mean income per head in dollars in place of the resolution's; `income` works it out. */
  readonly mean: string | null;
};

/** Gives every member of a period its level from income per head and the lists. */
export function levelsFromIncome(
  reference: Pick<ReferenceData, "regular_scale" | "discounts">,
  tables: ScaleTables,
  year: number,
  options: LevelOptions,
): ComputedLevels | NoScale {
  const period = periodOfYear(reference, year);
  const first = Number(period.slice(0, 4));
  const parameter = tables.level_parameters.find((row) => isYearIn(row.period, year));
  const from = parameter?.first_year ?? first - 8;
  const to = parameter?.last_year ?? first - 3;
  const held = reference.regular_scale.filter((row) => isYearIn(row.period, year));
  const rows: readonly { readonly iso3: string }[] = held.length > 0 ? held : tables.income;
  const members = [...new Set(rows.map(({ iso3 }) => iso3))].sort(compareText);
  const base = baseIncome(
    indexIncome({ ...tables, debt: [], conversion: [] }),
    members,
    { length: to - from + 1, last: to },
    { holes: options.holes, missing: "leave_out", debt_basis: "stock" },
  );
  if (base.states.length === 0) return { ok: false, code: "scale.no_income", values: { year, last: to } };
  const mean_of_income = divide(
    sum(base.states.map(({ income }) => income)),
    sum(base.states.map(({ people }) => people)),
  );
  const printed = parameter?.average_gni_per_head_usd ?? null;
  const given = options.mean !== null && options.mean !== "income" ? options.mean : null;
  const figure = given ?? (options.mean === "income" ? null : printed);
  const mean = figure === null ? mean_of_income : parseDecimal(figure);
  const perHead = new Map(base.states.map(({ iso3, income, people }) => [iso3, divide(income, people)]));
  const decide = deciderOf(reference, tables, { period, first, mean });
  const decided = members.map((iso3) => ({ iso3, finding: decide(iso3, perHead.get(iso3) ?? null) }));
  return {
    ok: true,
    period,
    years: [from, to],
    mean,
    mean_origin: given !== null ? "given" : figure === null ? "income" : "resolution",
    mean_of_income,
    findings: decided.flatMap(({ finding }) => (finding ? [finding] : [])),
    untested: decided
      .filter(({ finding }) => !finding)
      .map(({ iso3 }) => ({ iso3, missing_years: base.holes.find((hole) => hole.iso3 === iso3)?.missing_years ?? [] })),
  };
}

type Place = { readonly period: string; readonly first: number; readonly mean: Fraction };

/** The rules in their order: permanent member, annex, least developed, own choice, income. Null where none decides. */
function deciderOf(
  reference: Pick<ReferenceData, "discounts">,
  tables: ScaleTables,
  { period, first, mean }: Place,
): (iso3: string, perHead: Fraction | null) => LevelFinding | null {
  const permanent = onList(tables.level_lists, "permanent", first);
  const annex = onList(tables.level_lists, "annex_55_235", first);
  const ldcs = ldcsOf(tables.level_lists, first);
  const ldcRows = onList(tables.level_lists, "ldc", first);
  const chosen = onList(tables.level_lists, "voluntary", first);
  const discounts = new Map(
    reference.discounts.filter((row) => row.period === period).map((row) => [row.level, row.discount_percent]),
  );
  const discountOf = (level: string): string | null =>
    discounts.get(level) ?? discounts.get(level.replace("STAR", "*")) ?? usualDiscounts[level] ?? null;
  return (iso3, per_head) => {
    const by_income = per_head && levelByIncome(per_head, mean);
    const finding = (level: string, rule: LevelRule, status: ReferenceStatus): LevelFinding => {
      const discount_percent = level === "A" ? null : discountOf(level);
      return { iso3, level, rule, by_income, per_head, discount_percent, status };
    };
    const inP = permanent.get(iso3);
    if (inP) return finding("A", "permanent", inP.status);
    const inC = annex.get(iso3);
    if (inC) return finding("C", "annex_55_235", inC.status);
    if (ldcs.has(iso3)) return finding("J", "ldc", ldcRows.get(iso3)?.status ?? "unverified");
    const choice = chosen.get(iso3);
    if (choice && (by_income === null || by_income >= choice.level))
      return finding(choice.level, "voluntary", choice.status);
    return by_income === null ? null : finding(by_income, "income", "inferred");
  };
}

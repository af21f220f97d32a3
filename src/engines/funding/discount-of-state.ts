import { compareFractions, parseDecimal } from "../../kernel/fraction.ts";
import type { ReferenceStatus, ReferenceData, StateLevel } from "../../model/reference-data.ts";
import { isYearIn, lastYearOf } from "./scale-of-year.ts";

/** Which row a discount was taken from. */
export type DiscountOrigin = "permanent" | "transition" | "level_row" | "discount_table";

/** Discount of one state in one year; null for a permanent member, which pays the premium instead. */
export type StateDiscount = {
  readonly level: string;
  readonly percent: string | null;
  readonly origin: DiscountOrigin;
  readonly status: ReferenceStatus;
};

/** Two rows that give one state different discounts; the first is the one used. */
export type Disagreement = {
  readonly iso3: string;
  readonly used: string;
  readonly used_from: DiscountOrigin;
  readonly other: string;
  readonly other_from: DiscountOrigin;
};

type LevelTables = Pick<ReferenceData, "levels" | "discounts" | "transitions">;

/** The rows of one year's levels, by state and by level. */
export type LevelIndex = {
  readonly year: number;
  readonly states: ReadonlyMap<string, StateLevel>;
  readonly discounts: ReadonlyMap<string, string | null>;
  readonly transitions: ReadonlyMap<string, { readonly discount_percent: string; readonly status: ReferenceStatus }>;
};

export function indexLevels(tables: LevelTables, year: number): LevelIndex {
  const states = tables.levels.filter((row) => isYearIn(row.period, year));
  const discounts = tables.discounts.filter((row) => isYearIn(row.period, year));
  const transitions = tables.transitions.filter((row) => row.year === year && isYearIn(row.period, year));
  return {
    year,
    states: new Map(states.map((row) => [row.iso3, row])),
    discounts: new Map(discounts.map((row) => [row.level, row.discount_percent])),
    transitions: new Map(transitions.map((row) => [row.iso3, row])),
  };
}

/**
 * Discount by level of the discounts table. A level that is known only as one of two (`H_OR_I`, `G_OR_HSTAR`; `HSTAR`
 * is printed `H*`) has a discount where both have the same.
 */
function tabled(discounts: LevelIndex["discounts"], level: string): string | null {
  const found = level
    .split("_OR_")
    .map((letter) => discounts.get(letter) ?? discounts.get(letter.replace(/STAR$/, "*")) ?? null);
  const [first = null] = found;
  return first !== null && found.every((percent) => percent !== null && isSame(percent, first)) ? first : null;
}

const isSame = (a: string, b: string): boolean => compareFractions(parseDecimal(a), parseDecimal(b)) === 0;

/**
 * The discount of a state: its transition of the year, else the final-year discount of its levels row, else the
 * discounts row of its level. Null where there is none. Sources that disagree are added to `disagreements`; a phased
 * move may differ from the final year before that year, which is no disagreement.
 */
export function discountOf(index: LevelIndex, iso3: string, disagreements: Disagreement[]): StateDiscount | null {
  const row = index.states.get(iso3);
  const transition = index.transitions.get(iso3);
  const ofLevel = row ? tabled(index.discounts, row.level) : null;
  if (row?.level === "A") {
    const other = transition?.discount_percent ?? row.discount_percent_final_year;
    if (other !== null)
      disagreements.push({
        iso3,
        used: "",
        used_from: "permanent",
        other,
        other_from: transition ? "transition" : "level_row",
      });
    return { level: "A", percent: null, origin: "permanent", status: row.status };
  }
  const found: { percent: string; origin: DiscountOrigin; status: ReferenceStatus }[] = [];
  if (transition) found.push({ percent: transition.discount_percent, origin: "transition", status: transition.status });
  if (row?.discount_percent_final_year != null)
    found.push({ percent: row.discount_percent_final_year, origin: "level_row", status: row.status });
  if (row && ofLevel !== null) found.push({ percent: ofLevel, origin: "discount_table", status: row.status });
  const [used, ...others] = found;
  if (!used) return null;
  const isPhased = used.origin === "transition" && row !== undefined && index.year < lastYearOf(row.period);
  for (const other of isPhased ? [] : others) {
    if (!isSame(used.percent, other.percent)) {
      disagreements.push({
        iso3,
        used: used.percent,
        used_from: used.origin,
        other: other.percent,
        other_from: other.origin,
      });
    }
  }
  return { level: row?.level ?? "", percent: used.percent, origin: used.origin, status: used.status };
}

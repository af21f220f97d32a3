import { type Fraction, divide, fraction, multiply, parseDecimal, sum, zero } from "../../../kernel/fraction.ts";
import type { ConversionRow, DebtRow, IncomeRow, ScaleTables } from "../../../model/scale-tables.ts";
import type { ScaleOptions } from "./scale-options.ts";

/** Means of one state over the years of a base period: dollars and persons. */
export type StateIncome = {
  readonly iso3: string;
  readonly income: Fraction;
  /** The income at the rates of the conversion file, where it names the state. */
  readonly converted: Fraction;
  /** Rates by which it was converted; empty where it was not. */
  readonly methods: readonly string[];
  readonly people: Fraction;
  /** Debt of the basis asked for; null where there is no input. */
  readonly debt: Fraction | null;
  readonly years: readonly number[];
};

/** A state whose figures have a hole: which years lack which, and what was done. */
export type IncomeHole = {
  readonly iso3: string;
  readonly base_years: number;
  readonly missing_years: readonly number[];
  readonly done: "known_years" | "leave_out" | "adopted_rate";
};

export type BaseIncome = {
  readonly first_year: number;
  readonly last_year: number;
  readonly states: readonly StateIncome[];
  readonly holes: readonly IncomeHole[];
};

/** Rows by state and year, made once for all base periods. */
export type IncomeIndex = {
  readonly income: ReadonlyMap<string, IncomeRow>;
  readonly debt: ReadonlyMap<string, DebtRow>;
  readonly conversion: ReadonlyMap<string, ConversionRow>;
};

const keyOf = ({ iso3, year }: { readonly iso3: string; readonly year: number }): string => `${iso3} ${year}`;

export function indexIncome(tables: Pick<ScaleTables, "income" | "debt" | "conversion">): IncomeIndex {
  return {
    income: new Map(tables.income.map((row) => [keyOf(row), row])),
    debt: new Map(tables.debt.map((row) => [keyOf(row), row])),
    conversion: new Map(tables.conversion.map((row) => [keyOf(row), row])),
  };
}

const mean = (terms: readonly Fraction[]): Fraction =>
  terms.length === 0 ? zero : divide(sum(terms), fraction(BigInt(terms.length)));

/**
 * Means over the last `length` years to `last_year` of the states given, in their order. A state without a figure in
 * one of the years is among the holes and, unless the option takes the years that are known, not among the states.
 */
export function baseIncome(
  index: IncomeIndex,
  states: readonly string[],
  years: { readonly length: number; readonly last: number },
  options: Pick<ScaleOptions, "holes" | "missing" | "debt_basis">,
): BaseIncome {
  const first_year = years.last - years.length + 1;
  const all = Array.from({ length: years.length }, (_, i) => first_year + i);
  const found: StateIncome[] = [];
  const holes: IncomeHole[] = [];
  for (const iso3 of states) {
    const missing = all.filter((year) => {
      const row = index.income.get(`${iso3} ${year}`);
      return row?.gni_usd == null || row.population === null;
    });
    const takesKnown = missing.length < all.length && options.holes === "known_years";
    if (missing.length > 0) {
      const done = takesKnown ? "known_years" : options.missing;
      holes.push({ iso3, base_years: years.length, missing_years: missing, done });
      if (!takesKnown) continue;
    }
    const known = all.filter((year) => !missing.includes(year));
    found.push(meansOf(index, iso3, known, options.debt_basis));
  }
  return { first_year, last_year: years.last, states: found, holes };
}

function meansOf(
  index: IncomeIndex,
  iso3: string,
  years: readonly number[],
  basis: ScaleOptions["debt_basis"],
): StateIncome {
  const rows = years.map((year) => index.income.get(`${iso3} ${year}`));
  const income = rows.map((row) => parseDecimal(row?.gni_usd ?? "0"));
  const methods = new Set<string>();
  const converted = income.map((amount, i) => {
    const row = index.conversion.get(`${iso3} ${years[i] ?? 0}`);
    if (!row) return amount;
    methods.add(row.method);
    return divide(multiply(amount, parseDecimal(row.market_rate)), parseDecimal(row.other_rate));
  });
  const debts = years.flatMap((year) => {
    const row = index.debt.get(`${iso3} ${year}`);
    const amount = basis === "stock" ? row?.stock_usd : row?.flow_usd;
    return amount == null ? [] : [parseDecimal(amount)];
  });
  const meanIncome = mean(income);
  return {
    iso3,
    income: meanIncome,
    converted: methods.size > 0 ? mean(converted) : meanIncome,
    methods: [...methods],
    people: mean(rows.map((row) => parseDecimal(row?.population ?? "1"))),
    debt: debts.length === 0 ? null : mean(debts),
    years,
  };
}

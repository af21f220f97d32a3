import {
  type Fraction,
  compareFractions,
  divide,
  fraction,
  multiply,
  parseDecimal,
  subtract,
  sum,
  zero,
} from "../../../kernel/fraction.ts";
import type { NoScale } from "../scale-of-year.ts";
import type { BaseIncome } from "./base-income.ts";
import { type Column, columnOf, compareAt, sharesOf } from "./column.ts";
import { cutToCeiling, cutToLastCeiling, raiseToFloor } from "./limits.ts";
import { type LowIncome, lowIncome } from "./low-income.ts";
import type { ScaleOptions } from "./scale-options.ts";

/** The steps of one base period, in their order. */
export const baseSteps = ["income", "conversion", "debt", "low_income", "floor", "ldc_ceiling", "ceiling"] as const;
export type BaseStep = (typeof baseSteps)[number];

/** One base period worked out: every state's share in per cent after each step, in the order of its states. */
export type BasePeriod = {
  readonly ok: true;
  readonly base: BaseIncome;
  readonly shares: Readonly<Record<BaseStep, Column>>;
  /** Dollars taken off for debt; null for a state without input. */
  readonly burden: readonly (Fraction | null)[];
  readonly afterDebt: readonly Fraction[];
  readonly low: LowIncome;
  readonly atFloor: ReadonlySet<number>;
  readonly atLdcCeiling: ReadonlySet<number>;
  readonly atCeiling: ReadonlySet<number>;
};

const broken = (step: BaseStep, value: string): NoScale => ({
  ok: false,
  code: "scale.step_impossible",
  values: { step, value },
});

/** Debt taken off: a part of the stock, as if repaid over some years, or the flow as it is. Richer states get none. */
function burdens(base: BaseIncome, options: ScaleOptions): (Fraction | null)[] {
  const limit = options.debt_limit_usd === null ? null : parseDecimal(options.debt_limit_usd);
  const years = fraction(BigInt(options.debt_basis === "stock" ? options.debt_years : 1));
  return base.states.map(({ debt, converted, people }) => {
    if (debt === null) return null;
    if (limit !== null && compareFractions(divide(converted, people), limit) >= 0) return zero;
    return divide(debt, years);
  });
}

/**
 * Works out one base period.
 * @param whole - what the shares sum to, in per cent: 100 less the rates that are set aside
 */
export function basePeriod(
  base: BaseIncome,
  ldcs: ReadonlySet<string>,
  options: ScaleOptions,
  whole: Fraction,
): BasePeriod | NoScale {
  const converted = base.states.map((state) => state.converted);
  const people = base.states.map((state) => state.people);
  const income = sharesOf(columnOf(base.states.map((state) => state.income)), whole);
  const conversion = sharesOf(columnOf(converted), whole);
  const burden = burdens(base, options);
  const afterDebt = converted.map((amount, i) => subtract(amount, burden[i] ?? zero));
  const indebted = afterDebt.findIndex(({ n }) => n < 0n);
  if (indebted >= 0) return broken("debt", base.states[indebted]?.iso3 ?? "");
  const debt = sharesOf(columnOf(afterDebt), whole);
  if (!income || !conversion || !debt) return broken("income", String(base.first_year));
  const ceiling = parseDecimal(options.ceiling_percent);
  const aside = new Set(
    options.ceiling_track === "set_aside"
      ? debt.values.flatMap((_, i) => (compareAt(debt, i, ceiling) > 0 ? [i] : []))
      : [],
  );
  const threshold =
    options.threshold === "mean" ? divide(sum(converted), sum(people)) : parseDecimal(options.threshold);
  const low = lowIncome({
    income: afterDebt,
    people,
    threshold,
    gradient: multiply(parseDecimal(options.gradient_percent), fraction(1n, 100n)),
    carries: (i) => !aside.has(i),
  });
  const relieved = low && sharesOf(columnOf(low.adjusted), whole);
  if (!relieved) return broken("low_income", options.threshold);
  const limited = limit(relieved, { base, ldcs, options, aside, ceiling });
  if (!("at" in limited)) return limited;
  const { at, ...shares } = limited;
  return {
    ok: true,
    base,
    shares: { income, conversion, debt, low_income: relieved, ...shares },
    burden,
    afterDebt,
    low,
    ...at,
  };
}

type Limits = {
  readonly base: BaseIncome;
  readonly ldcs: ReadonlySet<string>;
  readonly options: ScaleOptions;
  readonly aside: ReadonlySet<number>;
  readonly ceiling: Fraction;
};

/** Floor, ceiling of the least developed, ceiling. */
function limit(column: Column, { base, ldcs, options, aside, ceiling }: Limits) {
  const isLdc = (i: number) => ldcs.has(base.states[i]?.iso3 ?? "");
  const floored = raiseToFloor(column, parseDecimal(options.floor_percent), aside);
  if (!floored) return broken("floor", options.floor_percent);
  const ldcCeiling = parseDecimal(options.ldc_ceiling_percent);
  const stays = (i: number) => floored.at.has(i) || aside.has(i);
  const ldcs_cut = cutToCeiling(floored.column, ldcCeiling, isLdc, stays);
  if (!ldcs_cut) return broken("ldc_ceiling", options.ldc_ceiling_percent);
  const fixed = new Set([...floored.at, ...ldcs_cut.at]);
  const cut = cutToLastCeiling(ldcs_cut.column, { ceiling, ldcCeiling, isLdc, fixed });
  if (!cut) return broken("ceiling", options.ceiling_percent);
  return {
    floor: floored.column,
    ldc_ceiling: ldcs_cut.column,
    ceiling: cut.column,
    at: { atFloor: floored.at, atLdcCeiling: ldcs_cut.at, atCeiling: cut.at },
  };
}

import {
  type Fraction,
  add,
  compareFractions,
  divide,
  fraction,
  multiply,
  subtract,
  sum,
  zero,
} from "../../../kernel/fraction.ts";

/** What the adjustment for low income per head did to each state, in dollars. */
export type LowIncome = {
  readonly threshold: Fraction;
  readonly per_head: readonly Fraction[];
  /** Taken off; zero for states at or above the threshold. */
  readonly relief: readonly Fraction[];
  /** By how much of itself the income of a state that carries the relief grows. */
  readonly carried: Fraction;
  readonly adjusted: readonly Fraction[];
};

export type LowIncomeInput = {
  readonly income: readonly Fraction[];
  readonly people: readonly Fraction[];
  readonly threshold: Fraction;
  readonly gradient: Fraction;
  /** Whether a state at or above the threshold carries its part of the relief. */
  readonly carries: (i: number) => boolean;
};

/**
 * A state whose income per head p lies below the threshold T gets a x gradient x (T - p) / T off its income a; the sum
 * of it is added to the states at or above T in proportion to their income.
 *
 * @returns null where relief is given and no state carries it
 */
export function lowIncome({ income, people, threshold, gradient, carries }: LowIncomeInput): LowIncome | null {
  const per_head = income.map((amount, i) => divide(amount, people[i] ?? fraction(1n)));
  const isBelow = per_head.map((figure) => compareFractions(figure, threshold) < 0);
  const relief = income.map((amount, i) =>
    isBelow[i] === true
      ? multiply(multiply(amount, gradient), divide(subtract(threshold, per_head[i] ?? zero), threshold))
      : zero,
  );
  const carriers = income.filter((_, i) => isBelow[i] !== true && carries(i));
  const total = sum(relief);
  const base = sum(carriers);
  if (base.n === 0n && total.n !== 0n) return null;
  const carried = base.n === 0n ? zero : divide(total, base);
  const factor = add(fraction(1n), carried);
  const adjusted = income.map((amount, i) => {
    if (isBelow[i] === true) return subtract(amount, relief[i] ?? zero);
    return carries(i) ? multiply(amount, factor) : amount;
  });
  return { threshold, per_head, relief, carried, adjusted };
}

import { type Fraction, add, fraction, parseDecimal, toDecimal, zero } from "./fraction.ts";

/** An amount in integer minor units (cents for USD) of one currency. */
export type Money = { readonly minor: bigint; readonly currency: "USD" };

/**
 * Reads an amount with at most two decimals, such as `187192400` or `187192400.00`.
 * @throws RangeError for more decimals or anything that is not a plain number
 */
export function parseMoney(text: string): Money {
  if (!/^-?\d+(\.\d{1,2})?$/.test(text)) throw new RangeError(`not an amount in dollars and cents: ${text}`);
  const cents = parseDecimal(text);
  return { minor: (cents.n * 100n) / cents.d, currency: "USD" };
}

/** The amount as a decimal string with two places, as it stands in every file and answer. */
export function formatMoney(money: Money): string {
  return toDecimal(fraction(money.minor, 100n), 2);
}

export const addMoney = (a: Money, b: Money): Money => ({ minor: a.minor + b.minor, currency: a.currency });

/**
 * Splits `total` minor units by weights so that the parts sum exactly: each part is floored, then the units left
 * over go to the largest remainders, ties to the lower index. Order the weights by the tie-break key first.
 *
 * @throws RangeError if the total or a weight is negative, or all weights are zero
 */
export function splitExactly(total: bigint, weights: readonly Fraction[]): bigint[] {
  if (total < 0n) throw new RangeError("only an amount of zero or more can be split");
  const all = weights.reduce(add, zero);
  if (all.n <= 0n || weights.some((weight) => weight.n < 0n)) {
    throw new RangeError("weights must be zero or more and not all zero");
  }
  const parts = weights.map((weight, index) => {
    const numerator = total * weight.n * all.d;
    const denominator = weight.d * all.n;
    const floor = numerator / denominator;
    return { index, floor, remainder: fraction(numerator - floor * denominator, denominator) };
  });
  let left = total - parts.reduce((sum, part) => sum + part.floor, 0n);
  const ranked = [...parts].sort((a, b) => {
    const difference = b.remainder.n * a.remainder.d - a.remainder.n * b.remainder.d;
    return difference > 0n ? 1 : difference < 0n ? -1 : a.index - b.index;
  });
  const amounts = parts.map((part) => part.floor);
  for (const part of ranked) {
    if (left === 0n) break;
    amounts[part.index] = part.floor + 1n;
    left -= 1n;
  }
  return amounts;
}

import { type Fraction, fraction, parseDecimal, toDecimal } from "./fraction.ts";

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

/** Cents of US dollars as text: `usd(-1050n)` is `-10.50`. */
export const usd = (minor: bigint): string => formatMoney({ minor, currency: "USD" });

export const addMoney = (a: Money, b: Money): Money => ({ minor: a.minor + b.minor, currency: a.currency });

/**
 * Splits `total` minor units by weights so that the parts sum exactly: each part is floored, then the units left
 * over go to the largest remainders, ties to the lower index. Order the weights by the tie-break key first.
 *
 * @throws RangeError if the total or a weight is negative, or all weights are zero
 */
export function splitExactly(total: bigint, weights: readonly Fraction[]): bigint[] {
  const denominator = weights.reduce((common, weight) => common * fraction(common, weight.d).d, 1n);
  return splitByWhole(
    total,
    weights.map((weight) => weight.n * (denominator / weight.d)),
  );
}

/** `splitExactly` for weights that are whole numbers over one denominator: one division a part, and nothing else. */
export function splitByWhole(total: bigint, weights: readonly bigint[]): bigint[] {
  if (total < 0n) throw new RangeError("only an amount of zero or more can be split");
  const all = weights.reduce((sum, weight) => sum + weight, 0n);
  if (all <= 0n || weights.some((weight) => weight < 0n)) {
    throw new RangeError("weights must be zero or more and not all zero");
  }
  const amounts = weights.map((weight) => (total * weight) / all);
  const remainders = weights.map((weight, index) => ({
    index,
    remainder: total * weight - (amounts[index] ?? 0n) * all,
  }));
  remainders.sort((a, b) => (a.remainder < b.remainder ? 1 : a.remainder > b.remainder ? -1 : a.index - b.index));
  const left = Number(total - amounts.reduce((sum, amount) => sum + amount, 0n));
  for (const { index } of remainders.slice(0, left)) amounts[index] = (amounts[index] ?? 0n) + 1n;
  return amounts;
}

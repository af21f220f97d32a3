/** An exact fraction in lowest terms with a positive denominator. Scale rates and shares are held in this form. */
export type Fraction = { readonly n: bigint; readonly d: bigint };

/** Greatest common divisor, never negative; that of zero and a number is the number without its sign. */
export function gcd(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a;
  let y = b < 0n ? -b : b;
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** @throws RangeError if the denominator is zero */
export function fraction(n: bigint, d = 1n): Fraction {
  if (d === 0n) throw new RangeError("a fraction needs a denominator other than zero");
  const divisor = gcd(n, d) || 1n;
  const sign = d < 0n ? -1n : 1n;
  return { n: (sign * n) / divisor, d: (sign * d) / divisor };
}

export const zero: Fraction = { n: 0n, d: 1n };

export const add = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d + b.n * a.d, a.d * b.d);
export const subtract = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d - b.n * a.d, a.d * b.d);
export const multiply = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.n, a.d * b.d);
/** @throws RangeError if `b` is zero */
export const divide = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d, a.d * b.n);

/** Negative, zero or positive as `a` is below, at or above `b`. */
export function compareFractions(a: Fraction, b: Fraction): number {
  const left = a.n * b.d;
  const right = b.n * a.d;
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Sum over a common denominator; one reduction at the end, so it is linear in the number of terms. */
export function sum(terms: readonly Fraction[]): Fraction {
  let n = 0n;
  let d = 1n;
  for (const term of terms) {
    if (term.d === d) {
      n += term.n;
    } else {
      const divisor = gcd(d, term.d);
      n = n * (term.d / divisor) + term.n * (d / divisor);
      d = (d / divisor) * term.d;
    }
  }
  return fraction(n, d);
}

/**
 * Reads a plain decimal such as `-12.50` exactly.
 * @throws RangeError for anything else (exponents, blanks, thousands separators)
 */
export function parseDecimal(text: string): Fraction {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!match) throw new RangeError(`not a plain decimal number: ${JSON.stringify(text)}`);
  const decimals = match[3] ?? "";
  const digits = BigInt(`${match[2] ?? ""}${decimals}`);
  return fraction(match[1] === "-" ? -digits : digits, 10n ** BigInt(decimals.length));
}

/** Writes with a fixed number of decimals, halves away from zero. */
export function toDecimal(value: Fraction, places: number): string {
  const scaled = (value.n < 0n ? -value.n : value.n) * 10n ** BigInt(places);
  const rounded = (2n * scaled + value.d) / (2n * value.d);
  const digits = rounded.toString().padStart(places + 1, "0");
  const whole = digits.slice(0, digits.length - places);
  const sign = value.n < 0n && rounded !== 0n ? "-" : "";
  return places === 0 ? `${sign}${whole}` : `${sign}${whole}.${digits.slice(-places)}`;
}

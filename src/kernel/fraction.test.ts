import fc from "fast-check";
import { expect, test } from "vitest";
import {
  add,
  compareFractions,
  divide,
  fraction,
  multiply,
  parseDecimal,
  subtract,
  sum,
  toDecimal,
  zero,
} from "./fraction.ts";

const anyFraction = fc
  .tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.bigInt({ min: 1n, max: 10n ** 9n }))
  .map(([n, d]) => fraction(n, d));

test("a fraction is held in lowest terms with a positive denominator", () => {
  expect(fraction(6n, -8n)).toEqual({ n: -3n, d: 4n });
  expect(() => fraction(1n, 0n)).toThrow(RangeError);
});

test("adding then subtracting, or multiplying then dividing, gives the start again", () => {
  fc.assert(
    fc.property(anyFraction, anyFraction, (a, b) => {
      expect(subtract(add(a, b), b)).toEqual(a);
      if (b.n !== 0n) expect(divide(multiply(a, b), b)).toEqual(a);
    }),
  );
});

test("a long sum equals the same terms added one by one", () => {
  fc.assert(
    fc.property(fc.array(anyFraction, { maxLength: 20 }), (terms) => {
      expect(sum(terms)).toEqual(terms.reduce(add, zero));
    }),
  );
});

test("a decimal text reads exactly and writes back the same", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 9 }),
      fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
      (places, digits) => {
        const written = toDecimal(fraction(digits, 10n ** BigInt(places)), places);
        expect(toDecimal(parseDecimal(written), places)).toBe(written);
        expect(parseDecimal(written)).toEqual(fraction(digits, 10n ** BigInt(places)));
      },
    ),
  );
});

test.each([
  ["0.005", 2, "0.01"],
  ["-0.005", 2, "-0.01"],
  ["2.5", 0, "3"],
  ["-0.004", 2, "0.00"],
  ["12.648825", 6, "12.648825"],
])("%s to %i places is %s: halves go away from zero", (text, places, expected) => {
  expect(toDecimal(parseDecimal(text), places)).toBe(expected);
});

test.each(["", "1e3", "1,5", " 1", "+1", ".5", "1."])("%j is not a plain decimal", (text) => {
  expect(() => parseDecimal(text)).toThrow(RangeError);
});

test("order follows the values", () => {
  expect(compareFractions(fraction(1n, 3n), fraction(1n, 2n))).toBe(-1);
  expect(compareFractions(fraction(2n, 4n), fraction(1n, 2n))).toBe(0);
});

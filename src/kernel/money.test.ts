import fc from "fast-check";
import { expect, test } from "vitest";
import { fraction } from "./fraction.ts";
import { formatMoney, parseMoney, splitExactly } from "./money.ts";

test("amounts read and write in dollars and cents", () => {
  expect(parseMoney("187192400")).toEqual({ minor: 18719240000n, currency: "USD" });
  expect(formatMoney({ minor: 18719240000n, currency: "USD" })).toBe("187192400.00");
  expect(parseMoney("0.5").minor).toBe(50n);
  expect(() => parseMoney("1.005")).toThrow(RangeError);
});

test("every amount of cents survives writing and reading", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), (minor) => {
      expect(parseMoney(formatMoney({ minor, currency: "USD" })).minor).toBe(minor);
    }),
  );
});

test("units left over go to the largest remainders, ties to the first", () => {
  const third = fraction(1n, 3n);
  expect(splitExactly(100n, [third, third, third])).toEqual([34n, 33n, 33n]);
  expect(splitExactly(10n, [fraction(15n), fraction(16n), fraction(69n)])).toEqual([1n, 2n, 7n]);
});

test("parts always sum to the amount and lie within one unit of the exact share", () => {
  const weights = fc
    .array(fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 9n }), fc.bigInt({ min: 1n, max: 10n ** 6n })), {
      minLength: 1,
      maxLength: 30,
    })
    .filter((list) => list.some(([n]) => n > 0n));
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 15n }), weights, (total, list) => {
      const parts = splitExactly(
        total,
        list.map(([n, d]) => fraction(n, d)),
      );
      expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(total);
      const common = list.reduce((product, [, d]) => product * d, 1n);
      const scaled = list.map(([n, d]) => (n * common) / d);
      const all = scaled.reduce((sum, weight) => sum + weight, 0n);
      parts.forEach((part, index) => {
        const floor = (total * (scaled[index] ?? 0n)) / all;
        expect(part === floor || part === floor + 1n).toBe(true);
      });
    }),
  );
});

test.each([
  [-1n, [fraction(1n)]],
  [1n, [fraction(0n)]],
  [1n, [fraction(-1n), fraction(2n)]],
])("splitting %s by weights that cannot carry it is refused", (total, weights) => {
  expect(() => splitExactly(total, weights)).toThrow(RangeError);
});

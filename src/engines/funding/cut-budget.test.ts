import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays } from "../../kernel/plain-date.ts";
import { cutBudget } from "./cut-budget.ts";

test("a financial year is cut at 31 December into halves of six months", () => {
  expect(cutBudget("2016-07-01", "2017-06-30", "187192400.00")).toEqual([
    { from: "2016-07-01", to: "2016-12-31", cents: 9_359_620_000n },
    { from: "2017-01-01", to: "2017-06-30", cents: 9_359_620_000n },
  ]);
});

test("a first period of eleven months goes five to six", () => {
  expect(cutBudget("2003-08-01", "2004-06-30", "1100.00")).toEqual([
    { from: "2003-08-01", to: "2003-12-31", cents: 50_000n },
    { from: "2004-01-01", to: "2004-06-30", cents: 60_000n },
  ]);
});

test("a period that ends within a month goes by days", () => {
  expect(cutBudget("2024-12-30", "2025-01-02", "10.01")).toEqual([
    { from: "2024-12-30", to: "2024-12-31", cents: 501n },
    { from: "2025-01-01", to: "2025-01-02", cents: 500n },
  ]);
});

test("a period within one year is one part, and one over three years has three", () => {
  expect(cutBudget("2010-02-01", "2010-05-31", "5.00")).toEqual([
    { from: "2010-02-01", to: "2010-05-31", cents: 500n },
  ]);
  expect(cutBudget("2010-12-01", "2012-01-31", "14.00").map((part) => part.cents)).toEqual([100n, 1200n, 100n]);
  expect(() => cutBudget("2010-02-01", "2010-01-31", "5.00")).toThrow(RangeError);
});

test("parts sum to the amount and follow each other day by day", () => {
  const day = fc.integer({ min: 0, max: 8000 }).map((days) => addDays("2003-01-01", days));
  fc.assert(
    fc.property(day, fc.integer({ min: 0, max: 2000 }), fc.integer({ min: 1, max: 10 ** 11 }), (from, days, cents) => {
      const to = addDays(from, days);
      const parts = cutBudget(from, to, (cents / 100).toFixed(2));
      expect(parts.reduce((sum, part) => sum + part.cents, 0n)).toBe(BigInt(cents));
      expect([parts[0]?.from, parts.at(-1)?.to]).toEqual([from, to]);
      for (const [i, part] of parts.entries()) {
        expect(part.from.slice(0, 4)).toBe(part.to.slice(0, 4));
        if (i > 0) expect(part.from).toBe(addDays(parts[i - 1]?.to ?? "", 1));
      }
    }),
  );
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { readReference } from "../../exchange/reference/read-reference.ts";
import { referenceFolder } from "../../exchange/reference/reference-folder.ts";
import { apportion } from "./apportion.ts";
import { type RateScale, effectiveRates } from "./effective-rates.ts";

const reference = await readReference(referenceFolder());
const found = effectiveRates(reference, 2023);
if (!found.ok) throw new Error(found.code);
const scale: RateScale = found;

const three = (...weights: bigint[]): RateScale => ({
  ...scale,
  denominator: 1n,
  states: weights.map((weight, i) => ({
    iso3: `AA${String.fromCharCode(65 + i)}`,
    regular_percent: "1",
    discount: null,
    weight,
  })),
});

test("cents left over go to the largest remainders, ties to the first code", () => {
  expect(apportion(three(1n, 1n, 1n), 100n)).toEqual([34n, 33n, 33n]);
  expect(apportion(three(1n, 1n, 1n), 101n)).toEqual([34n, 34n, 33n]);
  expect(apportion(three(15n, 16n, 69n), 10n)).toEqual([1n, 2n, 7n]);
  expect(apportion(three(0n, 1n, 0n), 7n)).toEqual([0n, 7n, 0n]);
});

test("the assessments of a financial year come out as audited, to the dollar or nearly so", () => {
  const amounts = apportion(scale, 629_637_283_300n);
  const of = (iso3: string): bigint => amounts[scale.states.findIndex((state) => state.iso3 === iso3)] ?? 0n;
  expect(["USA", "CHN", "JPN", "BEL", "MYS", "AFG"].map(of)).toEqual([
    169_682_540_022n,
    117_651_702_977n,
    50_578_762_967n,
    5_213_396_706n,
    438_227_549n,
    3_777_824n,
  ]);
  expect(amounts.reduce((sum, amount) => sum + amount, 0n)).toBe(629_637_283_300n);
});

test("every amount is shared to the cent, each share within a cent of the exact one", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: 10n ** 15n }), (cents) => {
      const amounts = apportion(scale, cents);
      expect(amounts.reduce((sum, amount) => sum + amount, 0n)).toBe(cents);
      const whole = 100n * scale.denominator;
      amounts.forEach((amount, i) => {
        const floor = (cents * (scale.states[i]?.weight ?? 0n)) / whole;
        expect(amount === floor || amount === floor + 1n).toBe(true);
      });
    }),
    { numRuns: 50 },
  );
});

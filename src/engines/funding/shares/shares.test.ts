import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fraction, toDecimal } from "../../../kernel/fraction.ts";
import { addDays } from "../../../kernel/plain-date.ts";
import { commonServiceShares } from "./common-services.ts";
import { mandateSpans, monthsOf, sharePeriods } from "./mandate-periods.ts";
import { bestWeight, compareObserved, weighScales } from "./weigh-scales.ts";
import type { RateScale } from "../effective-rates.ts";

const dollars = (amount: number): bigint => BigInt(amount) * 100n;

describe("common services", () => {
  // Maintenance 2025/26 of the clients of the Regional Service Centre: A/RES/79/301, 302, 304, 309, 310, 312.
  const clients = [
    { mission: "MINURSO", maintenance: dollars(70_694_100) },
    { mission: "MINUSCA", maintenance: dollars(1_174_132_000) },
    { mission: "MONUSCO", maintenance: dollars(869_127_200) },
    { mission: "UNISFA", maintenance: dollars(309_120_900) },
    { mission: "UNMISS", maintenance: dollars(1_186_358_500) },
    { mission: "UNSOS", maintenance: dollars(520_627_900) },
  ];

  test("a pool of 43,209,100 comes out as the resolutions print it, the remainder at the largest mission", () => {
    expect(commonServiceShares(dollars(43_209_100), clients)).toEqual([
      { mission: "MINURSO", cents: dollars(739_600), remainder: 0n },
      { mission: "MINUSCA", cents: dollars(12_283_900), remainder: 0n },
      { mission: "MONUSCO", cents: dollars(9_092_900), remainder: 0n },
      { mission: "UNISFA", cents: dollars(3_234_100), remainder: 0n },
      { mission: "UNMISS", cents: dollars(12_411_700), remainder: dollars(-100) },
      { mission: "UNSOS", cents: dollars(5_446_900), remainder: 0n },
    ]);
  });

  test("shares of any pool sum to it", () => {
    const amounts = fc.array(fc.bigInt(1n, 10n ** 12n), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 13n), amounts, (pool, all) => {
        const shares = commonServiceShares(
          pool,
          all.map((maintenance, i) => ({ mission: `M${i}`, maintenance })),
        );
        expect(shares.reduce((sum, { cents }) => sum + cents, 0n)).toBe(pool);
      }),
    );
  });

  test("without a mission, or with an amount below zero, nothing is shared", () => {
    expect(() => commonServiceShares(100n, [])).toThrow(RangeError);
    expect(() => commonServiceShares(-100n, clients)).toThrow(RangeError);
    expect(() => commonServiceShares(100n, [{ mission: "A", maintenance: -1n }])).toThrow(RangeError);
  });
});

describe("periods of the mandate", () => {
  test("months are counted whole and half; anything else is days", () => {
    expect(monthsOf({ from: "2024-07-01", to: "2024-11-15" })).toEqual(fraction(9n, 2n));
    expect(monthsOf({ from: "2024-11-16", to: "2024-12-31" })).toEqual(fraction(3n, 2n));
    expect(monthsOf({ from: "2024-02-01", to: "2024-02-29" })).toEqual(fraction(1n));
    expect(monthsOf({ from: "2024-07-01", to: "2024-12-20" })).toBeNull();
  });

  test("MONUSCO 2024/25 goes by 173 and 11 days of the half-year of 184, and the rest (A/RES/78/301)", () => {
    const spans = mandateSpans({ from: "2024-07-01", to: "2025-06-30" }, ["2024-12-20"], true);
    const parts = sharePeriods(dollars(994_544_400), spans, 10_000n);
    expect(
      parts.map(({ from, to, cents, rule, length }) => [from, to, cents, rule, Number(length.n) / Number(length.d)]),
    ).toEqual([
      ["2024-07-01", "2024-12-20", dollars(467_544_000), "days", 173],
      ["2024-12-21", "2024-12-31", dollars(29_728_200), "days", 11],
      ["2025-01-01", "2025-06-30", dollars(497_272_200), "remainder", 6],
    ]);
  });

  test("where the next scale is adopted a part runs over the new year (A/RES/79/304)", () => {
    const spans = mandateSpans({ from: "2025-07-01", to: "2026-06-30" }, ["2025-12-20"], false);
    expect(sharePeriods(dollars(960_753_200), spans, 10_000n).map(({ cents }) => cents)).toEqual([
      dollars(451_658_400),
      dollars(509_094_800),
    ]);
  });

  test("parts of any amount over any cuts sum to it", () => {
    const cuts = fc.uniqueArray(fc.integer({ min: 0, max: 363 }), { maxLength: 6 });
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 13n), cuts, fc.boolean(), (cents, days, atNewYear) => {
        const ends = days.map((day) => addDays("2023-07-01", day));
        const spans = mandateSpans({ from: "2023-07-01", to: "2024-06-30" }, ends, atNewYear);
        const parts = sharePeriods(cents, spans, 1n);
        expect(parts.reduce((sum, part) => sum + part.cents, 0n)).toBe(cents);
      }),
    );
  });

  test("periods that overlap, leave a gap or end before they begin are refused", () => {
    const share =
      (...spans: [string, string][]) =>
      () =>
        sharePeriods(
          100n,
          spans.map(([from, to]) => ({ from, to })),
          1n,
        );
    expect(share(["2024-07-01", "2024-12-31"], ["2024-12-31", "2025-06-30"])).toThrow(RangeError);
    expect(share(["2024-07-01", "2024-12-31"], ["2025-01-02", "2025-06-30"])).toThrow(RangeError);
    expect(share(["2024-07-01", "2024-06-30"])).toThrow(RangeError);
    expect(share()).toThrow(RangeError);
  });
});

describe("years weighed together", () => {
  const scale = (year: number, weights: Record<string, bigint>): RateScale => ({
    ok: true,
    year,
    scale_period: String(year),
    levels_period: null,
    given_percent: fraction(0n),
    premium: fraction(1n),
    states: Object.entries(weights).map(([iso3, weight]) => ({ iso3, regular_percent: "", discount: null, weight })),
    denominator: 1n,
    disagreements: [],
    without_rate: [],
  });
  const a = scale(2017, { AAA: 60n, BBB: 40n });
  const b = scale(2018, { AAA: 50n, BBB: 50n });

  test("rates are the sum of each year's rate times its weight; weights sum to one", () => {
    const rates = weighScales([
      { scale: a, weight: fraction(1n, 4n) },
      { scale: b, weight: fraction(3n, 4n) },
    ]);
    expect([...rates].map(([iso3, rate]) => [iso3, toDecimal(rate, 3)])).toEqual([
      ["AAA", "52.500"],
      ["BBB", "47.500"],
    ]);
    expect(() => weighScales([{ scale: a, weight: fraction(1n, 2n) }])).toThrow(RangeError);
  });

  test("the best weight is found again, and a state without an amount is named, not taken for zero", () => {
    const observed = [
      { iso3: "AAA", cents: 5250n },
      { iso3: "BBB", cents: 4750n },
    ];
    expect(bestWeight(a, b, observed)).toEqual(fraction(1n, 4n));
    const compared = compareObserved(weighScales([{ scale: a, weight: fraction(1n) }]), observed.slice(0, 1));
    expect([compared.missing, compared.worst?.iso3]).toEqual([["BBB"], "AAA"]);
  });
});

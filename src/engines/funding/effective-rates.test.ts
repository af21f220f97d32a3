import fc from "fast-check";
import { expect, test } from "vitest";
import { add, compareFractions, fraction, sum, toDecimal } from "../../kernel/fraction.ts";
import type { ReferenceData } from "../../model/reference-data.ts";
import { readReference } from "../../exchange/reference/read-reference.ts";
import { referenceFolder } from "../../exchange/reference/reference-folder.ts";
import { type RateScale, effectiveRates, ratePercent, regularRates } from "./effective-rates.ts";

const shipped = await readReference(referenceFolder());

function scaleOf(year: number, reference: ReferenceData = shipped): RateScale {
  const scale = effectiveRates(reference, year);
  if (!scale.ok) throw new Error(`no scale for ${year}: ${scale.code}`);
  return scale;
}

function ratesOf(scale: RateScale, places: number, ...states: string[]): Record<string, string> {
  const wanted = scale.states.filter((state) => states.includes(state.iso3));
  return Object.fromEntries(wanted.map((state) => [state.iso3, ratePercent(scale, state, places)]));
}

/** A small table of its own: two permanent members and three others. */
const small = (discounts: Record<string, string> = {}, rates: Record<string, string> = {}): ReferenceData => ({
  ...shipped,
  regular_scale: Object.entries({ AAA: "40", BBB: "20", CCC: "30", DDD: "9.5", EEE: "0.5", ...rates }).map(
    ([iso3, rate_percent]) => ({
      period: "2030-2032",
      iso3,
      rate_percent,
      status: "found",
      source: "",
    }),
  ),
  levels: Object.entries({ AAA: "A", BBB: "A", CCC: "B", DDD: "H_OR_I", EEE: "J" }).map(([iso3, level]) => ({
    period: "2030-2032",
    iso3,
    level,
    discount_percent_final_year: discounts[iso3] ?? null,
    basis: "",
    note: "",
    status: "found",
  })),
  discounts: [
    ["A", null],
    ["B", "0"],
    ["H", "80"],
    ["I", "80"],
    ["J", "90"],
  ].map(([level, discount_percent]) => ({
    period: "2030-2032",
    level: level ?? "",
    criterion: "",
    discount_percent: discount_percent ?? null,
    source: "",
    status: "found",
  })),
  transitions: [],
  states: [{ iso3: "CCC", iso2: "CC", name: "Land of C" }],
});

test("2022 to 2024: final levels give the rates of the audited amounts", () => {
  const scale = scaleOf(2023);
  expect([toDecimal(scale.given_percent, 4), toDecimal(scale.premium, 8)]).toEqual(["10.7563", "1.22496601"]);
  expect(ratesOf(scale, 6, "USA", "CHN", "GBR", "FRA", "RUS", "JPN", "BHR")).toEqual({
    BHR: "0.049950",
    CHN: "18.685632",
    FRA: "5.289403",
    GBR: "5.359226",
    JPN: "8.033000",
    RUS: "2.285787",
    USA: "26.949252",
  });
});

test("2016: phased moves raise the discounts given and the premium", () => {
  const scale = scaleOf(2016);
  expect([toDecimal(scale.given_percent, 6), toDecimal(scale.premium, 6)]).toEqual(["12.648825", "1.298808"]);
  expect(ratesOf(scale, 4, "USA", "CHN", "FRA", "GBR", "RUS", "SAU", "ARG", "URY")).toEqual({
    ARG: "0.2230",
    CHN: "10.2879",
    FRA: "6.3109",
    GBR: "5.7966",
    RUS: "4.0107",
    SAU: "0.8404",
    URY: "0.0198",
    USA: "28.5738",
  });
});

test("2017: second year of the phased moves", () => {
  const scale = scaleOf(2017);
  expect(toDecimal(scale.given_percent, 6)).toBe("12.447475");
  expect(ratesOf(scale, 4, "USA", "CHN", "SAU", "ARG")).toEqual({
    ARG: "0.2676",
    CHN: "10.2502",
    SAU: "0.9932",
    USA: "28.4691",
  });
});

test("2018: the last year of the period has the final discounts", () => {
  const scale = scaleOf(2018);
  expect(toDecimal(scale.given_percent, 6)).toBe("12.380625");
  expect(ratesOf(scale, 4, "USA", "CHN", "FRA", "RUS", "GBR")).toEqual({
    CHN: "10.2377",
    FRA: "6.2801",
    GBR: "5.7683",
    RUS: "3.9912",
    USA: "28.4344",
  });
  expect(ratesOf(scale, 5, "SAU")).toEqual({ SAU: "1.06005" });
});

test("2022: two states in transition", () => {
  const scale = scaleOf(2022);
  expect(toDecimal(scale.given_percent, 5)).toBe("10.75645");
  expect(ratesOf(scale, 6, "USA")).toEqual({ USA: "26.949321" });
});

test("financial year 2017/18: the audited shares are one mixture of two calendar years' rates for every state", () => {
  const [first, second] = [scaleOf(2017), scaleOf(2018)];
  const mixed = (iso3: string): number =>
    0.537043 * Number(ratesOf(first, 10, iso3)[iso3]) + 0.462957 * Number(ratesOf(second, 10, iso3)[iso3]);
  // Assessed dollars of 7,285,707,767 in the audited accounts.
  const audited = { USA: 2_073_005_235, CHN: 746_376_112, SAU: 74_616_496, ARG: 19_496_552 };
  for (const [iso3, dollars] of Object.entries(audited)) {
    expect(Math.abs(mixed(iso3) - (100 * dollars) / 7_285_707_767)).toBeLessThan(2e-7);
  }
});

test.each([2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024])("the rates of %i sum to 100 exactly", (year) => {
  const scale = scaleOf(year);
  expect(sum(scale.states.map((state) => fraction(state.weight, scale.denominator)))).toEqual(fraction(100n));
});

test("a discount is the transition of the year, else the final-year discount, else that of the level", () => {
  const phased = {
    ...small({ DDD: "70" }),
    transitions: [
      { period: "2030-2032", iso3: "DDD", year: 2030, discount_percent: "75", reading: "", status: "found" as const },
    ],
  };
  const discounts = (year: number) =>
    scaleOf(year, phased).states.map((state) => [state.iso3, state.discount?.percent, state.discount?.origin]);
  expect(discounts(2030)).toEqual([
    ["AAA", null, "permanent"],
    ["BBB", null, "permanent"],
    ["CCC", "0", "discount_table"],
    ["DDD", "75", "transition"],
    ["EEE", "90", "discount_table"],
  ]);
  expect(discounts(2031)[3]).toEqual(["DDD", "70", "level_row"]);
});

test("two tables that disagree are reported, and the one nearer to the state is used", () => {
  expect(scaleOf(2032, small({ CCC: "7.5" })).disagreements).toEqual([
    { iso3: "CCC", used: "7.5", used_from: "level_row", other: "0", other_from: "discount_table" },
  ]);
  expect(scaleOf(2032, small({ CCC: "0.00", DDD: "80.0" })).disagreements).toEqual([]);
});

test("a state without a discount is refused by its name", () => {
  const reference = small();
  const levels = reference.levels.filter((row) => row.iso3 !== "CCC");
  expect(effectiveRates({ ...reference, levels }, 2030)).toEqual({
    ok: false,
    code: "levels.state_missing",
    values: { period: "2030-2032", states: ["Land of C"] },
  });
});

test("a year without levels, without a scale, or with two is refused with the reason", () => {
  expect(effectiveRates(shipped, 2010)).toEqual({ ok: false, code: "levels.unknown", values: { years: ["2010"] } });
  expect(effectiveRates(shipped, 1999)).toEqual({ ok: false, code: "scale.not_found", values: { year: 1999 } });
  const two = {
    ...small(),
    regular_scale: [
      ...small().regular_scale,
      { period: "2032", iso3: "AAA", rate_percent: "100", status: "found" as const, source: "" },
    ],
  };
  expect(effectiveRates(two, 2032)).toEqual({
    ok: false,
    code: "scale.overlap",
    values: { year: 2032, periods: ["2030-2032", "2032"] },
  });
});

test("a table that does not sum to 100 shares nothing, with levels or without", () => {
  const refusal = { ok: false, code: "scale.sum", values: { period: "2030-2032", sum: "100.001", states: 5 } };
  expect(effectiveRates(small({}, { CCC: "30.001" }), 2030)).toEqual(refusal);
  expect(regularRates(small({}, { CCC: "30.001" }), 2030)).toEqual(refusal);
  expect(regularRates(shipped, 2003)).toEqual({
    ok: false,
    code: "scale.sum",
    values: { period: "2003", sum: "101.087", states: 191 },
  });
});

test("discounts that no permanent member makes up for are refused", () => {
  const reference = small({ AAA: "0", BBB: "0" });
  const levels = reference.levels.map((row) => ({ ...row, level: row.level === "A" ? "B" : row.level }));
  expect(effectiveRates({ ...reference, levels }, 2030)).toEqual({
    ok: false,
    code: "levels.no_permanent",
    values: { period: "2030-2032" },
  });
});

test("a permanent member pays its rate times the premium, the same for all", () => {
  const scale = scaleOf(2030, small());
  expect([toDecimal(scale.given_percent, 3), toDecimal(scale.premium, 6)]).toEqual(["8.050", "1.134167"]);
  expect(ratesOf(scale, 6, "AAA", "BBB", "CCC", "DDD", "EEE")).toEqual({
    AAA: "45.366667",
    BBB: "22.683333",
    CCC: "30.000000",
    DDD: "1.900000",
    EEE: "0.050000",
  });
});

test("whatever the rates and discounts, the scale sums to 100 and nobody but a permanent member pays more", () => {
  const thousandths = fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 5, maxLength: 5 });
  const discounts = fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 3, maxLength: 3 });
  fc.assert(
    fc.property(thousandths, discounts, (parts, [c, d, e]) => {
      const rest = 100_000 - parts.slice(0, 4).reduce((total, part) => total + part, 0);
      const rates = [...parts.slice(0, 4), rest].map((part) => (part / 1000).toFixed(3));
      const percent = (value: number | undefined) => ((value ?? 0) / 1000).toFixed(3);
      const [AAA = "", BBB = "", CCC = "", DDD = "", EEE = ""] = rates;
      const scale = scaleOf(
        2030,
        small({ CCC: percent(c), DDD: percent(d), EEE: percent(e) }, { AAA, BBB, CCC, DDD, EEE }),
      );
      const effective = scale.states.map((state) => fraction(state.weight, scale.denominator));
      expect(effective.reduce(add, fraction(0n))).toEqual(fraction(100n));
      for (const [i, state] of scale.states.entries()) {
        const change = compareFractions(
          effective[i] ?? fraction(0n),
          fraction(BigInt(Math.round(Number(state.regular_percent) * 1000)), 1000n),
        );
        expect(state.discount?.percent === null ? change >= 0 : change <= 0).toBe(true);
      }
    }),
  );
});

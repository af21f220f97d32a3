import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { IncomeRow, LevelListRow, ScaleTables } from "../../../model/scale-tables.ts";
import { machineScale } from "./machine-scale.ts";
import { type ScaleOptions, defaultOptions } from "./scale-options.ts";
import { scaleReport } from "./scale-rows.ts";
import { workingOf } from "./working.ts";

const income = (iso3: string, year: number, gni_usd: string | null, population: string | null): IncomeRow => ({
  iso3,
  year,
  gni_usd,
  population,
  source: "fictional",
});
const leastDeveloped = (iso3: string): LevelListRow => ({
  list: "ldc",
  iso3,
  from_year: null,
  to_year: null,
  level: "J",
  discount_percent: null,
  note: "",
  source: "fictional",
  status: "unverified",
});
const tablesOf = (rows: readonly IncomeRow[], ldcs: readonly string[] = []): ScaleTables => ({
  income: rows,
  debt: [],
  conversion: [],
  level_parameters: [],
  level_lists: ldcs.map(leastDeveloped),
  premium_intervals: [],
});
const without = { regular_scale: [] };

/**
 * One year, three made-up states: income per head 80, 15 and 5/3 dollars, mean of all 1,000 / 50 = 20.
 * Relief at a gradient of 80 per cent: BEL 150 x 0.8 x 5/20 = 30; COD 50 x 0.8 x (55/3)/20 = 110/3.
 * AUT carries both: 800 + 200/3. Shares 86.6667, 12 and 1.3333 per cent.
 */
const three = [income("AUT", 2022, "800", "10"), income("BEL", 2022, "150", "10"), income("COD", 2022, "50", "30")];
const oneYear: ScaleOptions = { ...defaultOptions, base_periods: [1], ceiling_percent: "100" };

function ratesOf(options: ScaleOptions, ldcs: readonly string[] = [], rows = three): Record<string, string | null> {
  const scale = machineScale(without, tablesOf(rows, ldcs), 2025, options);
  if (!scale.ok) throw new RangeError(scale.code);
  return Object.fromEntries(scaleReport(scale).rates.map((row) => [row.iso3, row.computed_percent]));
}

describe("three states of one year", () => {
  test("relief for low income is carried by those above the mean", () => {
    expect(ratesOf(oneYear)).toEqual({ AUT: "86.667", BEL: "12.000", COD: "1.333" });
  });

  test("without a gradient each pays its share of income", () => {
    expect(ratesOf({ ...oneYear, gradient_percent: "0" })).toEqual({ AUT: "80.000", BEL: "15.000", COD: "5.000" });
  });

  test("what lies above the ceiling goes to the others in proportion, 9 to 1 here", () => {
    expect(ratesOf({ ...oneYear, ceiling_percent: "50" })).toEqual({ AUT: "50.000", BEL: "45.000", COD: "5.000" });
  });

  test("a state below the floor is raised to it and the others shrink in proportion", () => {
    const options = { ...oneYear, floor_percent: "2", ldc_ceiling_percent: "3" };
    expect(ratesOf(options)).toEqual({ AUT: "86.081", BEL: "11.919", COD: "2.000" });
  });

  test("a least developed country is cut to its own ceiling", () => {
    const options = { ...oneYear, ldc_ceiling_percent: "1" };
    expect(ratesOf(options, ["COD"])).toEqual({ AUT: "86.959", BEL: "12.041", COD: "1.000" });
  });

  test("a threshold in dollars takes the place of the mean", () => {
    // COD alone lies under 10: relief 50 x 0.8 x (10 - 5/3)/10 = 100/3, carried by 950 of income.
    expect(ratesOf({ ...oneYear, threshold: "10" })).toEqual({ AUT: "82.807", BEL: "15.526", COD: "1.667" });
  });

  test("debt is deducted where there are figures: an eighth of the stock", () => {
    const debt = [{ iso3: "BEL", year: 2022, stock_usd: "400", flow_usd: null }];
    const scale = machineScale(without, { ...tablesOf(three), debt }, 2025, { ...oneYear, gradient_percent: "0" });
    if (!scale.ok) throw new RangeError(scale.code);
    // 800, 150 - 50 and 50 of 950.
    expect(scale.thousandths).toEqual([84_211n, 10_526n, 5_263n]);
    expect(scale.has_debt).toBe(true);
  });

  test("two base periods count alike: the rate is the mean of both results", () => {
    const rows = [...three, income("AUT", 2021, "600", "10"), income("BEL", 2021, "350", "10"), income("COD", 2021, "50", "30")]; // prettier-ignore
    const options = { ...oneYear, base_periods: [1, 2], gradient_percent: "0" };
    // One year: 80, 15, 5. Two years: 70, 25, 5.
    expect(ratesOf(options, [], rows)).toEqual({ AUT: "75.000", BEL: "20.000", COD: "5.000" });
  });
});

describe("holes and options that cannot be", () => {
  const rows = [...three, income("DNK", 2022, null, "10")];
  // Members are those of the income table where no adopted scale is known.
  test("a state without income is left out and listed", () => {
    const scale = machineScale(without, tablesOf(rows), 2025, oneYear);
    if (!scale.ok) throw new RangeError(scale.code);
    expect(scale.holes).toEqual([{ iso3: "DNK", base_years: 1, missing_years: [2022], done: "leave_out" }]);
    expect(workingOf(scale, "DNK")).toMatchObject({ ok: false, code: "scale.state_without_income" });
    expect(workingOf(scale, "FRA")).toMatchObject({ ok: false, code: "scale.state_not_member" });
  });

  test.each<[Partial<ScaleOptions>, object]>([
    [{ gradient_percent: "101" }, { code: "scale.option", values: { option: "gradient_percent", value: "101" } }],
    [{ floor_percent: "0.02" }, { code: "scale.option", values: { option: "ldc_ceiling_percent", value: "0.01" } }],
    [{ base_periods: [] }, { code: "scale.option" }],
    [{ ceiling_percent: "20" }, { code: "scale.step_impossible", values: { step: "ceiling", value: "20" } }],
    [{ last_year: 1999 }, { code: "scale.no_income", values: { year: 2025, last: 1999 } }],
  ])("%o is refused", (options, refusal) => {
    expect(machineScale(without, tablesOf(three), 2025, { ...oneYear, ...options })).toMatchObject(refusal);
  });
});

test("each step begins where the one before it ended, and the last one is the rate", () => {
  const scale = machineScale(without, tablesOf(three, ["COD"]), 2025, { ...oneYear, ldc_ceiling_percent: "1" });
  if (!scale.ok) throw new RangeError(scale.code);
  const working = workingOf(scale, "COD");
  if (!working.ok) throw new RangeError(working.code);
  expect(working.steps.map(({ step, happened, output_percent }) => [step, happened, output_percent])).toEqual([
    ["income", "taken", "5.0000000000"],
    ["conversion", "none", "5.0000000000"],
    ["debt", "no_input", "5.0000000000"],
    ["low_income", "relief", "1.3333333333"],
    ["floor", "shrinks", "1.3333333333"],
    ["ldc_ceiling", "cut", "1.0000000000"],
    ["ceiling", "shares", "1.0000000000"],
    ["average", "done", "1.0000000000"],
    ["rounding", "plain", "1.000"],
  ]);
  expect(working.rate_percent).toBe("1.000");
});

const states = ["AUT", "BEL", "COD", "DNK", "EGY", "FRA", "GHA", "HTI", "IND", "JPN", "KEN", "LAO", "MDG", "NPL"];

test("whatever the incomes, rates sum to 100.000 and keep to floor and ceilings", () => {
  const figures = fc.tuple(fc.integer({ min: 1, max: 10 ** 12 }), fc.integer({ min: 1000, max: 10 ** 9 }));
  const poor = new Set(["COD", "HTI", "LAO", "MDG", "NPL"]);
  fc.assert(
    fc.property(fc.array(figures, { minLength: states.length, maxLength: states.length }), (drawn) => {
      const rows = states.map((iso3, i) => income(iso3, 2022, String(drawn[i]?.[0]), String(drawn[i]?.[1])));
      const scale = machineScale(without, tablesOf(rows, [...poor]), 2025, { ...oneYear, ceiling_percent: "22" });
      if (!scale.ok) {
        expect(["scale.step_impossible", "scale.remainder"]).toContain(scale.code);
        return;
      }
      expect(scale.sum_thousandths).toBe(100_000n);
      for (const [i, rate] of scale.thousandths.entries()) {
        expect(rate).toBeGreaterThanOrEqual(1n);
        expect(rate).toBeLessThanOrEqual(poor.has(scale.states[i] ?? "") ? 10n : 22_000n);
      }
    }),
    { numRuns: 60 },
  );
});

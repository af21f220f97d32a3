import { expect, test } from "vitest";
import { readReference } from "../../exchange/reference/read-reference.ts";
import { referenceFolder } from "../../exchange/reference/reference-folder.ts";
import { BudgetLine } from "../../model/budget-line.ts";
import { Mission } from "../../model/mission.ts";
import type { PlanBudget } from "../../model/plan.ts";
import { planBudgets } from "./plan-budgets.ts";

const reference = await readReference(referenceFolder());

const line = (id: string, period: string, amount_usd: string | null, more: Partial<BudgetLine> = {}): BudgetLine => {
  const [from = "", to = ""] = period.split("/");
  return BudgetLine.parse({
    id,
    from,
    to,
    kind: "approved",
    amount_usd,
    precision_usd: null,
    title: null,
    basis: "reported",
    confidence: null,
    source: [],
    source_note: null,
    note: null,
    ...more,
  });
};
const mission = (funding_key: "un_peacekeeping" | "none"): Mission =>
  Mission.parse({
    id: "m",
    name: "M",
    short_name: "M",
    nature: "fictional",
    organisation: "un",
    countries: [],
    authorised_on: "2003-09-19",
    starts_on: null,
    ends_on: null,
    extent_west: -14,
    extent_south: 4,
    extent_east: -7,
    extent_north: 9,
    funding_key,
    financial_year_starts: "07-01",
    entry_gate_days: null,
    preceded_by: null,
    followed_by: null,
    basis: "fictional",
    confidence: null,
    source: [],
    source_note: null,
    note: null,
  });
const planned = (...budget_line: BudgetLine[]) =>
  planBudgets({ mission: mission("un_peacekeeping"), budget_line }, reference);
const shareOf = (budget: PlanBudget | undefined, iso3: string) => [
  ...(budget?.parts ?? []).map((part) => part.shares.find((share) => share.iso3 === iso3)?.amount_usd),
  budget?.totals.find((total) => total.iso3 === iso3)?.amount_usd,
];

test("a financial year is shared half on one year's scale and half on the next", () => {
  const { budgets, scales, flags, unknown } = planned(line("a", "2016-07-01/2017-06-30", "187192400.00"));
  const [budget] = budgets;
  expect(shareOf(budget, "USA")).toEqual(["26743960.72", "26646017.21", "53389977.93"]);
  expect(["CHN", "JPN", "AFG", "LBR"].map((iso3) => shareOf(budget, iso3)[2])).toEqual([
    "19222818.87",
    "18120224.32",
    "1123.16",
    "187.20",
  ]);
  expect(
    scales.map(({ year, given_percent, premium, rates }) => [year, given_percent, premium, rates["USA"], rates["CHN"]]),
  ).toEqual([
    [2016, "12.648825", "1.298808", "28.5737676503", "10.2878551617"],
    [2017, "12.447475", "1.294051", "28.4691229027", "10.2501782960"],
  ]);
  expect([flags, unknown]).toEqual([[], []]);
});

test("totals sum to the budget to the cent", () => {
  const [budget] = planned(line("a", "2017-07-01/2018-06-30", "110000000.01")).budgets;
  const cents = (budget?.totals ?? []).reduce((sum, total) => sum + BigInt(total.amount_usd.replace(".", "")), 0n);
  expect(cents).toBe(11_000_000_001n);
});

test("years without levels show the regular rates, no amounts, and one flag that lists them", () => {
  const { budgets, scales, flags, unknown } = planned(
    line("a", "2014-07-01/2015-06-30", "427319800.00"),
    line("b", "2015-07-01/2016-06-30", "344712200.00"),
  );
  expect(
    budgets.map((budget) =>
      budget.parts.map((part) => [part.scale_year, part.scale_period, part.levels_known, part.reason]),
    ),
  ).toEqual([
    [
      [2014, "2013-2015", false, "levels.unknown"],
      [2015, "2013-2015", false, "levels.unknown"],
    ],
    [
      [2015, "2013-2015", false, "levels.unknown"],
      [2016, "2016-2018", true, null],
    ],
  ]);
  expect(budgets[0]?.parts[0]?.shares.find((share) => share.iso3 === "USA")).toEqual({
    iso3: "USA",
    rate_percent: "22.000",
    amount_usd: null,
  });
  expect(budgets.map((budget) => budget.totals)).toEqual([[], []]);
  expect(scales.map((scale) => scale.year)).toEqual([2016]);
  expect(flags).toEqual([
    {
      code: "levels.unknown",
      severity: "medium",
      domain: "funding",
      month: null,
      records: [
        { noun: "budget_line", id: "a" },
        { noun: "budget_line", id: "b" },
      ],
      values: { years: ["2014", "2015"], count: 2, reason: "levels.unknown" },
    },
  ]);
  expect(unknown).toEqual([{ what: "shares", month: null, why: "levels.unknown" }]);
});

test("the table of 2003 shares nothing and is flagged with its sum", () => {
  const { budgets, flags } = planned(line("a", "2003-08-01/2003-12-31", "5000.00"));
  expect(
    budgets[0]?.parts.map((part) => [part.amount_usd, part.levels_known, part.reason, part.shares.length]),
  ).toEqual([["5000.00", false, "scale.sum", 191]]);
  expect(flags.map((flag) => [flag.code, flag.values])).toEqual([
    ["scale.sum", { years: ["2003"], count: 1, period: "2003", sum: "101.087", states: 191 }],
  ]);
});

test("amounts for one period that rounding cannot bring together are flagged, others are not", () => {
  const year = "2012-07-01/2013-06-30";
  const codes = (...lines: BudgetLine[]) => planned(...lines).flags.filter((flag) => flag.code === "budget.disagree");
  expect(
    codes(line("a", year, "496457800.00"), line("b", year, "518090000.00", { precision_usd: "10000.00" })),
  ).toEqual([
    {
      code: "budget.disagree",
      severity: "medium",
      domain: "funding",
      month: null,
      records: [
        { noun: "budget_line", id: "a" },
        { noun: "budget_line", id: "b" },
      ],
      values: {
        period: year,
        from: "2012-07-01",
        to: "2013-06-30",
        amounts: ["496457800.00", "518090000.00"],
        difference: "21632200.00",
      },
    },
  ]);
  expect(
    codes(line("a", year, "510065000.00"), line("b", year, "510070000.00", { precision_usd: "10000.00" })),
  ).toEqual([]);
  expect(
    codes(line("a", year, "510064999.99"), line("b", year, "510070000.00", { precision_usd: "10000.00" })),
  ).toHaveLength(1);
  expect(codes(line("a", year, "5.00"), line("b", year, "9.00", { kind: "proposal" }))).toEqual([]);
});

test("what the mission does not pay by assessed contributions is listed without parts, and gaps are named", () => {
  const lines = [
    line("a", "2016-07-01/2017-06-30", "5.00"),
    line("b", "2016-07-01/2017-06-30", null),
    line("c", "2016-07-01/2017-06-30", "5.00", { to: null }),
  ];
  expect(planBudgets({ mission: mission("none"), budget_line: lines }, reference)).toEqual({
    scales: [],
    budgets: [
      {
        id: "a",
        from: "2016-07-01",
        to: "2017-06-30",
        kind: "approved",
        amount_usd: "5.00",
        basis: "reported",
        parts: [],
        totals: [],
      },
    ],
    flags: [],
    unknown: [
      { what: "budget", month: null, why: "budget.no_amount" },
      { what: "budget", month: null, why: "budget.no_period" },
    ],
  });
});

import { expect, test } from "vitest";
import type { PlanBudget } from "../../../model/plan.ts";
import { classOf, partShown, shownShares, sumOf } from "./shown-shares.ts";

const part = { amount_usd: "50.00", scale_year: 2016, scale_period: "2016-2018", levels_known: true, reason: null };
const budget: PlanBudget = {
  id: "b",
  from: "2016-07-01",
  to: "2017-06-30",
  kind: "approved",
  amount_usd: "100.00",
  basis: "reported",
  parts: [
    {
      ...part,
      from: "2016-07-01",
      to: "2016-12-31",
      shares: [
        { iso3: "AAA", rate_percent: "40.0000000000", amount_usd: "20.00" },
        { iso3: "BBB", rate_percent: "60.0000000000", amount_usd: "30.00" },
      ],
    },
    { ...part, from: "2017-01-01", to: "2017-06-30", shares: [] },
  ],
  totals: [
    { iso3: "AAA", amount_usd: "33.33" },
    { iso3: "BBB", amount_usd: "66.67" },
  ],
};

test("the whole budget is shown by exact shares of its amount, largest first", () => {
  expect(partShown(budget, undefined)).toBe(null);
  expect(shownShares(budget, null)).toEqual({
    shares: [
      { iso3: "BBB", rank: 1, percent: "66.6700000000", amount: "66.67" },
      { iso3: "AAA", rank: 2, percent: "33.3300000000", amount: "33.33" },
    ],
    amount: "100.00",
    from: "2016-07-01",
    to: "2017-06-30",
    reasons: [],
    levelsKnown: true,
  });
});

test("a part is shown by its own rates, and an unknown part falls back to the whole", () => {
  expect(partShown(budget, "0")).toBe(0);
  expect(partShown(budget, "7")).toBe(null);
  expect(shownShares(budget, 0).shares.map(({ iso3, percent }) => [iso3, percent])).toEqual([
    ["BBB", "60.0000000000"],
    ["AAA", "40.0000000000"],
  ]);
});

test("a budget without totals opens at its first part", () => {
  expect(partShown({ ...budget, totals: [] }, undefined)).toBe(0);
});

test("amounts that are unknown stay out of the sum", () => {
  const shares = [
    { iso3: "AAA", rank: 1, percent: "1", amount: "1.10" },
    { iso3: "BBB", rank: 2, percent: "1", amount: null },
  ];
  expect(sumOf(shares)).toBe("1.10");
});

test.each([
  ["0.0009", 0],
  ["0.001", 1],
  ["0.3", 3],
  ["28.5738", 6],
] as const)("%s per cent is in class %s", (percent, expected) => {
  expect(classOf(percent)).toBe(expected);
});

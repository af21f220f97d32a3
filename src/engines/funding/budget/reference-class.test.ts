import { expect, test } from "vitest";
import { fraction } from "../../../kernel/fraction.ts";
import type { MissionCost } from "../../../model/mission-cost.ts";
import { estimateStartUp } from "./reference-class.ts";

type Given = readonly [mission: string, year: string, amount: number, people: number, more?: Partial<MissionCost>];
const cost = (...[mission, financial_year, amount, people, more = {}]: Given): MissionCost => ({
  financial_year,
  mission,
  region: "Africa",
  kind: "approved",
  amount_usd: String(amount),
  period_months: 12,
  strength_sum: people * 12,
  strength_months: 12,
  cost_source: "s",
  strength_source: "IPI",
  status: "found",
  note: "",
  ...more,
});
const costs = [
  cost("A", "2010/11", 600_000_000, 10_000),
  cost("A", "2011/12", 900_000_000, 15_000),
  cost("B", "2010/11", 400_000_000, 8_000),
  cost("C", "2010/11", 1_600_000_000, 20_000),
  cost("D", "2010/11", 90_000_000, 1_000),
  cost("E", "2010/11", 10_000, 10_000, { status: "unverified" }),
  cost("F", "2010/11", 10_000, 10_000, { strength_sum: null, strength_months: null }),
  cost("G", "2010/11", 500_000_000, 10_000, { region: "Asia", period_months: 6, strength_sum: 60_000, strength_months: 6 }), // prettier-ignore
];
const ask = { uniformed: 10_000, factor: fraction(2n), region: null, years: [2000, 2100] as const };

test("the range comes from missions of like size, each once, and every other row says why it is out", () => {
  const estimate = estimateStartUp(costs, ask);
  expect(
    estimate.cases.map(({ mission, financial_year, ratio_usd, size_percent }) => [
      mission,
      financial_year,
      ratio_usd,
      size_percent,
    ]),
  ).toEqual([
    // prettier-ignore
    ["B", "2010/11", "50000.00", "80"],
    ["A", "2010/11", "60000.00", "100"],
    ["C", "2010/11", "80000.00", "200"],
    ["G", "2010/11", "100000.00", "100"],
  ]);
  expect(estimate.cases[0]?.yearly_usd).toBe("500000000.00");
  expect(estimate).toMatchObject({
    lowest: { ratio_usd: "50000.00", amount_usd: "500000000.00" },
    lower_quartile: { ratio_usd: "57500.00" },
    median: { ratio_usd: "70000.00", amount_usd: "700000000.00" },
    upper_quartile: { ratio_usd: "85000.00" },
    highest: { amount_usd: "1000000000.00" },
  });
  expect(estimate.left_out.map(({ mission, reason }) => [mission, reason])).toEqual([
    ["A", "nearer_year"],
    ["D", "size"],
    ["E", "unverified"],
    ["F", "strength_unknown"],
  ]);
});

test("two missions are too few for a range", () => {
  const few = estimateStartUp(costs, { ...ask, region: "Asia" });
  expect(few).toMatchObject({ reason: "too_few", median: null, lowest: null });
});

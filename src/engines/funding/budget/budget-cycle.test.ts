import { expect, test } from "vitest";
import { sampleRow } from "../../../../tests/sample-mission.ts";
import type { BudgetClass, BudgetClassCode } from "../../../model/budget-class.ts";
import { type BudgetStage, ClassAmount } from "../../../model/class-amount.ts";
import { budgetCycle } from "./budget-cycle.ts";

const period = { from: "2022-07-01", to: "2023-06-30" };
const classes: BudgetClass[] = (["contingents", "facilities", "air_operations"] as const).map((code, order) => ({
  code,
  group: order === 0 ? "I" : "III",
  order,
  from_year: null,
  to_year: null,
  source: "",
  status: "unverified",
}));
const row = (stage: BudgetStage, of: BudgetClassCode, amount_usd: string | null, more: object = {}): ClassAmount =>
  ClassAmount.parse(
    sampleRow("class_amount", {
      id: `${stage}-${of}-${amount_usd ?? "none"}`,
      ...period,
      stage,
      class: of,
      amount_usd,
      basis: "fictional",
      ...more,
    }),
  );
const cycleOf = (rows: readonly ClassAmount[]) => budgetCycle(rows, classes, period);

const whole = [
  row("cost_estimate", "contingents", "120.00"),
  row("cost_estimate", "facilities", "80.00"),
  row("appropriation", "contingents", "110.00", { document: "A/1" }),
  row("appropriation", "facilities", "80.00", { document: "A/1" }),
  row("allotment", "contingents", "105.00"),
  row("allotment", "facilities", "80.00"),
  row("redeployment", "contingents", "-10.00"),
  row("redeployment", "facilities", "10.00"),
  row("performance", "contingents", "93.50"),
  row("performance", "facilities", "91.00"),
];

test("a budget goes through its stages with the variance of each step, what may be spent and what is left", () => {
  const cycle = cycleOf(whole);
  expect(cycle.stages).toEqual(["cost_estimate", "appropriation", "allotment", "redeployment", "performance"]);
  expect(cycle.classes[0]).toEqual({
    code: "contingents",
    group: "I",
    cells: [
      { stage: "cost_estimate", amount_usd: "120.00", documents: [], sources: [], records: [{ noun: "class_amount", id: "cost_estimate-contingents-120.00" }] }, // prettier-ignore
      { stage: "appropriation", amount_usd: "110.00", documents: ["A/1"], sources: [], records: [{ noun: "class_amount", id: "appropriation-contingents-110.00" }] }, // prettier-ignore
      { stage: "allotment", amount_usd: "105.00", documents: [], sources: [], records: [{ noun: "class_amount", id: "allotment-contingents-105.00" }] }, // prettier-ignore
      { stage: "redeployment", amount_usd: "-10.00", documents: [], sources: [], records: [{ noun: "class_amount", id: "redeployment-contingents--10.00" }] }, // prettier-ignore
      { stage: "performance", amount_usd: "93.50", documents: [], sources: [], records: [{ noun: "class_amount", id: "performance-contingents-93.50" }] }, // prettier-ignore
    ],
    variances: [
      { from_stage: "cost_estimate", to_stage: "appropriation", difference_usd: "-10.00", percent: "-8.3" },
      { from_stage: "appropriation", to_stage: "allotment", difference_usd: "-5.00", percent: "-4.5" },
      { from_stage: "allotment", to_stage: "performance", difference_usd: "-11.50", percent: "-11.0" },
    ],
    distribution_usd: "95.00",
    balance_usd: "1.50",
    spent_percent: "85.0",
  });
  expect(cycle.classes[1]).toMatchObject({ distribution_usd: "90.00", balance_usd: "-1.00", spent_percent: "113.8" });
  expect(cycle.total).toMatchObject({ distribution_usd: "185.00", balance_usd: "0.50", spent_percent: "97.1" });
  expect(cycle.faults).toEqual([]);
});

test("redeployments that do not sum to zero are listed with their rows and by how much", () => {
  const cycle = cycleOf([...whole, row("redeployment", "facilities", "0.25")]);
  expect(cycle.faults).toEqual([
    {
      code: "redeployments_sum",
      class: null,
      stage: "redeployment",
      amount_usd: "0.25",
      records: ["redeployment-contingents--10.00", "redeployment-facilities-10.00", "redeployment-facilities-0.25"],
    },
  ]);
});

test("a stage that says nothing of a class is unknown and leaves no total; without an allotment the appropriation counts", () => {
  const cycle = cycleOf([
    row("appropriation", "contingents", "110.00"),
    row("appropriation", "air_operations", null),
    row("performance", "contingents", "100.00"),
  ]);
  expect(cycle.classes.map(({ code, balance_usd }) => [code, balance_usd])).toEqual([
    ["contingents", "10.00"],
    ["air_operations", null],
  ]);
  expect(cycle.total).toMatchObject({ distribution_usd: null, balance_usd: null, spent_percent: null });
});

test("two rows of a stage, an amount below zero, more allotted than granted and more taken than there was are faults", () => {
  const cycle = cycleOf([
    row("report", "facilities", "1.00"),
    row("report", "facilities", "2.00"),
    row("instructions", "facilities", "-1.00"),
    row("appropriation", "facilities", "5.00"),
    row("allotment", "facilities", "6.00"),
    row("redeployment", "facilities", "-7.00"),
  ]);
  expect(cycle.faults.map(({ code, stage, amount_usd }) => [code, stage, amount_usd])).toEqual([
    ["redeployments_sum", "redeployment", "-7.00"],
    ["allotted_above", "allotment", "1.00"],
    ["twice", "report", "0.00"],
    ["negative", "instructions", "-1.00"],
    ["redeployed_below", "redeployment", "-1.00"],
  ]);
  expect(cycle.classes[0]?.cells.find(({ stage }) => stage === "report")?.amount_usd).toBe(null);
});

test("rows of another period are no part of this budget", () => {
  expect(cycleOf([row("appropriation", "facilities", "5.00", { from: "2021-07-01", to: "2022-06-30" })])).toMatchObject(
    {
      stages: [],
      classes: [],
      faults: [],
    },
  );
});

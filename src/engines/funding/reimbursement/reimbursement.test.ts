import { expect, test } from "vitest";
import { sampleMission } from "../../../../tests/sample-mission.ts";
import { fraction, toDecimal } from "../../../kernel/fraction.ts";
import type { Value } from "../../../model/field.ts";
import { contributorStatement, usualDeduction } from "./contributor-statement.ts";
import { leaseRate } from "./equipment-rate.ts";

const rates = [
  { effective_from: "2022-07-01", effective_to: null, item: "single rate", usd_per_person_month: "1448", basis: "", source: "", status: "found" as const }, // prettier-ignore
];
const people = (month: string, troops: number | null): Record<string, Value> => ({
  as_of: month,
  contributor: "XAR",
  basis: "fictional",
  troops,
  police: 0,
});
const report = (quarter_starts: string, item: string, more: Record<string, Value>): Record<string, Value> => ({
  contributor: "XAR",
  quarter_starts,
  item,
  basis: "fictional",
  ...more,
});
const mission = (reports: Record<string, Value>[], troops: number | null = 100) =>
  sampleMission(
    {},
    {
      contribution: ["2023-01", "2023-02", "2023-03"].map((month) => people(month, troops)),
      equipment_rate: [
        { id: "truck", kind: "major_equipment", name: "Truck", value_usd: "72000.00", life_years: "12.00", no_fault_percent: "0.5000", maintenance_usd: "640.00", basis: "fictional" }, // prettier-ignore
        { id: "catering", kind: "self_sustainment", name: "Catering", person_month_usd: "29.4000", basis: "fictional" },
      ],
      equipment_report: reports,
    },
  );
const statement = (reports: Record<string, Value>[], troops: number | null = 100) =>
  contributorStatement(mission(reports, troops), rates, {
    contributor: "XAR",
    from: "2023-01-01",
    rule: usualDeduction,
  });

test("a dry lease is value over life and the no-fault part, a wet lease adds maintenance", () => {
  const [truck] = mission([]).equipment_rate.filter(({ id }) => id === "truck");
  if (!truck) throw new RangeError("no truck");
  expect(toDecimal(leaseRate(truck, "dry") ?? fraction(0n), 2)).toBe("530.00");
  expect(toDecimal(leaseRate(truck, "wet") ?? fraction(0n), 2)).toBe("1170.00");
  expect(leaseRate({ ...truck, maintenance_usd: null }, "wet")).toBe(null);
});

test("a statement sums people, equipment that works and self-sustainment that meets the standard", () => {
  const sheet = statement([
    report("2023-01-01", "truck", { lease: "wet", agreed: 10, working: 8 }),
    report("2023-01-01", "catering", { lease: "self_sustainment", meets_standard: true }),
  ]);
  expect(sheet.lines.map(({ key, amount_usd }) => [key, amount_usd])).toEqual([
    ["2023-01", "144800.00"],
    ["2023-02", "144800.00"],
    ["2023-03", "144800.00"],
    ["catering", "8820.00"],
    ["truck", "28080.00"],
  ]);
  expect(sheet).toMatchObject({ from: "2023-01-01", to: "2023-03-31", amount_usd: "471300.00" });
});

test("equipment short over two quarters is deducted in proportion; over one it is not", () => {
  const short = (quarter: string, working: number) => report(quarter, "truck", { lease: "wet", agreed: 10, working });
  expect(statement([short("2022-10-01", 10), short("2023-01-01", 8)]).lines.at(-1)?.key).toBe("truck");
  expect(statement([short("2022-10-01", 9), short("2023-01-01", 8)]).lines.at(-1)).toMatchObject({
    kind: "deduction",
    quantity: "10.0000 %",
    amount_usd: "-43440.00",
    unverified: true,
  });
});

test("what is not known leaves the statement without a total and says what is known", () => {
  const unknown = statement([report("2023-01-01", "truck", { lease: "dry", agreed: 2 })]);
  expect(unknown).toMatchObject({ amount_usd: null, known_usd: "434400.00" });
  expect(unknown.lines.at(-1)).toMatchObject({ amount_usd: null, reason: "working_unknown", rate_usd: "530.0000" });
  expect(statement([], null).lines[0]).toMatchObject({ amount_usd: null, reason: "strength_unknown" });
});

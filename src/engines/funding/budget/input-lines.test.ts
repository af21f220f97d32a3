import { expect, test } from "vitest";
import { sampleRow } from "../../../../tests/sample-mission.ts";
import { BudgetInput } from "../../../model/budget-input.ts";
import type { Value } from "../../../model/field.ts";
import type { ReimbursementRate } from "../../../model/reference-data.ts";
import { type BudgetBasis, type PersonMonth, budgetMonths, noChange } from "./budget-basis.ts";
import { inputLines } from "./input-lines.ts";
import { centsOf } from "./line-terms.ts";

const [from, to] = ["2022-07-01", "2022-09-30"];
const persons = (count: number | null): PersonMonth[] =>
  budgetMonths(from, to).map(({ month }) => ({
    month,
    low: count,
    high: count,
    basis: "reported",
    records: [],
    sources: [],
    reason: count === null ? "strength_unknown" : null,
  }));
const rates: ReimbursementRate[] = [
  { effective_from: "2022-07-01", effective_to: null, item: "single rate", usd_per_person_month: "1448", basis: "", source: "A/RES/76/276", status: "found" }, // prettier-ignore
];
const basisOf = (inputs: readonly BudgetInput[]): BudgetBasis => ({
  from,
  to,
  strength: "authorised",
  persons: { observers: persons(20), troops: persons(1000), individual_police: persons(null), formed_police: persons(140) }, // prettier-ignore
  classes: [],
  rates,
  inputs,
  posts: [],
});
const input = (values: Record<string, Value>) =>
  BudgetInput.parse(sampleRow("budget_input", { basis: "fictional", ...values }));

/** The one line of an input: cents, reason, formula. */
function lineOf(values: Record<string, Value>, others: readonly BudgetInput[] = []) {
  const own = input({ id: "own", ...values });
  const [line] = inputLines(basisOf([own, ...others]), noChange, [own]);
  return line && { cents: centsOf(line.terms), reason: line.reason, formula: line.formula };
}

test("a total is quantity times unit cost, and counts only where it begins in the period", () => {
  const total = { class: "medical", item: "contract", measure: "total", quantity: "3.0000", unit_cost_usd: "250.1000" };
  expect(lineOf(total)).toEqual({ cents: 75030n, reason: null, formula: "total" });
  expect(lineOf({ ...total, from: "2022-06-30" })).toEqual({ cents: 0n, reason: null, formula: "total" });
});

test("a cost by month counts the part of a month in which it holds", () => {
  const lease = {
    class: "facilities",
    item: "contract",
    measure: "per_month",
    quantity: "2.0000",
    unit_cost_usd: "310.0000",
  };
  expect(lineOf(lease)).toEqual({ cents: 186000n, reason: null, formula: "per_month" });
  expect(lineOf({ ...lease, to: "2022-07-15" })).toEqual({ cents: 30000n, reason: null, formula: "per_month" });
});

test("rations are people times days times a price", () => {
  expect(lineOf({ class: "contingents", item: "rations", measure: "per_person_day", unit_cost_usd: "7.5000" })).toEqual(
    {
      cents: 69000000n,
      reason: null,
      formula: "per_person_day",
    },
  );
});

test("a yearly cost of a person is a twelfth each month, and unknown people leave the line unknown", () => {
  const travel = { item: "travel", measure: "per_person_year", quantity: "1.0000", unit_cost_usd: "1200.0000" };
  expect(lineOf({ class: "military_observers", ...travel })).toMatchObject({ cents: 600000n, reason: null });
  expect(lineOf({ class: "un_police", ...travel })).toMatchObject({ cents: 0n, reason: "strength_unknown" });
});

test("the higher allowance of the first 30 days is what it is above the allowance after", () => {
  const after = input({ id: "after", class: "military_observers", item: "allowance", measure: "per_person_day", unit_cost_usd: "120.0000" }); // prettier-ignore
  const first = { class: "military_observers", item: "allowance", measure: "first_30_days", quantity: "1.0000", unit_cost_usd: "156.0000" }; // prettier-ignore
  // 20 people x 1 arrival a year x 3/12 x 30 days x 36 dollars
  expect(lineOf(first, [after])).toMatchObject({ cents: 540000n, reason: null });
  expect(lineOf(first)).toMatchObject({ reason: "allowance_missing" });
});

test("a premium is at most 10 per cent of the rate", () => {
  const premium = { class: "contingents", item: "premium", measure: "percent_of_rate", quantity: "100.0000" };
  expect(lineOf({ ...premium, percent: "10.0000" })).toMatchObject({ cents: 4344000n, reason: null });
  expect(lineOf({ ...premium, percent: "10.0001" })).toMatchObject({ cents: 0n, reason: "premium_above" });
});

test("an input without its price or quantity is a line that says so", () => {
  expect(lineOf({ class: "medical", item: "contract", measure: "total", quantity: "3.0000" })).toMatchObject({
    cents: 0n,
    reason: "input_incomplete",
  });
  expect(lineOf({ class: "medical", item: "contract", measure: "per_month", unit_cost_usd: "3.0000" })).toMatchObject({
    reason: "input_incomplete",
  });
});

test("an input that ended before the period gives no line", () => {
  expect(lineOf({ class: "medical", item: "contract", measure: "total", quantity: "1.0000", unit_cost_usd: "1.0000", to: "2022-06-30" })).toBe(undefined); // prettier-ignore
});

import { expect, test } from "vitest";
import { toDecimal } from "../../../kernel/fraction.ts";
import { budgetMonths, monthsOf } from "./budget-basis.ts";

const told = (months: ReturnType<typeof budgetMonths>) =>
  months.map(({ month, days, share }) => [month, days, toDecimal(share, 4)]);

test("a month that lies only partly in the period counts by its days", () => {
  expect(told(budgetMonths("2024-01-16", "2024-03-01"))).toEqual([
    ["2024-01", 16, "0.5161"],
    ["2024-02", 29, "1.0000"],
    ["2024-03", 1, "0.0323"],
  ]);
});

test("one day is one day of its month", () => {
  expect(told(budgetMonths("2023-02-28", "2023-02-28"))).toEqual([["2023-02", 1, "0.0357"]]);
});

const period = { from: "2022-07-01", to: "2022-09-30" };

test("a row without an end holds to the end of the period, one that began before holds from its start", () => {
  expect(told(monthsOf(period, { from: "2022-08-16", to: null }))).toEqual([
    ["2022-08", 16, "0.5161"],
    ["2022-09", 30, "1.0000"],
  ]);
  expect(told(monthsOf(period, { from: "2020-01-01", to: "2022-07-15" }))).toEqual([["2022-07", 15, "0.4839"]]);
});

test("a row that ended before the period, or begins after it, holds in no month of it", () => {
  expect(monthsOf(period, { from: null, to: "2022-06-30" })).toEqual([]);
  expect(monthsOf(period, { from: "2022-10-01", to: null })).toEqual([]);
});

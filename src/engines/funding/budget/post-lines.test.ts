import { expect, test } from "vitest";
import { sampleRow } from "../../../../tests/sample-mission.ts";
import { BudgetInput } from "../../../model/budget-input.ts";
import type { Value } from "../../../model/field.ts";
import { Post } from "../../../model/post.ts";
import { type BudgetBasis, type BudgetChange, noChange } from "./budget-basis.ts";
import { centsOf } from "./line-terms.ts";
import { payLines } from "./post-lines.ts";

const post = (values: Record<string, Value>) =>
  Post.parse(sampleRow("post", { class: "international_staff", basis: "fictional", ...values }));
const pay = (level: string, usd: string | null, more: Record<string, Value> = {}) =>
  BudgetInput.parse(
    sampleRow("budget_input", {
      id: `pay-${level}-${usd ?? ""}`,
      class: "international_staff",
      item: "pay",
      measure: "per_post_month",
      level,
      unit_cost_usd: usd === null ? null : `${usd}00`,
      basis: "fictional",
      ...more,
    }),
  );

function lines(posts: readonly Post[], inputs: readonly BudgetInput[], change: BudgetChange = noChange) {
  const basis: BudgetBasis = {
    from: "2022-07-01",
    to: "2022-09-30",
    strength: "authorised",
    persons: { observers: [], troops: [], individual_police: [], formed_police: [] },
    classes: [],
    rates: [],
    inputs,
    posts,
  };
  return payLines(basis, change, "international_staff").map(({ level, terms, reason }) => [
    level,
    centsOf(terms),
    reason,
  ]);
}

const officers = post({ id: "p", level: "P-4", number: 10, vacancy_percent: "12.50" });

test("pay is posts times months times cost, less vacancy and delay, a line a level", () => {
  const chief = post({ id: "d", level: "D-1", number: 1, vacancy_percent: "0.00", delay_percent: "50.00" });
  expect(lines([officers, chief], [pay("P-4", "14000.00"), pay("D-1", "20000.00")])).toEqual([
    ["D-1", 3000000n, null],
    ["P-4", 36750000n, null],
  ]);
});

test("a post that ends within the period counts by its days", () => {
  const ends = post({ id: "e", level: "P-4", number: 10, vacancy_percent: "0.00", to: "2022-08-31" });
  expect(lines([ends], [pay("P-4", "1000.00")])).toEqual([["P-4", 2000000n, null]]);
});

test("a class without posts asks for them; an unknown vacancy or pay leaves the line open", () => {
  expect(lines([], [])).toEqual([[null, 0n, "posts_missing"]]);
  expect(lines([post({ id: "v", level: "P-4", number: 10 })], [pay("P-4", "1.00")])).toEqual([
    ["P-4", 0n, "vacancy_unknown"],
  ]);
  expect(lines([officers], [])).toEqual([["P-4", 0n, "pay_missing"]]);
});

test("a cost that begins in the second month leaves the first unknown, and what is known stands", () => {
  expect(lines([officers], [pay("P-4", "14000.00", { from: "2022-08-01" })])).toEqual([
    ["P-4", 24500000n, "pay_missing"],
  ]);
});

test("another vacancy, and another number of civilians, change every post", () => {
  const costs = [pay("P-4", "14000.00")];
  expect(lines([officers], costs, { persons: {}, vacancyPercent: { international_staff: "0" } })).toEqual([
    ["P-4", 42000000n, null],
  ]);
  expect(lines([officers], costs, { persons: { civilians: 5 } })).toEqual([["P-4", 18375000n, null]]);
});

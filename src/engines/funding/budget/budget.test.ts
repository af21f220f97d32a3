import { expect, test } from "vitest";
import { sampleRow } from "../../../../tests/sample-mission.ts";
import { parseDecimal, toDecimal } from "../../../kernel/fraction.ts";
import type { BudgetClass, BudgetClassCode } from "../../../model/budget-class.ts";
import { BudgetInput } from "../../../model/budget-input.ts";
import type { Value } from "../../../model/field.ts";
import { Post } from "../../../model/post.ts";
import type { ReimbursementRate } from "../../../model/reference-data.ts";
import type { BudgetBasis, PersonMonth } from "./budget-basis.ts";
import { budgetMonths, noChange } from "./budget-basis.ts";
import { budgetVariance } from "./budget-variance.ts";
import { estimateBudget } from "./estimate-budget.ts";
import { allowanceOfStay } from "./input-lines.ts";
import { plannedPersons } from "./planned-persons.ts";
import { reportedPersons } from "./reported-persons.ts";

const rate = (
  effective_from: string | null,
  effective_to: string | null,
  item: string,
  usd: string,
): ReimbursementRate => ({
  effective_from,
  effective_to,
  item,
  usd_per_person_month: usd,
  basis: "",
  source: "A/RES/76/276",
  status: effective_from === null ? "unverified" : "found",
});
const rates = [
  rate(null, "2014-06-30", "pay and allowances", "1028"),
  rate(null, "2014-06-30", "supplementary pay for specialists", "303"),
  rate("2018-07-01", "2022-06-30", "single rate", "1428"),
  rate("2022-07-01", null, "single rate", "1448"),
  rate("2022-07-01", "2026-06-30", "temporary: COVID-19 testing", "4.9"),
];
const classOf = (code: BudgetClassCode, group: BudgetClass["group"], order: number): BudgetClass => ({
  code,
  group,
  order,
  from_year: null,
  to_year: null,
  source: "",
  status: "unverified",
});
const input = (values: Record<string, Value>) =>
  BudgetInput.parse(sampleRow("budget_input", { basis: "fictional", ...values }));
const post = (values: Record<string, Value>) => Post.parse(sampleRow("post", { basis: "fictional", ...values }));

function persons(from: string, to: string, count: number | null): PersonMonth[] {
  return budgetMonths(from, to).map(({ month }) => ({
    month,
    low: count,
    high: count,
    basis: "reported",
    records: [],
    sources: [],
    reason: count === null ? "strength_unknown" : null,
  }));
}

function basis(
  from: string,
  to: string,
  more: Partial<BudgetBasis> & { readonly troops?: number | null },
): BudgetBasis {
  const { troops = null, ...rest } = more;
  return {
    from,
    to,
    strength: "authorised",
    persons: {
      observers: persons(from, to, null),
      troops: persons(from, to, troops),
      individual_police: persons(from, to, null),
      formed_police: persons(from, to, null),
    },
    classes: [classOf("contingents", "I", 20)],
    rates,
    inputs: [],
    posts: [],
    ...rest,
  };
}
const lineOf = (of: BudgetBasis, key: string, change = noChange) =>
  estimateBudget(of, change)
    .classes.flatMap(({ lines }) => lines)
    .find((line) => line.key === key);

test.each([
  ["2022-07-01", "2022-07-31", "1234965.00"],
  ["2022-06-01", "2022-06-30", "1213800.00"],
])("850 persons are reimbursed by the rate of the month: %s", (from, to, amount) => {
  expect(lineOf(basis(from, to, { troops: 850 }), "contingents/reimbursement")).toMatchObject({
    amount_usd: amount,
    reason: null,
    terms: [{ key: from.slice(0, 7), volume: "850.0000", delay_percent: "0.0000", vacancy_percent: "0.0000" }],
  });
});

test("a stay of 45 days at 156 and 120 dollars is 6,480", () => {
  expect(toDecimal(allowanceOfStay(45, parseDecimal("156"), parseDecimal("120")), 2)).toBe("6480.00");
});

test("what has no input is unknown, never zero, and the class with it", () => {
  const [contingents] = estimateBudget(basis("2022-07-01", "2022-07-31", { troops: 850 })).classes;
  expect(contingents).toMatchObject({ amount_usd: null, known_usd: "1234965.00", unknown: 5 });
  expect(contingents?.lines.at(-1)).toMatchObject({
    key: "contingents/death_disability",
    amount_usd: null,
    low_usd: null,
    high_usd: null,
    reason: "input_missing",
  });
});

test("a month without a report leaves a lowest amount and names the month", () => {
  const [first, second] = [persons("2022-07-01", "2022-07-31", 850), persons("2022-08-01", "2022-08-31", null)];
  const of = basis("2022-07-01", "2022-08-31", {});
  const given = { ...of, persons: { ...of.persons, troops: [...first, ...second] } };
  expect(lineOf(given, "contingents/reimbursement")).toMatchObject({
    amount_usd: null,
    low_usd: "1234965.00",
    high_usd: null,
    reason: "strength_unknown",
    months: ["2022-08"],
  });
});

test("unverified rates give a range: without the pay of specialists, and with it for all", () => {
  expect(lineOf(basis("2010-07-01", "2010-07-31", { troops: 100 }), "contingents/reimbursement")).toMatchObject({
    amount_usd: null,
    low_usd: "102800.00",
    high_usd: "133100.00",
    reason: "rate_unverified",
  });
});

const inputs = [
  input({ id: "delay", class: "contingents", item: "delayed_deployment", measure: "percent", percent: "10.0000" }),
  input({ id: "rations", class: "contingents", item: "rations", measure: "per_person_day", unit_cost_usd: "9.8500" }),
  input({ id: "premium", class: "contingents", item: "premium", measure: "percent_of_rate", quantity: "500.0000", percent: "10.0000" }), // prettier-ignore
  input({ id: "above", class: "contingents", item: "premium", measure: "percent_of_rate", quantity: "500.0000", percent: "10.0001" }), // prettier-ignore
];

test("delay is taken off the planned people, a premium is a percentage of the rate and at most ten", () => {
  const of = basis("2022-07-01", "2022-07-31", { troops: 1000, inputs });
  expect(lineOf(of, "contingents/rations/rations")?.amount_usd).toBe("274815.00");
  expect(lineOf(of, "contingents/premium/premium")?.amount_usd).toBe("72645.00");
  expect(lineOf(of, "contingents/premium/above")).toMatchObject({ amount_usd: null, reason: "premium_above" });
});

test("a higher allowance is paid for 30 days of each arrival", () => {
  const of = basis("2022-07-01", "2023-06-30", {
    classes: [classOf("military_observers", "I", 10)],
    inputs: [
      input({ id: "after", class: "military_observers", item: "allowance", measure: "per_person_day", unit_cost_usd: "120.0000" }), // prettier-ignore
      input({ id: "first", class: "military_observers", item: "allowance", measure: "first_30_days", unit_cost_usd: "156.0000", quantity: "1.0000" }), // prettier-ignore
    ],
  });
  const given = { ...of, persons: { ...of.persons, observers: persons("2022-07-01", "2023-06-30", 100) } };
  expect(lineOf(given, "military_observers/allowance/after")?.amount_usd).toBe("4380000.00");
  expect(lineOf(given, "military_observers/allowance/first")?.amount_usd).toBe("108000.00");
});

test("posts cost by level with vacancy and delay; an unknown vacancy is unknown money", () => {
  const of = basis("2022-07-01", "2023-06-30", {
    classes: [classOf("international_staff", "II", 50), classOf("un_volunteers", "II", 70)],
    inputs: [input({ id: "p4", class: "international_staff", item: "pay", measure: "per_post_month", level: "P-4", unit_cost_usd: "15000.0000" })], // prettier-ignore
    posts: [
      post({ id: "a", class: "international_staff", level: "P-4", number: 10, vacancy_percent: "20.00" }),
      post({ id: "b", class: "international_staff", level: "P-4", number: 4, vacancy_percent: "0.00", delay_percent: "50.00", from: "2023-01-01" }), // prettier-ignore
      post({ id: "c", class: "international_staff", level: "P-3", number: 1, vacancy_percent: "0.00" }),
    ],
  });
  expect(lineOf(of, "international_staff/pay/P-4")?.amount_usd).toBe("1620000.00");
  expect(lineOf(of, "international_staff/pay/P-3")?.reason).toBe("pay_missing");
  expect(lineOf(of, "un_volunteers/pay")?.reason).toBe("posts_missing");
});

test("the causes of a variance sum to the cent", () => {
  const first = basis("2021-07-01", "2021-07-31", { troops: 1000, inputs: inputs.slice(0, 2) });
  const second = basis("2022-07-01", "2022-07-31", { troops: 1100, inputs: inputs.slice(1, 2) });
  expect(budgetVariance({ basis: first, change: noChange }, { basis: second, change: noChange }).classes).toEqual([
    {
      code: "contingents",
      group: "I",
      from_usd: "1560015.00",
      to_usd: "1934075.00",
      difference_usd: "374060.00",
      percent: "24.0",
      causes: [
        { cause: "volume", amount_usd: "156001.50" },
        { cause: "rate", amount_usd: "24651.00" },
        { cause: "delayed_deployment", amount_usd: "193407.50" },
      ],
      partial: true,
    },
  ]);
});

test("a changed strength changes the volume, and nothing else", () => {
  const of = basis("2022-07-01", "2022-07-31", { troops: 850 });
  const { classes, causes } = budgetVariance({ basis: of, change: noChange }, { basis: of, change: { persons: { troops: 800 } } }); // prettier-ignore
  expect(classes[0]?.difference_usd).toBe("-72645.00");
  expect(causes).toEqual([{ cause: "volume", amount_usd: "-72645.00" }]);
});

const noSplit = { observers: null, troops: null, individual_police: null, formed_police: null, records: [] };
const level = (value: number) => ({ value, records: [], sources: [] });

test("a level that is not split is split by the plan, else by the latest report, else it is a range", () => {
  const period = {
    from: "2022-07-01",
    to: "2022-07-31",
    inputs: [
      input({
        id: "o",
        class: "military_observers",
        item: "planned_strength",
        measure: "persons",
        quantity: "140.0000",
      }),
    ],
  };
  const months = (reported: typeof noSplit | { troops: number; observers: number }, planned = period) =>
    plannedPersons([{ month: "2022-07", levels: { military: level(6800), police: level(900) }, reported: { ...noSplit, ...reported } }], planned); // prettier-ignore
  const without = { ...period, inputs: [] };
  expect(months(noSplit).troops[0]).toMatchObject({ low: 6660, high: 6660, reason: null });
  expect(months({ troops: 95, observers: 5 }, without).troops[0]).toMatchObject({
    low: 6460,
    reason: "split_as_reported",
  });
  expect(months(noSplit, without).troops[0]).toMatchObject({ low: 0, high: 6800, reason: "military_not_split" });
  expect(months(noSplit).formed_police[0]).toMatchObject({ low: 0, high: 900, reason: "police_not_split" });
});

test("reported police that are not split are a range", () => {
  const head = { month: "2022-07", troops: 10, observers: 1, basis: "reported" as const, records: [], sources: [] };
  const of = (police: number | null, formed_police: number | null) =>
    reportedPersons([{ ...head, police, formed_police }]).formed_police[0];
  expect(of(100, 60)).toMatchObject({ low: 60, high: 60 });
  expect(of(100, null)).toMatchObject({ low: 0, high: 100, reason: "police_not_split" });
  expect(of(null, null)).toMatchObject({ low: null, high: null, reason: "strength_unknown" });
});

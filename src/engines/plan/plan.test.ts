import { describe, expect, test } from "vitest";
import { sampleMission } from "../../../tests/sample-mission.ts";
import type { PlanResult } from "../../model/plan.ts";
import type { ReferenceData } from "../../model/reference-data.ts";
import { comparePlans } from "./compare-plans.ts";
import { planMission } from "./plan-mission.ts";
import { nounsRead, referenceRead } from "./plan-reads.ts";

const reference: ReferenceData = {
  regular_scale: [],
  levels: [],
  discounts: [],
  transitions: [],
  reimbursement_rates: [
    {
      effective_from: "2000-01-01",
      effective_to: null,
      item: "pay",
      usd_per_person_month: "10.00",
      basis: "",
      source: "",
      status: "found",
    },
  ],
  consumption_factors: [
    {
      id: "loaf",
      class: "",
      item: "",
      rate: "0.5",
      unit: "kg/person/day",
      low: "0.4",
      high: "0.6",
      condition: "",
      source: "",
      confidence: "",
      status: "found",
    },
  ],
  unit_types: [],
  states: [],
};
const mission = sampleMission(
  { authorised_on: "2001-01-10", ends_on: "2001-02-28", entry_gate_days: 1 },
  {
    instrument: [{ id: "one", kind: "sc_resolution", symbol: "One", adopted: "2001-01-10", title: "One" }],
    authorised_strength: [{ id: "a", instrument: "one", component: "military", kind: "base", value: 10 }],
    strength: [
      {
        month: "2001-02",
        reported_on: "2001-02-28",
        troops: 10,
        police: 0,
        observers: 0,
        total: 10,
        source: ["paper"],
      },
    ],
    site: [{ id: "cove", name: "Cove" }],
    deployment: [{ as_of: "2001", site: "cove", troops_estimated: 4, basis: "estimated" }],
    entry_point: [{ id: "port", name: "Port", kind: "port", site: "cove" }],
    commodity: [{ id: "bread", name: "Bread", unit: "kg", factor: "loaf" }],
    budget_line: [{ id: "b", from: "2001-01-01", to: "2001-12-31", kind: "approved", amount_usd: "5.00" }],
  },
);
const doors = { keepGoing: () => true, report: () => undefined };
const plan = (data = mission): PlanResult => planMission(data, reference, doors);

describe("the chain", () => {
  test("a mission of one report gives this plan, whole", () => {
    const nobody = {
      troops: null,
      police: null,
      observers: null,
      military: null,
      total: null,
      basis: null,
      sources: [],
    };
    const authorised = { military: 10, police: null, troops: null, uniformed: null, instruments: ["one"], planned: [] };
    const reimbursement = { amount_usd: null, low_usd: null, high_usd: null, reason: "reimbursement.not_financed" };
    const travel = [{ site: "cove", days: 1, entry_point: "port", legs: [] }];
    const need = { commodity: "bread", unit: "kg", factor: "loaf", sourced: true };
    expect(plan()).toEqual({
      mission: "sample",
      months: [
        {
          month: "2001-01",
          reported_on: null,
          season: "dry",
          strength: nobody,
          authorised,
          people: { sites: [], unlocated: null },
          needs: [],
          reimbursement,
          travel,
        },
        {
          month: "2001-02",
          reported_on: "2001-02-28",
          season: "dry",
          strength: {
            troops: 10,
            police: 0,
            observers: 0,
            military: 10,
            total: 10,
            basis: "reported",
            sources: ["paper"],
          },
          authorised,
          people: { sites: [{ site: "cove", people: 4, basis: "estimated" }], unlocated: 6 },
          needs: [
            { ...need, site: null, quantity: 140, low: 112, high: 168 },
            { ...need, site: "cove", quantity: 56, low: 44.8, high: 67.2 },
          ],
          reimbursement,
          travel,
        },
      ],
      peak: { month: "2001-02", reported_on: "2001-02-28", total: 10 },
      deployment: {
        authorised_on: "2001-01-10",
        authorised_military: 10,
        days: { 25: 49, 50: 49, 80: 49, 90: 49, 100: 49 },
        interval: { 25: [null, 49], 50: [null, 49], 80: [null, 49], 90: [null, 49], 100: [null, 49] },
      },
      scales: [],
      budgets: [
        {
          id: "b",
          from: "2001-01-01",
          to: "2001-12-31",
          kind: "approved",
          amount_usd: "5.00",
          basis: "reported",
          parts: [],
          totals: [],
        },
      ],
      flags: [
        {
          code: "site.no_way_in",
          severity: "medium",
          domain: "movement",
          month: null,
          records: [{ noun: "site", id: "cove" }],
          values: { count: 1, of: 1, sites: ["Cove"] },
        },
      ],
      unknown: [{ what: "strength", month: "2001-01", why: "strength.no_report" }],
    });
  });

  test("the answer is reported, survives JSON, and comes out the same twice", () => {
    const reported: PlanResult[] = [];
    const result = planMission(mission, reference, { ...doors, report: (best) => reported.push(best) });
    expect(reported).toEqual([result]);
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
    expect(plan()).toEqual(result);
  });

  test("the chain reads exactly the nouns and tables that it lists", () => {
    const read = new Set<string>();
    const watch = <T extends object>(value: T): T =>
      new Proxy(value, {
        get: (target, name, receiver) => {
          read.add(String(name));
          return Reflect.get(target, name, receiver) as unknown;
        },
      });
    const shared = { ...mission, mission: { ...mission.mission, funding_key: "un_peacekeeping" as const } };
    planMission(watch(shared), watch(reference), doors);
    // Levels and what goes with them are looked up only for a year that has a scale, and here no year has.
    const onlyWithScale = ["discounts", "levels", "states", "transitions"];
    expect([...read, ...onlyWithScale].sort()).toEqual([...nounsRead, ...referenceRead].sort());
  });
});

test("contributors are reimbursed where peacekeeping assessments finance the operation", () => {
  const financed = { ...mission, mission: { ...mission.mission, funding_key: "un_peacekeeping" as const } };
  expect(plan(financed).months[1]?.reimbursement).toEqual({
    amount_usd: "100.00",
    low_usd: "100.00",
    high_usd: "100.00",
    reason: null,
  });
});

describe("comparing plans", () => {
  const more = plan({ ...mission, strength: mission.strength.map((row) => ({ ...row, troops: 30, total: 30 })) });

  test("a plan and itself differ in nothing", () => {
    expect(comparePlans(more, more)).toEqual({
      metrics: [],
      months: [],
      travel: [],
      flags: { added: [], removed: [], kept: more.flags.length },
      orders: { changed: 0, added: 0, removed: 0, list: [] },
    });
  });

  test("what differs is listed by metric, month and flag", () => {
    const { metrics, months, flags } = comparePlans(plan(), more);
    expect(metrics).toEqual([
      { key: "people_days", a: "280", b: "840", delta: "560", unit: "person-days" },
      { key: "need.bread", a: "140", b: "420", delta: "280", unit: "kg" },
      { key: "need.bread.low", a: "112", b: "336", delta: "224", unit: "kg" },
      { key: "need.bread.high", a: "168", b: "504", delta: "336", unit: "kg" },
      { key: "peak.total", a: "10", b: "30", delta: "20", unit: "persons" },
    ]);
    expect(months.slice(0, 4)).toEqual([
      { month: "2001-02", key: "strength.troops", a: 10, b: 30 },
      { month: "2001-02", key: "strength.military", a: 10, b: 30 },
      { month: "2001-02", key: "strength.total", a: 10, b: 30 },
      { month: "2001-02", key: "people.unlocated", a: 6, b: 26 },
    ]);
    expect([flags.added.map(({ code }) => code), flags.removed, flags.kept]).toEqual([
      ["strength.above_authorised"],
      [],
      1,
    ]);
  });

  test("swapping negates every delta and exchanges the sides", () => {
    const closed = plan({ ...mission, entry_point: [] });
    for (const other of [more, closed]) {
      const [there, back] = [comparePlans(plan(), other), comparePlans(other, plan())];
      const negated = (delta: string | null) =>
        delta === null || delta === "0" ? delta : delta.startsWith("-") ? delta.slice(1) : `-${delta}`;
      expect(back.metrics).toEqual(
        there.metrics.map((each) => ({ ...each, a: each.b, b: each.a, delta: negated(each.delta) })),
      );
      expect(new Set(back.months.map(({ month, key, a, b }) => `${month} ${key} ${b} ${a}`))).toEqual(
        new Set(there.months.map(({ month, key, a, b }) => `${month} ${key} ${a} ${b}`)),
      );
      expect([back.flags.added, back.flags.removed]).toEqual([there.flags.removed, there.flags.added]);
    }
  });

  test("what the days of travel do at a site is summed up, and swapped it is mirrored", () => {
    const days = (...each: (number | null)[]): PlanResult => ({
      ...plan(),
      months: plan().months.map((month, index) => ({
        ...month,
        travel: [{ site: "cove", days: each[index] ?? null, entry_point: null, legs: [] }],
      })),
    });
    const none = {
      slower: 0,
      faster: 0,
      doubled: 0,
      halved: 0,
      cut_off: 0,
      reached_again: 0,
      most_added: 0,
      most_saved: 0,
    };
    const travel = (a: PlanResult, b: PlanResult) => comparePlans(a, b).travel;
    const [slow, cut] = [days(2, 3), days(2, null)];
    expect(travel(days(1, 2), slow)).toEqual([
      { site: "cove", months: 2, days: 2, ...none, slower: 2, doubled: 1, most_added: 1 },
    ]);
    expect(travel(slow, days(1, 2))).toEqual([
      { site: "cove", months: 2, days: -2, ...none, faster: 2, halved: 1, most_saved: 1 },
    ]);
    expect(travel(slow, cut)).toEqual([{ site: "cove", months: 1, days: 0, ...none, cut_off: 1 }]);
    expect(travel(cut, slow)).toEqual([{ site: "cove", months: 1, days: 0, ...none, reached_again: 1 }]);
  });

  test("days of sites cut off are null, and what cannot be compared has no delta", () => {
    const { metrics, months } = comparePlans(
      plan(),
      plan({ ...mission, entry_point: mission.entry_point.map((port) => ({ ...port, closed: ["2001"] })) }),
    );
    expect(metrics).toEqual([{ key: "travel.site_months_cut_off", a: "0", b: "2", delta: "2", unit: "site-months" }]);
    expect(months).toEqual(["2001-01", "2001-02"].map((month) => ({ month, key: "travel.days.cove", a: 1, b: null })));
  });
});

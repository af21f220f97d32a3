import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sampleMission } from "../../../tests/sample-mission.ts";
import type { ConsumptionFactor } from "../../model/reference-data.ts";
import { needsByMonth } from "./needs.ts";
import { peopleBySite } from "./people-by-site.ts";

const sites = (...ids: string[]) => ids.map((id) => ({ id, name: id }));
const estimate = (as_of: string, site: string, troops_estimated: number | null) => ({
  as_of,
  site,
  troops_estimated,
  basis: "estimated",
});
const report = (month: string, troops: number | null, total: number | null) => ({ month, strength: { troops, total } });

describe("people by site", () => {
  const data = sampleMission(
    {},
    {
      site: [...sites("a", "b", "c"), { id: "b-too", name: "B by another name", same_as: "b" }],
      deployment: [
        estimate("2001", "a", 100),
        estimate("2001", "b", 50),
        estimate("2001", "b-too", 70),
        estimate("2001", "c", null),
        estimate("2002-01", "a", 1),
      ],
    },
  );

  test("estimates of the year stand where troops suffice; names of one place are one, by the larger estimate", () => {
    expect(
      peopleBySite([report("2001-06", 200, 230), report("2002-01", 200, 230), report("2002-02", 5, 6)], data),
    ).toEqual([
      {
        sites: [
          { site: "a", people: 100, basis: "estimated" },
          { site: "b", people: 70, basis: "estimated" },
        ],
        unlocated: 60,
      },
      { sites: [{ site: "a", people: 1, basis: "estimated" }], unlocated: 229 },
      { sites: [], unlocated: 6 },
    ]);
  });

  test("estimates above the troops reported are cut in proportion, to whole people, never scaled up", () => {
    // 100 and 70 of 170, cut to 16: 9.41 and 6.59, so the one left over goes to b.
    expect(peopleBySite([report("2001-06", 16, 20)], data)[0]).toEqual({
      sites: [
        { site: "a", people: 9, basis: "estimated" },
        { site: "b", people: 7, basis: "estimated" },
      ],
      unlocated: 4,
    });
  });

  test("without a strength nothing is placed; without troops the total is the limit", () => {
    expect(peopleBySite([report("2001-06", null, null), report("2001-06", null, 17)], data)).toEqual([
      { sites: [], unlocated: null },
      {
        sites: [
          { site: "a", people: 10, basis: "estimated" },
          { site: "b", people: 7, basis: "estimated" },
        ],
        unlocated: 0,
      },
    ]);
  });

  test("sites and unlocated always add up to the strength, and no site holds more than its estimate", () => {
    const counts = fc.array(fc.integer({ min: 1, max: 3000 }), { maxLength: 12 });
    fc.assert(
      fc.property(counts, fc.nat(20000), fc.nat(2000), (estimates, troops, others) => {
        const ids = estimates.map((_, index) => `s${index}`);
        const mission = sampleMission(
          {},
          { site: sites(...ids), deployment: estimates.map((each, index) => estimate("2001", `s${index}`, each)) },
        );
        const [people] = peopleBySite([report("2001-06", troops, troops + others)], mission);
        const placed = people?.sites.map((each) => each.people) ?? [];
        expect(placed.reduce((sum, each) => sum + each, 0) + (people?.unlocated ?? 0)).toBe(troops + others);
        expect(people?.unlocated).toBeGreaterThanOrEqual(others);
        for (const { site, people: count } of people?.sites ?? []) {
          expect(count).toBeLessThanOrEqual(estimates[Number(site.slice(1))] ?? 0);
          expect(count).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 50 },
    );
  });
});

const factor = (
  id: string,
  [rate, low, high]: readonly [string, string, string],
  more: Partial<ConsumptionFactor> = {},
): ConsumptionFactor => ({
  id,
  class: "",
  item: "",
  rate,
  unit: "kg/person/day",
  low,
  high,
  condition: "",
  source: "",
  confidence: "",
  status: "found",
  ...more,
});
const commodity = (id: string, name: string) => ({ id, name: id, unit: "kg", factor: name });
const { commodity: commodities } = sampleMission(
  {},
  {
    commodity: [
      commodity("bread", "loaf"),
      commodity("fuel", "guess"),
      commodity("ice", "gone"),
      commodity("share", "percent"),
    ],
  },
);
const factors = [
  factor("loaf", ["1.93", "1.8", "2.7"]),
  factor("guess", ["0.1", "", "0.3"], { status: "unverified" }),
  factor("percent", ["6", "6", "6"], { unit: "percent" }),
];

describe("needs", () => {
  test("needs are people x days x factor, exact in decimals, for the operation and for each site with people", () => {
    const people = {
      sites: [
        { site: "a", people: 3, basis: "estimated" as const },
        { site: "b", people: 0, basis: "estimated" as const },
      ],
      unlocated: 4,
    };
    const { months, unknown } = needsByMonth([{ month: "2004-02", total: 7, people }], commodities, factors);
    expect(months).toEqual([
      [
        {
          commodity: "bread",
          site: null,
          quantity: 391.79,
          low: 365.4,
          high: 548.1,
          unit: "kg",
          factor: "loaf",
          sourced: true,
        },
        {
          commodity: "fuel",
          site: null,
          quantity: 20.3,
          low: 20.3,
          high: 60.9,
          unit: "kg",
          factor: "guess",
          sourced: false,
        },
        {
          commodity: "bread",
          site: "a",
          quantity: 167.91,
          low: 156.6,
          high: 234.9,
          unit: "kg",
          factor: "loaf",
          sourced: true,
        },
        {
          commodity: "fuel",
          site: "a",
          quantity: 8.7,
          low: 8.7,
          high: 26.1,
          unit: "kg",
          factor: "guess",
          sourced: false,
        },
      ],
    ]);
    expect(unknown).toEqual([
      { what: "need.ice", month: null, why: "need.factor_unknown" },
      { what: "need.share", month: null, why: "need.factor_not_daily" },
    ]);
  });

  test("a month without a strength has no needs", () => {
    expect(
      needsByMonth([{ month: "2004-02", total: null, people: { sites: [], unlocated: null } }], commodities, factors)
        .months,
    ).toEqual([[]]);
  });

  test("a need prints as the exact decimal product", () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.nat(9999), (people, hundredths) => {
        const rate = `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, "0")}`;
        const month = { month: "2001-06", total: people, people: { sites: [], unlocated: people } };
        const [need] =
          needsByMonth([month], commodities.slice(0, 1), [factor("loaf", [rate, rate, rate])]).months[0] ?? [];
        const exact = BigInt(people) * 30n * BigInt(hundredths);
        expect(need?.quantity).toBe(Number(`${exact / 100n}.${String(exact % 100n).padStart(2, "0")}`));
      }),
    );
  });
});

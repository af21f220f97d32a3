import { describe, expect, test } from "vitest";
import { sampleMission } from "../../../tests/sample-mission.ts";
import { isClosedInMonth, seasonOfMonth } from "./days-in-month.ts";
import { roadFlags } from "./road-flags.ts";
import { travelByMonth } from "./travel-by-month.ts";

const rains = (starts: string, ends: string) =>
  sampleMission({}, { season: [{ id: "rains", name: "Rains", kind: "wet", starts, ends }] }).season;

describe("seasons and closings", () => {
  test("a month is wet where more than half of its days are; a season may pass the turn of the year", () => {
    const seasons = rains("11-16", "02-14");
    expect(
      ["2001-11", "2001-12", "2002-01", "2002-02", "2004-02", "2002-03"].map((month) => seasonOfMonth(seasons, month)),
    ).toEqual([
      "dry", // 15 of 30
      "wet",
      "wet",
      "dry", // 14 of 28
      "dry",
      "dry",
    ]);
    expect(seasonOfMonth(rains("11-15", "02-15"), "2001-11")).toBe("wet");
  });

  test("the day on which something opens again is not a day on which it is closed", () => {
    expect(isClosedInMonth(["2001-02-01/2001-02-15"], "2001-02")).toBe(false);
    expect(isClosedInMonth(["2001-02-01/2001-02-16"], "2001-02")).toBe(true);
    expect(isClosedInMonth(["2001-01-10/2001-02-16"], "2001-03")).toBe(false);
  });

  test("what is known to the month is closed for the whole of it, and open ends reach for ever", () => {
    expect(isClosedInMonth(["2001-02"], "2001-02")).toBe(true);
    expect(isClosedInMonth(["2001-01/2001-02"], "2001-02")).toBe(true);
    expect(isClosedInMonth(["2001-02-01/"], "2040-07")).toBe(true);
    expect(isClosedInMonth(["/2001-02-01"], "1990-07")).toBe(true);
  });

  test("days of several closings count once each", () => {
    expect(isClosedInMonth(["2001-02-01/2001-02-10", "2001-02-05/2001-02-15"], "2001-02")).toBe(false);
    expect(isClosedInMonth(["2001-02-01/2001-02-10", "2001-02-15/2001-02-28"], "2001-02")).toBe(true);
  });
});

const country = () =>
  sampleMission(
    { entry_gate_days: 0.5 },
    {
      site: [
        { id: "cove", name: "Cove" },
        { id: "hill", name: "Hill" },
        { id: "old-hill", name: "Old Hill", same_as: "hill" },
        { id: "moor", name: "Moor" },
        { id: "isle", name: "Isle" },
      ],
      entry_point: [
        { id: "airfield", name: "Airfield", kind: "airfield", site: "hill", closed: ["2001-01-01/2001-03-01"] },
        { id: "port", name: "Port", kind: "port" },
      ],
      route: [
        { id: "cove-hill", from: "cove", to: "old-hill", dry_days: 1, wet_days: 3 },
        { id: "hill-moor", from: "moor", to: "hill", dry_days: 2, wet_days: null },
        { id: "port-cove", from: "port", to: "cove", dry_days: 1, wet_days: 1 },
        {
          id: "port-moor",
          from: "port",
          to: "moor",
          dry_days: 1,
          wet_days: 1,
          via: ["port-cove", "cove-hill", "hill-moor"],
        },
      ],
      season: [{ id: "rains", name: "Rains", kind: "wet", starts: "02-01", ends: "04-30" }],
    },
  );

describe("travel by month", () => {
  test("days are sums of legs from the nearest open entry point, never a printed sum, and names of one place are one", () => {
    expect(travelByMonth(["2001-01", "2001-02", "2001-03"], country())).toEqual({
      months: [
        {
          month: "2001-01",
          season: "dry",
          travel: [
            { site: "cove", days: 1, entry_point: "port", legs: ["port-cove"] },
            { site: "hill", days: 2, entry_point: "port", legs: ["port-cove", "cove-hill"] },
            { site: "moor", days: 4, entry_point: "port", legs: ["port-cove", "cove-hill", "hill-moor"] },
          ],
        },
        {
          month: "2001-02",
          season: "wet",
          travel: [
            { site: "cove", days: 1, entry_point: "port", legs: ["port-cove"] },
            { site: "hill", days: 4, entry_point: "port", legs: ["port-cove", "cove-hill"] },
            { site: "moor", days: null, entry_point: null, legs: [] },
          ],
        },
        {
          month: "2001-03",
          season: "wet",
          travel: [
            { site: "cove", days: 1, entry_point: "port", legs: ["port-cove"] },
            { site: "hill", days: 0.5, entry_point: "airfield", legs: [] },
            { site: "moor", days: null, entry_point: null, legs: [] },
          ],
        },
      ],
      flags: ["2001-02", "2001-03"].map((month) => ({
        code: "site.cut_off",
        severity: "high",
        domain: "movement",
        month,
        records: [{ noun: "site", id: "moor" }],
        values: { month, season: "wet", count: 1, sites: ["Moor"] },
      })),
    });
  });

  test("a place whose every road led to sites that are gone stays listed, without days", () => {
    const data = country();
    const without = { ...data, site: data.site.filter(({ id }) => id === "moor" || id === "isle") };
    const [month] = travelByMonth(["2001-04"], without).months;
    expect(month?.travel).toEqual([{ site: "moor", days: null, entry_point: null, legs: [] }]);
  });

  test("without gate days an entry point that no route touches leads nowhere", () => {
    const data = { ...country(), route: [] };
    expect(travelByMonth(["2001-04"], data).months[0]?.travel.map(({ site }) => site)).toEqual(["hill"]);
    const closed = { ...data, mission: { ...data.mission, entry_gate_days: null } };
    expect(travelByMonth(["2001-04"], closed).months[0]?.travel).toEqual([]);
  });

  test("a closed road carries nothing; of two entry points equally near the one with fewer legs, then the first id, is nearest", () => {
    const data = sampleMission(
      { entry_gate_days: 1 },
      {
        site: [
          { id: "a", name: "A" },
          { id: "b", name: "B" },
        ],
        entry_point: [
          { id: "x", name: "X", kind: "port", site: "a" },
          { id: "y", name: "Y", kind: "port", site: "b" },
          { id: "z", name: "Z", kind: "port", site: "b" },
        ],
        route: [{ id: "a-b", from: "a", to: "b", dry_days: 0, wet_days: 0, closed: ["2001-02"] }],
      },
    );
    const travel = (month: string) => travelByMonth([month], data).months[0]?.travel;
    expect(travel("2001-01")?.map(({ entry_point, legs }) => [entry_point, legs])).toEqual([
      ["x", []],
      ["y", []],
    ]);
    const onlyX = { ...data, entry_point: data.entry_point.filter(({ id }) => id === "x") };
    expect(travelByMonth(["2001-01"], onlyX).months[0]?.travel[1]).toEqual({
      site: "b",
      days: 1,
      entry_point: "x",
      legs: ["a-b"],
    });
    expect(travelByMonth(["2001-02"], onlyX).months[0]?.travel[1]?.days).toBeNull();
  });
});

test("the road list shows sites without a row, roads at least twice as slow and roads without a time in the rains", () => {
  const flags = roadFlags(country(), []);
  expect(flags).toEqual([
    {
      code: "site.no_way_in",
      severity: "medium",
      domain: "movement",
      month: null,
      records: [{ noun: "site", id: "isle" }],
      values: { count: 1, of: 5, sites: ["Isle"] },
    },
    {
      code: "route.slow_in_rains",
      severity: "medium",
      domain: "movement",
      month: null,
      records: [{ noun: "route", id: "cove-hill" }],
      values: { count: 1, routes: ["Cove – Old Hill"] },
    },
    {
      code: "route.cut_in_rains",
      severity: "high",
      domain: "movement",
      month: null,
      records: [{ noun: "route", id: "hill-moor" }],
      values: { count: 1, routes: ["Moor – Hill"] },
    },
  ]);
});

test("a road closed in a wet month of the operation is cut in the rains, one closed in a dry month is not", () => {
  const data = country();
  const cutWhen = (closed: string) => {
    const route = data.route.map((row) => (row.id === "cove-hill" ? { ...row, closed: [closed] } : row));
    const flags = roadFlags({ ...data, route }, ["2001-01", "2001-02", "2001-03"]);
    return flags
      .filter(({ code }) => code === "route.cut_in_rains")
      .flatMap(({ records }) => records.map(({ id }) => id));
  };
  expect([cutWhen("2001-03"), cutWhen("2001-01"), cutWhen("2009-03")]).toEqual([
    ["cove-hill", "hill-moor"],
    ["hill-moor"],
    ["hill-moor"],
  ]);
});

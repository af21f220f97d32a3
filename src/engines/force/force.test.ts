import { describe, expect, test } from "vitest";
import { sampleMission } from "../../../tests/sample-mission.ts";
import { authorisedByMonth } from "./authorised-by-month.ts";
import { buildUpFlags, deploymentSpeed, peakOf } from "./deployment-speed.ts";
import { formedPoliceByMonth } from "./formed-police.ts";
import { strengthByMonth } from "./strength-by-month.ts";

type Report = readonly [
  month: string,
  day: string,
  troops: number | null,
  police: number | null,
  observers: number | null,
];

const reports = (...rows: Report[]) =>
  rows.map(([month, reported_on, troops, police, observers]) => ({
    month,
    reported_on,
    troops,
    police,
    observers,
    total: troops === null || police === null || observers === null ? 77 : troops + police + observers,
    source: ["ipi"],
  }));

const resolution = (id: string, adopted: string) => ({ id, kind: "sc_resolution", symbol: id, adopted, title: id });
const base = (id: string, instrument: string, value: number, more: Record<string, string> = {}) => ({
  id,
  instrument,
  component: "military",
  kind: "base",
  value,
  ...more,
});

describe("strength by month", () => {
  test("months run from the authorising instrument to the end; military is troops and observers; gaps stay unknown", () => {
    const data = sampleMission(
      { authorised_on: "2001-01-10", ends_on: "2001-04-02" },
      { strength: reports(["2001-02", "2001-02-28", 40, 5, 2], ["2001-03", "2001-03-31", null, 5, 2]) },
    );
    const nothing = {
      troops: null,
      police: null,
      observers: null,
      military: null,
      total: null,
      basis: null,
      sources: [],
    };
    expect(strengthByMonth(data)).toEqual({
      reports: [
        { month: "2001-01", reported_on: null, record: null, strength: nothing },
        {
          month: "2001-02",
          reported_on: "2001-02-28",
          record: "2001-02",
          strength: {
            troops: 40,
            police: 5,
            observers: 2,
            military: 42,
            total: 47,
            basis: "reported",
            sources: ["ipi"],
          },
        },
        {
          month: "2001-03",
          reported_on: "2001-03-31",
          record: "2001-03",
          strength: {
            troops: null,
            police: 5,
            observers: 2,
            military: null,
            total: 77,
            basis: "reported",
            sources: ["ipi"],
          },
        },
        { month: "2001-04", reported_on: null, record: null, strength: nothing },
      ],
      flags: [],
      unknown: [
        { what: "strength", month: "2001-01", why: "strength.no_report" },
        { what: "strength", month: "2001-04", why: "strength.no_report" },
      ],
    });
  });

  test("without an end the last report ends the months; a report without any total is unknown", () => {
    const [row] = reports(["2001-02", "2001-02-28", null, null, null]);
    const data = sampleMission({}, { strength: [{ ...row, total: null }] });
    const { reports: months, unknown } = strengthByMonth(data);
    expect(months.map(({ month }) => month)).toEqual(["2001-01", "2001-02"]);
    expect(unknown.at(-1)).toEqual({ what: "strength", month: "2001-02", why: "strength.not_stated" });
  });

  test("a printed total that its parts don't make up is flagged, and the parts count", () => {
    const [row] = reports(["2001-01", "2001-01-31", 40, 5, 2]);
    const { reports: months, flags } = strengthByMonth(sampleMission({}, { strength: [{ ...row, total: 50 }] }));
    expect(months[0]?.strength.total).toBe(47);
    expect(flags).toEqual([
      {
        code: "strength.disagree",
        severity: "medium",
        domain: "force",
        month: "2001-01",
        records: [{ noun: "strength", id: "2001-01" }],
        values: { month: "2001-01", compared: "parts", component: "total", printed: 50, sum: 47, difference: -3 },
      },
    ]);
  });

  const contributors = [
    {
      as_of: "2001-01-31",
      contributor: "AAA",
      troops: 30,
      police: 4,
      formed_police: 3,
      individual_police: 1,
      observers: 2,
      total: 36,
    },
    {
      as_of: "2001-01-31",
      contributor: "BBB",
      troops: 12,
      police: 1,
      formed_police: 0,
      individual_police: 1,
      observers: 0,
      total: 13,
    },
    { as_of: "2001", contributor: "CCC", troops: 99, basis: "estimated" },
  ];

  test("a full list of contributors that adds up to another total is flagged", () => {
    const [row] = reports(["2001-01", "2001-01-31", 40, 5, 2]);
    const { flags } = strengthByMonth(
      sampleMission({}, { strength: [{ ...row, contributors: 2 }], contribution: contributors }),
    );
    expect(flags.map(({ values }) => values)).toEqual([
      { month: "2001-01", compared: "contributors", component: "total", printed: 47, sum: 49, difference: 2 },
    ]);
  });

  test.each([
    ["a shorter list of contributors than printed says nothing", { contributors: 3 }],
    ["without a printed number of contributors nothing is compared", {}],
    ["an assumed strength is not held against reports", { contributors: 2, basis: "assumed" }],
  ])("%s", (_, more) => {
    const [row] = reports(["2001-01", "2001-01-31", 40, 5, 2]);
    expect(
      strengthByMonth(sampleMission({}, { strength: [{ ...row, ...more }], contribution: contributors })).flags,
    ).toEqual([]);
  });

  test("formed police are known where every contributor splits its police and the split adds up", () => {
    const data = sampleMission(
      {},
      { strength: reports(["2001-01", "2001-01-31", 42, 5, 2]), contribution: contributors },
    );
    expect(formedPoliceByMonth(strengthByMonth(data).reports, data.contribution)).toEqual(new Map([["2001-01", 3]]));
    const other = sampleMission(
      {},
      { strength: reports(["2001-01", "2001-01-31", 42, 6, 2]), contribution: contributors },
    );
    expect(formedPoliceByMonth(strengthByMonth(other).reports, other.contribution)).toEqual(new Map());
  });
});

const authorise = (data: ReturnType<typeof sampleMission>) => authorisedByMonth(strengthByMonth(data).reports, data);

describe("authorised strength by month", () => {
  test("a level to be reached by a day binds from that day; until then the level before it binds and it is planned", () => {
    const data = sampleMission(
      { ends_on: "2001-03-31" },
      {
        strength: reports(
          ["2001-01", "2001-01-31", 90, 5, 0],
          ["2001-02", "2001-02-28", 60, 5, 0],
          ["2001-03", "2001-03-31", 50, 5, 0],
        ),
        instrument: [resolution("one", "2001-01-10"), resolution("two", "2001-01-20")],
        authorised_strength: [
          base("a", "one", 100),
          base("b", "two", 50, { valid_from: "2001-01-20", reach_by: "2001-02" }),
        ],
      },
    );
    const planned = [{ component: "military", value: 50, change: null, reach_by: "2001-02", instrument: "two" }];
    const others = { police: null, troops: null, uniformed: null };
    expect(authorise(data)).toEqual({
      months: [
        { military: 100, ...others, instruments: ["one"], planned },
        { military: 50, ...others, instruments: ["two"], planned: [] },
        { military: 50, ...others, instruments: ["two"], planned: [] },
      ],
      flags: [
        {
          code: "strength.above_authorised",
          severity: "info",
          domain: "force",
          month: "2001-02",
          records: [
            { noun: "strength", id: "2001-02" },
            { noun: "authorised_strength", id: "b" },
            { noun: "instrument", id: "two" },
          ],
          values: {
            month: "2001-02",
            component: "military",
            reported: 60,
            authorised: 50,
            excess: 10,
            reached: "next_report",
            next_month: "2001-03",
          },
        },
      ],
    });
  });

  test("what is above on the day and not met at the next report counts by the size of its excess", () => {
    const severity = (troops: number) =>
      authorise(
        sampleMission(
          {},
          {
            strength: reports(["2001-01", "2001-01-31", troops, 5, 0], ["2001-02", "2001-02-28", 51, 5, 0]),
            instrument: [resolution("one", "2001-01-10")],
            authorised_strength: [base("a", "one", 50, { reach_by: "2001-01-31" })],
          },
        ),
      ).flags.map((flag) => `${flag.code} ${flag.month} ${flag.severity}`);
    expect(severity(55)).toEqual([
      "strength.above_authorised 2001-01 high",
      "strength.above_authorised 2001-02 medium",
    ]);
    expect(severity(50)).toEqual(["strength.above_authorised 2001-02 medium"]);
  });

  test("a temporary level overrides the base between its dates, both included", () => {
    const data = sampleMission(
      { ends_on: "2001-03-31" },
      {
        strength: reports(["2001-01", "2001-01-31", 90, 0, 0], ["2001-02", "2001-02-28", 110, 0, 0]),
        instrument: [resolution("one", "2001-01-10"), resolution("two", "2001-02-01")],
        authorised_strength: [
          base("a", "one", 100),
          {
            ...base("b", "two", 120),
            kind: "temporary",
            valid_from: "2001-02-01",
            valid_until: "2001-02-28",
          },
        ],
      },
    );
    const { months, flags } = authorise(data);
    expect(months.map(({ military, instruments }) => [military, instruments])).toEqual([
      [100, ["one"]],
      [120, ["two"]],
      [100, ["one"]],
    ]);
    expect(flags).toEqual([]);
  });

  test("after a change without a stated level, and after a base's end, the level is unknown until a later base binds", () => {
    const data = sampleMission(
      { ends_on: "2001-06-30" },
      {
        instrument: [
          resolution("one", "2001-01-10"),
          resolution("two", "2001-02-15"),
          resolution("three", "2001-04-01"),
        ],
        authorised_strength: [
          base("a", "one", 100),
          { id: "b", instrument: "two", component: "military", kind: "change", change: -20, reach_by: "2001-12" },
          base("c", "three", 70, { valid_until: "2001-05-31" }),
        ],
      },
    );
    const { months, flags } = authorise(data);
    expect(months.map(({ military }) => military)).toEqual([100, null, null, 70, 70, null]);
    expect(months[1]?.planned).toEqual([
      { component: "military", value: null, change: -20, reach_by: "2001-12", instrument: "two" },
    ]);
    expect(flags).toEqual([
      {
        code: "authorised.unknown",
        severity: "info",
        domain: "mandate",
        month: null,
        records: [],
        values: { component: "military", count: 3, spans: ["2001-02/2001-03", "2001-06"] },
      },
    ]);
  });

  test("a level decided later is not displaced by an older one that only binds now", () => {
    const data = sampleMission(
      { ends_on: "2001-03-31" },
      {
        instrument: [resolution("one", "2001-01-10"), resolution("two", "2001-02-01")],
        authorised_strength: [
          base("a", "one", 100),
          base("b", "one", 80, { reach_by: "2001-03" }),
          base("c", "two", 60),
        ],
      },
    );
    expect(authorise(data).months.map(({ military, planned }) => [military, planned.length])).toEqual([
      [100, 1],
      [60, 0],
      [60, 0],
    ]);
  });
});

describe("deployment", () => {
  const data = sampleMission(
    { authorised_on: "2004-01-10" },
    {
      strength: reports(
        ["2004-01", "2004-01-31", 40, 0, 0],
        ["2004-02", "2004-02-28", 60, 0, 0],
        ["2004-03", "2004-03-31", 95, 5, 5],
        ["2004-04", "2004-04-30", 98, 0, 0],
      ),
      instrument: [resolution("one", "2004-01-10")],
      authorised_strength: [base("a", "one", 100)],
    },
  );
  const { reports: months } = strengthByMonth(data);

  test("a share is reached on the first report at or above it, somewhere since the report before", () => {
    expect(deploymentSpeed(months, data)).toEqual({
      authorised_on: "2004-01-10",
      authorised_military: 100,
      days: { 25: 21, 50: 50, 80: 81, 90: 81, 100: 81 },
      interval: { 25: [null, 21], 50: [21, 50], 80: [50, 81], 90: [50, 81], 100: [50, 81] },
    });
  });

  test("the peak is the largest total, the first of equals", () => {
    expect(peakOf(months)).toEqual({ month: "2004-03", reported_on: "2004-03-31", total: 105 });
    expect(peakOf([])).toBeNull();
  });

  test("each month of the build-up shows the lowest band that it falls below, up to the peak", () => {
    const flags = buildUpFlags(months, authorise(data).months);
    expect(flags.map(({ code, severity, month, values }) => [code, severity, month, values["percent"]])).toEqual([
      ["strength.below_50", "medium", "2004-01", 40],
      ["strength.below_80", "low", "2004-02", 60],
    ]);
  });

  test("without a base level nothing is reached and nothing is flagged", () => {
    const bare = sampleMission({}, { strength: reports(["2001-01", "2001-01-31", 4, 0, 0]) });
    const { reports: few } = strengthByMonth(bare);
    expect(deploymentSpeed(few, bare).days).toEqual({ 25: null, 50: null, 80: null, 90: null, 100: null });
    expect(buildUpFlags(few, authorise(bare).months)).toEqual([]);
  });
});

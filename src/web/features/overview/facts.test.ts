import { expect, test } from "vitest";
import type { PlanFlag } from "../../queries.ts";
import { waitingIn } from "./flag-age.ts";
import { mandateEnd } from "./mandate-end.ts";
import { safetyToDate } from "./safety-to-date.ts";
import { sourceAges } from "./source-ages.ts";

const item = (id: string, values: Record<string, unknown>) => ({ id, version: 1, values: { id, ...values } });
const flag = (month: string | null, more: Partial<PlanFlag> = {}): PlanFlag => ({
  code: "strength.above_authorised",
  severity: "medium",
  domain: "force",
  month,
  records: [],
  records_in_all: 0,
  values: { component: "military" },
  text: "",
  act: "",
  ...more,
});
const months = ["2006-06", "2006-07", "2006-08"].map((month) => ({ month, reported_on: `${month}-30` }));

test("a flag is as old as the unbroken run of months that raise it, and its domain's function answers for it", () => {
  const flags = [
    flag("2006-06"),
    flag("2006-07"),
    flag("2006-08"),
    flag("2006-08", { values: { component: "police" } }),
  ];
  expect(waitingIn(flags, months, "2006-08").map(({ owner, since, days }) => [owner, since, days])).toEqual([
    ["force_generation", "2006-06", 62],
    ["force_generation", "2006-08", 1],
  ]);
  expect(waitingIn([flag("2006-06"), flag("2006-08")], months, "2006-08").map(({ since }) => since)).toEqual([
    "2006-08",
  ]);
});

test("flags of no month stand in every month, without an age; the worst come first", () => {
  const standing = flag(null, { severity: "high", domain: "mandate" });
  expect(waitingIn([flag("2006-08"), standing, flag("2006-06")], months, "2006-08")).toEqual([
    { flag: standing, owner: "command", since: null, days: null },
    { flag: flag("2006-08"), owner: "force_generation", since: "2006-08", days: 1 },
  ]);
});

test("the mandate ends with the last of the tasks in force; without one that states an end it is not known", () => {
  const tasks = [
    item("a", { instrument: "r1", valid_from: "2006-01-01", valid_until: "2006-09-30" }),
    item("b", { instrument: "r1", valid_from: "2006-01-01", valid_until: "2006-08-31" }),
    item("c", { instrument: "r2", valid_from: "2006-10-01", valid_until: "2007-03-31" }),
    item("d", { instrument: "r1", valid_from: "2006-01-01", valid_until: null }),
  ];
  expect(mandateEnd([], tasks, "2006-08-31")).toEqual({ until: "2006-09-30", days: 30, task: "a", instrument: "r1" });
  expect(mandateEnd([], tasks.slice(3), "2006-08-31")).toBeNull();
});

test("incidents count up to the day; running totals are left out; unstated people are said to be unstated", () => {
  const incidents = [
    item("one", { when: "2006-02-01", scope: "event", killed: 2, injured: null, source: ["A"] }),
    item("two", { when: "2006-03", scope: "event", killed: null, injured: null, source: ["A", "B"] }),
    item("late", { when: "2006-09-01", scope: "event", killed: 9, injured: 9, source: ["C"] }),
    item("total", { when: "2003/2006-01", scope: "total", killed: 50, injured: null, source: ["D"] }),
  ];
  expect(safetyToDate(incidents, "2006-08-31")).toEqual({
    events: ["one", "two"],
    killed: 2,
    injured: null,
    silent: 1,
    sources: ["A", "B"],
    last: "2006-03-31",
  });
  expect(safetyToDate([], "2006-08-31")).toEqual({
    events: [],
    killed: null,
    injured: null,
    silent: 0,
    sources: [],
    last: null,
  });
});

test("each kind of report has its age; a span that the day lies in is new; nothing yet is said as nothing", () => {
  const reports = {
    months,
    deployments: [item("d1", { as_of: "2005" }), item("d2", { as_of: "2007" })],
    budgets: [item("b", { from: "2006-07-01", to: "2007-06-30" })],
    incidents: [],
    instruments: [item("r", { adopted: "2006-07-13" })],
  };
  expect(sourceAges(reports, "2006-08-31")).toEqual([
    { kind: "strength", noun: "strength", id: "2006-08", on: "2006-08-30", days: 1, stale: false },
    { kind: "sites", noun: "deployment", id: "d1", on: "2005-12-31", days: 243, stale: false },
    { kind: "budget", noun: "budget_line", id: "b", on: "2006-08-31", days: 0, stale: false },
    { kind: "incidents", noun: "incident", id: null, on: null, days: null, stale: false },
    { kind: "instruments", noun: "instrument", id: "r", on: "2006-07-13", days: 49, stale: false },
  ]);
  expect(sourceAges(reports, "2008-01-31")[0]).toMatchObject({ on: "2006-08-30", days: 519, stale: true });
});

import { expect, test } from "vitest";
import { sampleMission } from "../../../tests/sample-mission.ts";
import { clearanceClocks } from "./clearance-clocks.ts";
import { type Draft, draftId, withDraft } from "./draft.ts";
import { mandateAt } from "./mandate-at.ts";
import { mandateDifference } from "./mandate-difference.ts";
import { missingCapability } from "./missing-capability.ts";
import { mandateEndOn, renewalCalendar } from "./renewal-calendar.ts";

const mission = sampleMission(
  {},
  {
    instrument: [
      { id: "one", symbol: "One", adopted: "2001-01-10", until: "2002-01-10" },
      { id: "two", symbol: "Two", adopted: "2001-12-20", until: "2002-06-30" },
      { id: "three", symbol: "Three", adopted: "2002-06-15" },
      { id: "wish", kind: "draft", symbol: "Wish", until: "2003-01-01" },
    ],
    paragraph: [
      { id: "two:3", instrument: "two", effect: "ends_task", verb: "decides", text: "Ends the watch", ends: ["watch"] },
      { id: "two:4", instrument: "two", effect: "asks_report", verb: "requests", text: "Report", due: "2002-03-01" },
    ],
    task: [
      { id: "guard", instrument: "one", verb: "requests", text: "Guard", people: 100 },
      { id: "watch", instrument: "one", verb: "decides", text: "Watch", people: 40 },
      { id: "teach", instrument: "one", text: "Teach", valid_until: "2001-12-01" },
      { id: "help", instrument: "one", verb: "decides", text: "Help" },
      { id: "guard-2", instrument: "two", verb: "decides", text: "Guard all", continues: ["guard"], people: 150 },
      { id: "help-2", instrument: "two", verb: "encourages", text: "Help too", continues: ["help"] },
      { id: "build", instrument: "two", verb: "authorises", text: "Build", requirement: ["eng"], means: ["inf"] },
    ],
    authorised_strength: [
      { id: "m1", instrument: "one", component: "military", kind: "base", value: 1000 },
      { id: "m2", instrument: "two", component: "military", kind: "change", change: -200 },
      { id: "p1", instrument: "one", component: "police", kind: "base", value: 50 },
      { id: "p2", instrument: "two", component: "police", kind: "temporary", value: 80, valid_until: "2002-01-31" },
    ],
    unit_type: [{ id: "eng", name: "Engineers", strength: 175 }],
    clearance: [
      { id: "a", asked_of: "next", subject: "Transit", requested_on: "2002-01-01", state: "pending" },
      { id: "b", asked_of: "host", subject: "Land", requested_on: "2002-01-01", state: "granted", answered_on: "2002-01-31", valid_until: "2002-02-10" }, // prettier-ignore
      { id: "c", asked_of: "host", subject: "Visas", state: "requested" },
      { id: "d", asked_of: "host", subject: "Flights", requested_on: "2002-02-01", state: "not_granted", answered_on: "2002-04-01" }, // prettier-ignore
      { id: "e", asked_of: "host", subject: "Later", requested_on: "2003-01-01", state: "requested" },
    ],
  },
);
const at = (id: string) => {
  const found = mandateAt(mission, id);
  if (!found) throw new RangeError(`no instrument ${id}`);
  return found;
};

test("tasks are followed through what they continue, with their verbs, people and what ended them", () => {
  const { tasks } = mandateDifference(mission, at("one"), at("two"));
  expect(
    tasks.map(({ change, before, after, people, dropped_by }) => [
      change,
      before.map(({ id }) => id).join(),
      after?.id ?? null,
      people,
      dropped_by?.record ?? null,
    ]),
  ).toEqual([
    ["added", "", "build", null, null],
    ["strengthened", "guard", "guard-2", 50, null],
    ["weakened", "help", "help-2", null, null],
    ["dropped", "teach", null, null, "teach"],
    ["dropped", "watch", null, -40, "two:3"],
  ]);
});

test("levels differ by what is stated, a change by itself; an ended temporary level gives way to the one before", () => {
  const levels = (from: string, to: string) =>
    mandateDifference(mission, at(from), at(to)).levels.map(({ component, before, after, people }) => [
      component,
      before.value,
      after.value,
      after.change,
      people,
    ]);
  expect(levels("one", "two")).toEqual([
    ["military", 1000, null, -200, -200],
    ["police", 50, 80, null, 30],
  ]);
  expect(levels("one", "three")).toEqual([
    ["military", 1000, null, -200, -200],
    ["police", 50, 50, null, 0],
  ]);
});

test("the end of the mandate is that of the latest instrument that gives one, and a draft gives none", () => {
  expect(mandateEndOn(mission, "2001-12-19")).toEqual({ instrument: "one", until: "2002-01-10", days: 22 });
  expect(mandateEndOn(mission, "2002-06-20")).toEqual({ instrument: "two", until: "2002-06-30", days: 10 });
  expect(mandateEndOn(mission, "2001-01-09")).toBeNull();
});

test("the calendar holds ends with notice, what put them off, and reports due", () => {
  const dates = renewalCalendar(mission, "2002-01-01", 30);
  expect(
    dates
      .filter(({ noun }) => noun === "instrument" || noun === "paragraph")
      .map(({ on, kind, record, days, put_off_by }) => [on, kind, record, days, put_off_by]),
  ).toEqual([
    ["2002-01-10", "mandate_ends", "one", 9, "two"],
    ["2002-03-01", "report_due", "two:4", 59, null],
    ["2002-05-31", "notice", "two", 150, null],
    ["2002-06-30", "mandate_ends", "two", 180, null],
  ]);
});

test("clocks run from the request to the answer, the host's entries first; what came later is not known yet", () => {
  expect(clearanceClocks(mission.clearance, "2002-03-01", "host")).toEqual([
    { id: "b", asked_of: "host", state: "granted", days: 30, is_running: false, is_expired: true },
    { id: "d", asked_of: "host", state: "pending", days: 28, is_running: true, is_expired: false },
    { id: "c", asked_of: "host", state: "requested", days: null, is_running: true, is_expired: false },
    { id: "a", asked_of: "next", state: "pending", days: 59, is_running: true, is_expired: false },
  ]);
});

test("a draft clause shows its task, level and missing capability, and changes nothing in force", () => {
  const clause = { verb: "decides" as const, text: "", tasks: [], requirement: [], means: [], component: null, value: null, until: null }; // prettier-ignore
  const draft: Draft = {
    title: "Draft",
    clauses: [
      { ...clause, key: "1", effect: "sets_strength", component: "police", value: 120 },
      { ...clause, key: "2", effect: "sets_task", text: "Bridge", requirement: ["eng"] },
      { ...clause, key: "3", effect: "ends_task", tasks: ["build"] },
    ],
  };
  const records = withDraft(mission, draft);
  const [from, to] = [mandateAt(records, "two"), mandateAt(records, draftId, "two")];
  if (!from || !to) throw new RangeError("the draft stands after the second instrument");
  const { tasks, levels } = mandateDifference(records, from, to);
  expect(tasks.filter(({ change }) => change !== "kept").map(({ change, after, before }) => [change, (after ?? before[0])?.id])).toEqual([["added", "draft:2"], ["dropped", "build"]]); // prettier-ignore
  expect(levels.find(({ component }) => component === "police")?.people).toBe(40);
  expect(
    missingCapability(
      records.task.filter(({ id }) => id === "draft:2"),
      mission.unit_type,
    ),
  ).toEqual([{ task: "draft:2", unit_type: "eng", name: "Engineers", strength: 175 }]);
});

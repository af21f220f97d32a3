import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sampleMission } from "../../../tests/sample-mission.ts";
import { Refusal } from "../../kernel/refusal.ts";
import type { Change } from "../../model/scenario.ts";
import { applyScenario } from "./apply-scenario.ts";

const mission = sampleMission(
  { ends_on: "2001-12-31" },
  {
    site: [{ id: "cove", name: "Cove" }],
    entry_point: [{ id: "port", name: "Port", kind: "port", closed: ["2001-05"] }],
    route: [{ id: "road", from: "port", to: "cove", dry_days: 1 }],
    season: [{ id: "rains", name: "Rains", kind: "wet", starts: "04-01", ends: "10-31" }],
    strength: [{ month: "2001-02", reported_on: "2001-02-28", troops: 10 }],
    budget_line: [{ id: "b", from: "2001-07-01", to: "2002-06-30", kind: "approved", amount_usd: "100.00" }],
    milestone: [{ id: "vote", when: "2001-05", kind: "election", title: "Vote" }],
  },
);
const apply = (...changes: Change[]) => applyScenario(mission, { changes });
const port = (...changes: Change[]) => apply(...changes).entry_point[0]?.closed;
const close = (from: string, to?: string): Change => ({
  op: "close",
  noun: "entry_point",
  id: "port",
  from,
  ...(to === undefined ? {} : { to }),
});
const open = (from?: string, to?: string): Change => ({
  op: "open",
  noun: "entry_point",
  id: "port",
  ...(from === undefined ? {} : { from }),
  ...(to === undefined ? {} : { to }),
});
const set = (noun: string, id: string, field: string, value: string | number | boolean | null): Change => ({
  op: "set",
  noun,
  id,
  field,
  value,
});

describe("what each change makes of its row", () => {
  test("closing adds a period whose last day is the day of opening; the mission handed in stays as it is", () => {
    expect(port(close("2001-01-01", "2001-02-01"), close("2001-09-01"))).toEqual([
      "2001-01-01/2001-02-01",
      "2001-05",
      "2001-09-01/",
    ]);
    expect(mission.entry_point[0]?.closed).toEqual(["2001-05"]);
  });

  test("opening takes days out of every closing, or all of them", () => {
    expect(port(close("2001-01-01", "2001-02-01"), open("2001-01-10", "2001-01-20"))).toEqual([
      "2001-01-01/2001-01-10",
      "2001-01-20/2001-02-01",
      "2001-05",
    ]);
    expect(port(open("2001-05-11"))).toEqual(["2001-05-01/2001-05-11"]);
    expect(port(open(undefined, "2001-05-11"))).toEqual(["2001-05-11/2001-06-01"]);
    expect(port(open())).toEqual([]);
  });

  test("a delay moves days; a month becomes the interval of days it stood for; what makes the identity stays", () => {
    const delayed = apply(
      { op: "delay", noun: "budget_line", id: "b", days: 31 },
      { op: "delay", noun: "milestone", id: "vote", days: -1 },
      { op: "delay", noun: "strength", id: "2001-02", days: 2, field: "reported_on" },
    );
    expect(delayed.budget_line[0]).toEqual({
      ...mission.budget_line[0],
      from: "2001-08-01",
      to: "2002-07-31",
      basis: "assumed",
    });
    expect(delayed.milestone[0]).toEqual({ ...mission.milestone[0], when: "2001-04-30/2001-05-30", basis: "assumed" });
    expect(delayed.strength[0]).toEqual({ ...mission.strength[0], reported_on: "2001-03-02", basis: "assumed" });
  });

  test("withdrawing takes the row away", () => {
    expect(apply({ op: "withdraw", noun: "route", id: "road" }).route).toEqual([]);
  });

  test("setting reads a value as its field does and marks the row as assumed", () => {
    const changed = apply(
      set("strength", "2001-02", "troops", 12),
      set("budget_line", "b", "amount_usd", "7.5"),
      set("site", "cove", "medical", true),
    );
    expect(changed.strength[0]).toEqual({ ...mission.strength[0], troops: 12, basis: "assumed" });
    expect(changed.budget_line[0]?.amount_usd).toBe("7.50");
    expect(changed.site[0]?.medical).toBe(true);
    expect(apply(set("strength", "2001-02", "troops", null)).strength[0]?.troops).toBeNull();
    expect(apply(set("entry_point", "port", "closed", "2001-01;2001-02")).entry_point[0]?.closed).toEqual([
      "2001-01",
      "2001-02",
    ]);
    expect(apply(set("strength", "2001-02", "basis", "partial")).strength[0]?.basis).toBe("partial");
    expect(apply(set("mission", "sample", "ends_on", "2002-01-31")).mission.ends_on).toBe("2002-01-31");
  });

  test("a season gets new first and last days", () => {
    expect(apply({ op: "season", id: "rains", start: "03-01", end: "11-30" }).season[0]).toEqual({
      ...mission.season[0],
      starts: "03-01",
      ends: "11-30",
      basis: "assumed",
    });
  });
});

describe("what a scenario cannot do is refused with its place", () => {
  const refusal = (...changes: Change[]) => {
    try {
      apply(...changes);
    } catch (error) {
      if (error instanceof Refusal) return [error.code, error.values["change"], error.values["field"] ?? null];
    }
    return null;
  };
  test.each<[string, Change, string | null]>([
    ["scenario.noun_unknown", set("planet", "x", "name", "y"), null],
    ["scenario.noun_unknown", set("scenario", "x", "name", "y"), null],
    ["scenario.id_unknown", set("site", "x", "name", "y"), null],
    ["scenario.id_unknown", set("mission", "x", "name", "y"), null],
    ["scenario.id_unknown", { op: "season", id: "x", start: "01-01", end: "02-01" }, null],
    ["scenario.field_unknown", set("site", "cove", "colour", "y"), "colour"],
    ["scenario.field_fixed", set("site", "cove", "id", "y"), "id"],
    ["scenario.field_fixed", set("strength", "2001-02", "month", "2001-03"), "month"],
    ["scenario.value_invalid", set("strength", "2001-02", "troops", "many"), "troops"],
    ["scenario.value_invalid", set("strength", "2001-02", "troops", -1), "troops"],
    ["scenario.value_invalid", set("site", "cove", "name", null), "name"],
    ["scenario.value_invalid", { op: "season", id: "rains", start: "02-30", end: "03-01" }, "starts"],
    ["scenario.op_unsuitable", { op: "close", noun: "site", id: "cove", from: "2001-01-01" }, null],
    ["scenario.op_unsuitable", { op: "delay", noun: "season", id: "rains", days: 3 }, null],
    ["scenario.op_unsuitable", { op: "withdraw", noun: "mission", id: "sample" }, null],
    ["scenario.period_order", close("2001-02-01", "2001-02-01"), null],
    ["scenario.period_order", { op: "delay", noun: "budget_line", id: "b", days: 600, field: "from" }, null],
  ])("%s", (code, change, field) => {
    expect(refusal(open(), change)).toEqual([code, 2, field]);
  });
});

describe("order of changes", () => {
  const day = fc
    .integer({ min: 0, max: 700 })
    .map((days) => new Date(Date.UTC(2001, 0, 1) + days * 86_400_000).toISOString().slice(0, 10));
  const closing = fc
    .tuple(day, day)
    .filter(([from, to]) => from < to)
    .map(([from, to]) => close(from, to));

  test("closings may come in any order, and the same one twice is one", () => {
    fc.assert(
      fc.property(closing, closing, (one, two) => {
        expect(apply(one, two)).toEqual(apply(two, one));
        expect(apply(one, two, one)).toEqual(apply(one, two));
      }),
    );
  });

  test("opening what was just closed leaves no closed day in between", () => {
    fc.assert(
      fc.property(closing, (one) => {
        if (one.op !== "close" || one.to === undefined) return;
        expect(port(one, open(one.from, one.to))).toEqual(port(open(one.from, one.to)));
      }),
    );
  });

  test("a delay and the same delay back give the days they had", () => {
    fc.assert(
      fc.property(fc.integer({ min: -400, max: 400 }), (days) => {
        const delay = (by: number): Change => ({ op: "delay", noun: "budget_line", id: "b", days: by });
        expect(apply(delay(days), delay(-days)).budget_line).toEqual(apply(delay(0)).budget_line);
      }),
    );
  });

  test("no change, no difference", () => {
    expect(apply()).toBe(mission);
  });
});

import { expect, test } from "vitest";
import { sampleMission } from "../../../tests/sample-mission.ts";
import { incidentTotals } from "./incident-totals.ts";

test("running totals of one kind that differ are flagged once, lowest first; events and equal totals are not", () => {
  const total = (id: string, kind: string, killed: number | null, when: string) => ({
    id,
    kind,
    killed,
    when,
    scope: "total",
  });
  const { incident } = sampleMission(
    {},
    {
      incident: [
        total("a", "death_all_causes", 30, "2001/2005"),
        total("b", "death_all_causes", 20, "/2004"),
        total("c", "death_by_illness", 9, "2001/2005"),
        total("d", "death_by_illness", 9, "2001"),
        total("e", "riot", null, "2001"),
        { id: "f", kind: "riot", killed: 1, when: "2001-02-03", scope: "event" },
      ],
    },
  );
  expect(incidentTotals(incident)).toEqual([
    {
      code: "incident.disagree",
      severity: "low",
      domain: "watch",
      month: null,
      records: [
        { noun: "incident", id: "b" },
        { noun: "incident", id: "a" },
      ],
      values: {
        kind: "death_all_causes",
        count: "killed",
        totals: ["20", "30"],
        periods: ["/2004", "2001/2005"],
        low: 20,
        high: 30,
      },
    },
  ]);
});

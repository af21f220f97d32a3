import { type Month, type PlainDate, monthOf, monthsFrom } from "../../kernel/plain-date.ts";
import type { Flag } from "../../model/flag.ts";
import type { MissionData } from "../../model/mission-data.ts";
import type { MonthStrength, Unknown } from "../../model/plan.ts";
import type { Strength } from "../../model/strength.ts";
import { contributorDisagreements } from "./contributor-sums.ts";

/** One month of the operation: what was reported, on which day, and the id of the report's row. */
export type MonthReport = {
  readonly month: Month;
  readonly reported_on: PlainDate | null;
  readonly record: string | null;
  readonly strength: MonthStrength;
};
export type StrengthByMonth = {
  readonly reports: readonly MonthReport[];
  readonly flags: readonly Flag[];
  readonly unknown: readonly Unknown[];
};

const nobodyReported: MonthStrength = {
  troops: null,
  police: null,
  observers: null,
  military: null,
  total: null,
  basis: null,
  sources: [],
};

/**
 * Strength of every month from the authorising instrument to the end of the operation, or to the last report where
 * the end isn't known. A month without a report stays unknown; nothing is interpolated.
 */
export function strengthByMonth(data: Pick<MissionData, "mission" | "strength" | "contribution">): StrengthByMonth {
  const rows = new Map(data.strength.map((row) => [row.month, row]));
  const reports = operationMonths(data).map((month) => monthReport(month, rows.get(month)));
  const unknown = reports
    .filter((report) => report.strength.total === null)
    .map(({ month, record }) => ({
      what: "strength",
      month,
      why: record === null ? "strength.no_report" : "strength.not_stated",
    }));
  const inside = reports.flatMap((report) => rows.get(report.month) ?? []);
  const flags = [...inside.flatMap(partsDisagreement), ...contributorDisagreements(inside, data.contribution)];
  return { reports, flags, unknown };
}

function operationMonths({ mission, strength }: Pick<MissionData, "mission" | "strength">): Month[] {
  const first = monthOf(mission.authorised_on);
  const reported = strength.reduce((last, row) => (row.month > last ? row.month : last), first);
  return monthsFrom(first, mission.ends_on === null ? reported : monthOf(mission.ends_on));
}

function monthReport(month: Month, row: Strength | undefined): MonthReport {
  if (!row) return { month, reported_on: null, record: null, strength: nobodyReported };
  const { troops, police, observers } = row;
  const military = troops === null || observers === null ? null : troops + observers;
  const total = military === null || police === null ? row.total : military + police;
  const strength = { troops, police, observers, military, total, basis: row.basis, sources: row.source };
  return { month, reported_on: row.reported_on, record: row.id, strength };
}

/** A printed total that its own parts don't make up. */
function partsDisagreement(row: Strength): Flag[] {
  const { troops, police, observers, total } = row;
  if (troops === null || police === null || observers === null || total === null) return [];
  const sum = troops + police + observers;
  if (sum === total) return [];
  return [
    {
      code: "strength.disagree",
      severity: "medium",
      domain: "force",
      month: row.month,
      records: [{ noun: "strength", id: row.id }],
      values: { month: row.month, compared: "parts", component: "total", printed: total, sum, difference: sum - total },
    },
  ];
}

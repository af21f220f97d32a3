import { type PlainDate, daysBetween, lastDay } from "../../kernel/plain-date.ts";
import type { Flag } from "../../model/flag.ts";
import type { MissionData } from "../../model/mission-data.ts";
import type { DeploymentSpeed, MonthAuthorised, PlanResult } from "../../model/plan.ts";
import { readLevels } from "./levels-in-force.ts";
import type { MonthReport } from "./strength-by-month.ts";

const thresholds = [25, 50, 80, 90, 100] as const;

/**
 * The day that a report counts for. Series of month ends print 28 February in leap years too; that report is of the
 * month's end, so it counts as the 29th.
 */
function dayOf({ month, reported_on }: MonthReport): PlainDate {
  return reported_on === null || reported_on.endsWith("-02-28") ? lastDay(month) : reported_on;
}

/**
 * Days from the authorising instrument until the military first reported reached each share (percent) of the first
 * base level. Reports are monthly, so the level was reached somewhere in the interval (previous report, this report].
 */
export function deploymentSpeed(
  reports: readonly MonthReport[],
  data: Pick<MissionData, "mission" | "authorised_strength" | "instrument">,
): DeploymentSpeed {
  const { authorised_on } = data.mission;
  const first = readLevels(data.authorised_strength, data.instrument).find(
    ({ row }) => row.component === "military" && row.kind === "base",
  );
  const level = first?.row.value ?? null;
  const known = reports.filter(({ strength }) => strength.military !== null);
  const days: DeploymentSpeed["days"] = {};
  const interval: DeploymentSpeed["interval"] = {};
  for (const threshold of thresholds) {
    const index = level === null ? -1 : known.findIndex((report) => reaches(report, level, threshold));
    const report = known[index];
    const previous = known[index - 1];
    const since = (day: MonthReport): number => daysBetween(authorised_on, dayOf(day));
    days[threshold] = report ? since(report) : null;
    interval[threshold] = report ? [previous ? since(previous) : null, since(report)] : null;
  }
  return { authorised_on, authorised_military: level, days, interval };
}

const reaches = ({ strength }: MonthReport, level: number, percent: number): boolean =>
  (strength.military ?? 0) * 100 >= level * percent;

/** The largest total reported; the first month of those that share it. */
export function peakOf(reports: readonly MonthReport[]): PlanResult["peak"] {
  let peak: PlanResult["peak"] = null;
  for (const { month, reported_on, strength } of reports) {
    if (strength.total !== null && (peak === null || strength.total > peak.total)) {
      peak = { month, reported_on, total: strength.total };
    }
  }
  return peak;
}

const bands = [
  { percent: 50, code: "strength.below_50", severity: "medium" },
  { percent: 80, code: "strength.below_80", severity: "low" },
  { percent: 90, code: "strength.below_90", severity: "info" },
] as const;

/**
 * Months of the build-up, up to the first peak, whose military is below half, 80 or 90 percent of the level in force;
 * each month shows the lowest band only. After the peak a mission may shrink on purpose, so nothing is flagged.
 *
 * @param authorised - levels in force, one for each report
 */
export function buildUpFlags(reports: readonly MonthReport[], authorised: readonly MonthAuthorised[]): Flag[] {
  const peak = peakOf(reports);
  return reports.flatMap((report, index) => {
    const level = authorised[index]?.military ?? null;
    const reported = report.strength.military;
    if (peak === null || report.month > peak.month || level === null || level === 0 || reported === null) return [];
    const band = bands.find(({ percent }) => reported * 100 < level * percent);
    if (!band) return [];
    return [
      {
        code: band.code,
        severity: band.severity,
        domain: "force" as const,
        month: report.month,
        records: report.record === null ? [] : [{ noun: "strength", id: report.record }],
        values: { month: report.month, reported, authorised: level, percent: Math.floor((reported * 100) / level) },
      },
    ];
  });
}

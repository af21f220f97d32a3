import { isPlainDate, monthOf } from "../../kernel/plain-date.ts";
import type { Contribution } from "../../model/contribution.ts";
import type { Flag } from "../../model/flag.ts";
import type { Strength } from "../../model/strength.ts";

/** Contributors' reports of one day, by month. Estimates, plans and partial lists are no reports. */
export function contributorReports(contributions: readonly Contribution[]): Map<string, Contribution[]> {
  const byMonth = new Map<string, Contribution[]>();
  for (const row of contributions) {
    if (row.basis !== "reported" || !isPlainDate(row.as_of)) continue;
    const rows = byMonth.get(monthOf(row.as_of));
    if (rows) rows.push(row);
    else byMonth.set(monthOf(row.as_of), [row]);
  }
  return byMonth;
}

/** Sum of one column, or unknown as soon as one cell is. */
export function columnSum<T>(rows: readonly T[], read: (row: T) => number | null): number | null {
  let sum = 0;
  for (const row of rows) {
    const value = read(row);
    if (value === null) return null;
    sum += value;
  }
  return sum;
}

const columns = ["troops", "police", "observers", "total"] as const;

/**
 * Months whose list of contributors, as long as the number of contributors printed with the strength, adds up to other
 * figures than the strength reported. A shorter list is incomplete, so its sum says nothing; a strength that is itself
 * assumed or estimated isn't held against it.
 */
export function contributorDisagreements(
  strength: readonly Strength[],
  contributions: readonly Contribution[],
): Flag[] {
  const reports = contributorReports(contributions);
  return strength.flatMap((report) => {
    const rows = reports.get(report.month) ?? [];
    if (report.basis !== "reported" || report.contributors === null) return [];
    if (rows.length === 0 || rows.length < report.contributors) return [];
    const differing = columns.filter((column) => {
      const sum = columnSum(rows, (row) => row[column]);
      return sum !== null && report[column] !== null && sum !== report[column];
    });
    return differing.length === 0 ? [] : [disagreement(report, rows, differing)];
  });
}

function disagreement(
  report: Strength,
  rows: readonly Contribution[],
  differing: readonly (typeof columns)[number][],
): Flag {
  const component = differing.includes("total") ? "total" : (differing[0] ?? "total");
  const printed = report[component] ?? 0;
  const sum = columnSum(rows, (row) => row[component]) ?? 0;
  return {
    code: "strength.disagree",
    severity: "medium",
    domain: "force",
    month: report.month,
    records: [{ noun: "strength", id: report.id }, ...rows.map((row) => ({ noun: "contribution", id: row.id }))],
    values: { month: report.month, compared: "contributors", component, printed, sum, difference: sum - printed },
  };
}

import type { Month } from "../../kernel/plain-date.ts";
import type { Contribution } from "../../model/contribution.ts";
import type { MonthReport } from "./strength-by-month.ts";
import { columnSum, contributorReports } from "./contributor-sums.ts";

/**
 * Formed police of each month for which every contributor's report splits its police and the split adds up to the
 * police reported for the operation; other months have no entry, since their split isn't known.
 */
export function formedPoliceByMonth(
  reports: readonly MonthReport[],
  contributions: readonly Contribution[],
): Map<Month, number> {
  const byMonth = contributorReports(contributions);
  const known = new Map<Month, number>();
  for (const { month, strength } of reports) {
    const rows = byMonth.get(month) ?? [];
    const formed = columnSum(rows, (row) => row.formed_police);
    const individual = columnSum(rows, (row) => row.individual_police);
    if (rows.length === 0 || formed === null || individual === null) continue;
    if (formed + individual === strength.police) known.set(month, formed);
  }
  return known;
}

import { fraction } from "../../kernel/fraction.ts";
import { splitExactly } from "../../kernel/money.ts";
import { type Period, periodEnd, periodStart } from "../../kernel/period.ts";
import { type Month, firstDay, lastDay } from "../../kernel/plain-date.ts";
import { compareText } from "../../kernel/text-order.ts";
import { canonicalSites } from "../../model/canonical-site.ts";
import type { MissionData } from "../../model/mission-data.ts";
import type { MonthPeople, MonthStrength } from "../../model/plan.ts";

/** What of a month's report this engine needs. */
export type MonthTotals = { readonly month: Month; readonly strength: Pick<MonthStrength, "troops" | "total"> };

/**
 * Estimates people at each site, in the order of the reports. Estimates of the time that covers the month are taken as
 * they stand and only ever cut, in proportion, to the troops reported (to the total where troops aren't known); what
 * no site accounts for is `unlocated`, so that sites and unlocated add up to the strength. Without a strength there
 * is nothing to place.
 */
export function peopleBySite(
  reports: readonly MonthTotals[],
  data: Pick<MissionData, "site" | "deployment">,
): MonthPeople[] {
  const canonical = canonicalSites(data.site);
  const known = new Map<string, Estimate[]>();
  return reports.map(({ month, strength }) => {
    if (strength.total === null) return { sites: [], unlocated: null };
    const covering = data.deployment.filter(({ as_of }) => covers(as_of, month));
    const key = covering.map(({ id }) => id).join(";");
    const estimates = known.get(key) ?? estimatesBySite(covering, canonical);
    known.set(key, estimates);
    return place(estimates, Math.min(strength.troops ?? strength.total, strength.total), strength.total);
  });
}

type Estimate = { readonly site: string; readonly people: number };

const covers = (period: Period, month: Month): boolean =>
  (periodStart(period) ?? "") <= lastDay(month) && (periodEnd(period) ?? "9999-12-31") >= firstDay(month);

/** One estimate a place: of several for the same place, be it under two names, the larger. Unknown sizes are left out. */
function estimatesBySite(rows: MissionData["deployment"], canonical: ReadonlyMap<string, string>): Estimate[] {
  const bySite = new Map<string, number>();
  for (const { site, troops_estimated } of rows) {
    if (troops_estimated === null) continue;
    const place = canonical.get(site) ?? site;
    bySite.set(place, Math.max(bySite.get(place) ?? 0, troops_estimated));
  }
  return [...bySite].map(([site, people]) => ({ site, people })).sort((a, b) => compareText(a.site, b.site));
}

function place(estimates: readonly Estimate[], limit: number, total: number): MonthPeople {
  const estimated = estimates.reduce((sum, { people }) => sum + people, 0);
  const people =
    estimated <= limit
      ? estimates.map((estimate) => estimate.people)
      : splitExactly(
          BigInt(limit),
          estimates.map((estimate) => fraction(BigInt(estimate.people))),
        ).map(Number);
  const sites = estimates.map(({ site }, index) => ({ site, people: people[index] ?? 0, basis: "estimated" as const }));
  return { sites, unlocated: total - people.reduce((sum, count) => sum + count, 0) };
}

import { addMonths, daysBetween, lastDay } from "../../../kernel/plain-date.ts";
import { ownerOf } from "../../../model/flag.ts";
import type { WorkFunction } from "../../../model/work-function.ts";
import type { OverviewMonth, PlanFlag } from "../../queries.ts";

/** A flag that waits in a month: who answers for it, and since when. `since` null holds for no month in particular. */
export type Waiting = {
  readonly flag: PlanFlag;
  readonly owner: WorkFunction;
  /** The month in which it was first raised without a break until now. */
  readonly since: string | null;
  /** Days from the report of that month to the last day of the shown one. */
  readonly days: number | null;
};

const rank = { high: 0, medium: 1, low: 2, info: 3 } as const;

/** What makes two flags of different months the same flag: its code and what it is about, not the figures. */
function sameness({ code, domain, values, records }: PlanFlag): string {
  const places = records.filter(({ noun }) => noun === "site" || noun === "route" || noun === "entry_point");
  return JSON.stringify([
    code,
    domain,
    values["component"] ?? "",
    values["kind"] ?? "",
    code === "site.cut_off" ? "" : places,
  ]);
}

/** The flags of a month and those that always hold: worst first, then the oldest. */
export function waitingIn(
  flags: readonly PlanFlag[],
  months: readonly Pick<OverviewMonth, "month" | "reported_on">[],
  month: string,
): readonly Waiting[] {
  const raised = new Set(flags.map((flag) => `${sameness(flag)} ${flag.month ?? ""}`));
  const reported = new Map(months.map((row) => [row.month, row.reported_on]));
  const firstOf = (flag: PlanFlag): string => {
    let first = month;
    for (let before = addMonths(first, -1); raised.has(`${sameness(flag)} ${before}`); before = addMonths(before, -1))
      first = before;
    return first;
  };
  return flags
    .filter((flag) => flag.month === month || flag.month === null)
    .map((flag): Waiting => {
      const owner = ownerOf[flag.domain];
      if (flag.month === null) return { flag, owner, since: null, days: null };
      const since = firstOf(flag);
      const days = daysBetween(reported.get(since) ?? lastDay(since), lastDay(month));
      return { flag, owner, since, days: Math.max(0, days) };
    })
    .sort((a, b) => rank[a.flag.severity] - rank[b.flag.severity] || (b.days ?? -1) - (a.days ?? -1));
}

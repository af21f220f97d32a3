import { queryOptions } from "@tanstack/react-query";
import { ask, queryText } from "../../api.ts";
import { missionPath } from "../../queries.ts";

/** A month of one site: people null where unknown, days null where no way is known. */
export type SiteMonth = {
  readonly month: string;
  readonly season: "dry" | "wet";
  readonly people: number | null;
  readonly days: number | null;
};
type PlanAsk = { readonly mission: string; readonly scenario: string | undefined };

/** One site through all months of the plan. */
export const siteQuery = ({ mission, scenario }: PlanAsk, site: string) =>
  queryOptions({
    queryKey: ["mission", mission, "plan", "site", scenario ?? "", site],
    queryFn: ({ signal }) =>
      ask<{ site: { months: SiteMonth[] } }>(
        `${missionPath(mission)}/plan${queryText({ part: "site", site, scenario })}`,
        { signal },
      ).then((answer) => answer.site.months),
    staleTime: 300_000,
  });

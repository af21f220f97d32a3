import { queryOptions } from "@tanstack/react-query";
import type { Need } from "../../../model/plan.ts";
import { ask, queryText } from "../../api.ts";
import { missionPath } from "../../queries.ts";

/** Needs of the whole operation in one month; none where the strength is unknown. */
export type MonthNeeds = {
  readonly month: string;
  readonly season: "wet" | "dry";
  readonly people: number | null;
  readonly needs: readonly Need[];
};

export const needsQuery = (mission: string, scenario: string | undefined) =>
  queryOptions({
    queryKey: ["mission", mission, "plan", "needs", scenario ?? ""],
    queryFn: ({ signal }) =>
      ask<{ needs: readonly MonthNeeds[] }>(`${missionPath(mission)}/plan${queryText({ part: "needs", scenario })}`, {
        signal,
      }).then(({ needs }) => needs),
    staleTime: 300_000,
  });

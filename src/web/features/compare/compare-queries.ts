import { queryOptions } from "@tanstack/react-query";
import type { PlanComparison } from "../../../model/plan-comparison.ts";
import { ask, queryText } from "../../api.ts";
import { missionPath } from "../../queries.ts";

/** Two plans of one mission; no name is the plan as decided. */
export const comparisonQuery = (mission: string, sides: { readonly a: string; readonly b: string }, language: string) =>
  queryOptions({
    queryKey: ["mission", mission, "plan", "compare", sides.a, sides.b, language],
    queryFn: ({ signal }) =>
      ask<PlanComparison>(`${missionPath(mission)}/compare${queryText({ ...sides, lang: language })}`, { signal }),
    staleTime: 300_000,
  });

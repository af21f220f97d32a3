import { queryOptions } from "@tanstack/react-query";
import type { MandateCost } from "../../../engines/plan/mandate-cost.ts";
import type { BudgetBasis } from "../../../engines/funding/budget/budget-basis.ts";
import type { MandateDifference, MandateSheet } from "../../../model/mandate.ts";
import { ask, queryText } from "../../api.ts";
import { missionPath } from "../../queries.ts";

const staleTime = 300_000;

/** The mandate on a day: tasks with their means, calendar, register and consents. */
export const sheetQuery = (mission: string, day: string) =>
  queryOptions({
    queryKey: ["mission", mission, "mandate", day],
    queryFn: ({ signal }) =>
      ask<MandateSheet>(`${missionPath(mission)}/mandate${queryText({ as_of: day })}`, { signal }),
    staleTime,
  });

/** Two instruments compared, with the cost of what lies between them. */
export const differenceQuery = (mission: string, from: string, to: string) =>
  queryOptions({
    queryKey: ["mission", mission, "mandate", "difference", from, to],
    queryFn: ({ signal }) =>
      ask<{ difference: MandateDifference; cost: MandateCost }>(
        `${missionPath(mission)}/mandate/difference${queryText({ from, to })}`,
        { signal },
      ),
    staleTime,
  });

/** What a draft is priced with on this page: the basis of the budget of a year, the latest where none is named. */
export const basisQuery = (mission: string, year: string | undefined) =>
  queryOptions({
    queryKey: ["mission", mission, "mandate", "basis", year ?? ""],
    queryFn: ({ signal }) =>
      ask<{ year: string; years: string[]; basis: BudgetBasis }>(
        `${missionPath(mission)}/mandate/basis${queryText({ year })}`,
        { signal },
      ),
    staleTime,
  });

import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { BudgetCycle } from "../../../../model/budget-cycle.ts";
import { ask, queryText } from "../../../api.ts";
import { missionPath } from "../../../queries.ts";

export type CycleAnswer = {
  readonly year: string | null;
  readonly years: readonly string[];
  readonly cycle: BudgetCycle | null;
};
type CycleAsk = { readonly mission: string; readonly scenario: string | undefined; readonly year: string | undefined };

export const cyclePath = (
  { mission, ...asked }: CycleAsk,
  more: { readonly format?: string; readonly lang?: string } = {},
): string => `${missionPath(mission)}/budget/cycle${queryText({ ...asked, ...more })}`;

export const cycleQuery = (asked: CycleAsk) =>
  queryOptions({
    queryKey: ["mission", asked.mission, "budget-cycle", JSON.stringify(asked)],
    queryFn: ({ signal }) => ask<CycleAnswer>(cyclePath(asked), { signal }),
    placeholderData: keepPreviousData,
    retry: false,
  });

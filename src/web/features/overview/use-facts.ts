import { queryOptions, useQuery } from "@tanstack/react-query";
import { lastDay } from "../../../kernel/plain-date.ts";
import { ask, type Item, type ItemPage, queryText } from "../../api.ts";
import { usePlanAsk } from "../../app/mission-context.tsx";
import { allOf, missionPath, type PlanOverview } from "../../queries.ts";

/** The small lists that the first screen rests on, beside the plan; null while they are read. */
export type Facts = {
  /** The day for which the screen speaks: the last of the month on the scrubber. */
  readonly day: string;
  readonly mission: Item | null;
  readonly instruments: readonly Item[];
  readonly tasks: readonly Item[];
  readonly incidents: readonly Item[];
  readonly budgets: readonly Item[];
  /** The newest positions of people up to the day. */
  readonly deployments: readonly Item[];
  /** Contributions that are planned, in any month. */
  readonly planned: readonly Item[];
};

const someOf = (mission: string, noun: string, plural: string, query: Parameters<typeof queryText>[0]) =>
  queryOptions({
    queryKey: ["mission", mission, "list", noun, "some", JSON.stringify(query)],
    queryFn: ({ signal }) =>
      ask<ItemPage>(`${missionPath(mission)}/${plural}${queryText(query)}`, { signal }).then(({ items }) => items),
    staleTime: 300_000,
  });

export function useFacts(month: string): Facts {
  const { mission } = usePlanAsk();
  const list = (noun: string, plural: string) => useQuery(allOf(mission, noun, plural)).data ?? [];
  const some = (noun: string, plural: string, query: Parameters<typeof queryText>[0]) =>
    useQuery(someOf(mission, noun, plural, query)).data ?? [];
  return {
    day: lastDay(month),
    mission: list("mission", "missions")[0] ?? null,
    instruments: list("instrument", "instruments"),
    tasks: list("task", "tasks"),
    incidents: list("incident", "incidents"),
    budgets: list("budget_line", "budget_lines"),
    deployments: some("deployment", "deployments", { limit: 1, sort: "-as_of", filter: `as_of:at_most:${month}` }),
    planned: some("contribution", "contributions", { limit: 200, filter: "basis:is:planned" }),
  };
}

/** The budget that is in force on a day: an appropriation before any other kind. */
export function budgetOn({ budgets }: PlanOverview, day: string) {
  const inForce = budgets.filter(({ from, to }) => from <= day && day <= to);
  return (
    inForce.find(({ kind }) => kind === "appropriation") ?? inForce.find(({ kind }) => kind === "approved") ?? null
  );
}

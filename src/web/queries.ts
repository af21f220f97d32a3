import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { Plan, PlanBudget, PlanMonth } from "../model/plan.ts";
import { ask, queryText, type Item, type ItemPage } from "./api.ts";

/** The parts of a plan that fit one screen: strength of every month and what was noticed. */
export type PlanOverview = Pick<Plan, "peak" | "deployment" | "flags" | "unknown" | "complete"> & {
  readonly months: readonly OverviewMonth[];
};
export type OverviewMonth = Pick<PlanMonth, "month" | "reported_on" | "season" | "strength" | "authorised">;
export type PlanFlag = Plan["flags"][number];

/** Whose session it is; `change_password` until a password of their own replaces the one printed at first start. */
export type Session = { readonly user: { readonly name: string; readonly roles: readonly string[] }; readonly change_password: boolean };

/** One step of how a number came about: a code to be said, its values, its own sentence and the sources it rests on. */
export type Step = {
  readonly code: string;
  readonly values: Readonly<Record<string, string | number | readonly string[]>>;
  readonly text?: string;
  readonly sources?: readonly string[];
};

const minutes = 60_000;
export const missionPath = (mission: string): string => `/missions/${encodeURIComponent(mission)}`;

export const missionsQuery = () =>
  queryOptions({ queryKey: ["missions"], queryFn: ({ signal }) => ask<{ items: Item[] }>("/missions", { signal }) });

/** Every record of a noun, for screens that draw them all (sites, routes, milestones). */
export const allOf = (mission: string, noun: string, plural: string) =>
  queryOptions({
    queryKey: ["mission", mission, "list", noun, "all"],
    queryFn: ({ signal }) => readAll(`${missionPath(mission)}/${plural}`, signal),
    staleTime: 5 * minutes,
  });

async function readAll(path: string, signal: AbortSignal): Promise<readonly Item[]> {
  const items: Item[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await ask<ItemPage>(`${path}${queryText({ limit: 1000, cursor })}`, { signal });
    items.push(...page.items);
    if (page.next_cursor === null) return items;
    cursor = page.next_cursor;
  }
}

type PlanAsk = { readonly mission: string; readonly scenario: string | undefined; readonly language: string };
const planPath = (ask: PlanAsk, rest: Record<string, string | undefined>) =>
  `${missionPath(ask.mission)}/plan${queryText({ ...rest, scenario: ask.scenario })}`;

export const overviewQuery = (plan: PlanAsk) =>
  queryOptions({
    queryKey: ["mission", plan.mission, "plan", "overview", plan.scenario ?? "", plan.language],
    queryFn: ({ signal }) => ask<PlanOverview>(planPath(plan, { part: "overview" }), { signal }),
    staleTime: 5 * minutes,
  });

export const monthQuery = (plan: PlanAsk, month: string) =>
  queryOptions({
    queryKey: ["mission", plan.mission, "plan", "month", plan.scenario ?? "", month],
    queryFn: ({ signal }) => ask<PlanMonth>(planPath(plan, { part: "month", month }), { signal }),
    staleTime: 5 * minutes,
    placeholderData: keepPreviousData,
  });

export const budgetsQuery = (plan: PlanAsk) =>
  queryOptions({
    queryKey: ["mission", plan.mission, "plan", "budgets", plan.scenario ?? "", plan.language],
    queryFn: ({ signal }) => ask<{ budgets: PlanBudget[]; flags?: PlanFlag[] }>(planPath(plan, { part: "budgets" }), { signal }),
    staleTime: 5 * minutes,
  });

export const shareStepsQuery = (plan: PlanAsk, at: { budget: string; part: number; iso3: string }) =>
  queryOptions({
    queryKey: ["mission", plan.mission, "plan", "steps", plan.scenario ?? "", at.budget, at.part, at.iso3, plan.language],
    queryFn: ({ signal }) =>
      ask<{ steps: Step[] }>(
        `${missionPath(plan.mission)}/plan/shares${queryText({ ...at, scenario: plan.scenario })}`,
        { signal },
      ),
    staleTime: 5 * minutes,
  });

export type StateName = { readonly iso3: string; readonly iso2: string; readonly name: string };
export const statesQuery = (language: string) =>
  queryOptions({
    queryKey: ["states", language],
    queryFn: ({ signal }) => ask<{ items: StateName[] }>(`/reference/states${queryText({ lang: language })}`, { signal }),
    staleTime: Infinity,
  });

export const sessionQuery = () =>
  queryOptions({ queryKey: ["session"], queryFn: () => ask<Session>("/session"), retry: false, staleTime: Infinity });

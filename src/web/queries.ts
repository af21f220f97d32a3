import { queryOptions } from "@tanstack/react-query";
import type { BudgetBasis } from "../engines/funding/budget/budget-basis.ts";
import type { WorkFunction } from "../model/work-function.ts";
import type { Plan, PlanBudget, PlanMonth } from "../model/plan.ts";
import { ask, queryText, type Item, type ItemPage } from "./api.ts";

/** The parts of a plan that fit one screen: strength of every month and what was noticed. */
export type PlanOverview = Pick<Plan, "peak" | "deployment" | "unknown" | "complete" | "budgets"> & {
  readonly flags: readonly PlanFlag[];
  readonly months: readonly OverviewMonth[];
};
export type OverviewMonth = Pick<PlanMonth, "month" | "reported_on" | "season" | "strength" | "authorised">;
/** A flag that rests on more records than a page needs carries the first of them, and how many there are. */
export type PlanFlag = Plan["flags"][number] & { readonly records_in_all: number };

/** Whose session it is; `change_password` until a password of their own replaces the one printed at first start. */
export type Session = {
  readonly user: {
    readonly name: string;
    readonly roles: readonly string[];
    readonly display_name: string | null;
    readonly language: string | null;
  };
  readonly change_password: boolean;
  /** The step that still stands before work, or `work`. */
  readonly step: "work" | "second_factor" | "change_password" | "enrol";
  readonly method: string;
  readonly strong: boolean;
  readonly factors: { readonly device_code: boolean; readonly passkeys: number };
  /** Roles and functions given by mission; the roles of `user` hold in every mission besides. */
  readonly missions: readonly {
    readonly mission: string;
    readonly role: "reader" | "editor" | "owner";
    readonly functions: readonly WorkFunction[];
  }[];
  readonly factor_recommended: boolean;
};

const minutes = 60_000;
export const missionPath = (mission: string): string => `/missions/${encodeURIComponent(mission)}`;

/** A mission in the list of those that the reader may open. */
export type MissionEntry = {
  readonly id: string;
  readonly name: string;
  readonly short_name: string;
  readonly nature: "historic" | "fictional" | "exercise";
  readonly authorised_on: string;
  readonly ends_on: string | null;
};
export const missionsQuery = () =>
  queryOptions({
    queryKey: ["missions"],
    queryFn: ({ signal }) => ask<{ items: MissionEntry[] }>("/missions", { signal }),
  });

/** The mission's own record: dates, countries, extent. */
export const missionQuery = (mission: string) =>
  queryOptions({
    queryKey: ["mission", mission, "record"],
    queryFn: ({ signal }) => ask<Item>(missionPath(mission), { signal }),
    staleTime: 5 * minutes,
  });

/** Every record of a noun, for screens that draw them all (sites, routes, milestones). */
export const allOf = (mission: string, noun: string, plural: string) =>
  queryOptions({
    queryKey: ["mission", mission, "list", noun, "all"],
    queryFn: ({ signal }) => readAll(`${missionPath(mission)}/${plural}`, signal),
    staleTime: 5 * minutes,
  });

async function readAll(path: string, signal: AbortSignal): Promise<readonly Item[]> {
  const items: Item[] = [];
  for (let cursor: string | undefined; ;) {
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
    queryFn: ({ signal }) =>
      ask<{ month: PlanMonth }>(planPath(plan, { part: "month", month }), { signal }).then((answer) => answer.month),
    staleTime: 5 * minutes,
  });

/** Parts and shares of one budget; all budgets without their shares come with the overview. */
export const budgetQuery = (plan: PlanAsk, budget: string) =>
  queryOptions({
    queryKey: ["mission", plan.mission, "plan", "budget", plan.scenario ?? "", budget],
    queryFn: ({ signal }) =>
      ask<{ budgets: PlanBudget[] }>(planPath(plan, { part: "budgets", budget }), { signal }).then(
        ({ budgets }) => budgets.find(({ id }) => id === budget) ?? null,
      ),
    staleTime: 5 * minutes,
  });

/** How one share came about: sentences in the reader's language, each with the rows of the tables it rests on. */
export type ShareOrigin = {
  readonly part: {
    readonly from: string;
    readonly to: string;
    readonly amount_usd: string;
    readonly scale_year: number;
  };
  readonly share: { readonly iso3: string; readonly rate_percent: string; readonly amount_usd: string | null };
  readonly steps: readonly {
    readonly code: string;
    readonly text: string;
    readonly values: Readonly<Record<string, unknown>>;
    readonly sources: readonly {
      readonly table: string;
      readonly row: string;
      readonly status: string;
      readonly source: string;
    }[];
  }[];
};
export const shareOriginQuery = (plan: PlanAsk, at: { budget: string; part: number; iso3: string }) =>
  queryOptions({
    queryKey: [
      "mission",
      plan.mission,
      "plan",
      "share",
      plan.scenario ?? "",
      at.budget,
      at.part,
      at.iso3,
      plan.language,
    ],
    queryFn: ({ signal }) =>
      ask<ShareOrigin>(`${missionPath(plan.mission)}/plan/shares${queryText({ ...at, scenario: plan.scenario })}`, {
        signal,
      }),
    staleTime: 5 * minutes,
  });

/** What the budget of a year is worked out from; without a year, that of the last report. */
export type StoredBudgetBasis = {
  readonly year: string;
  readonly years: readonly string[];
  readonly basis: BudgetBasis;
};
export const budgetBasisQuery = (plan: PlanAsk, at: { year: string | undefined; strength: string }) =>
  queryOptions({
    queryKey: ["mission", plan.mission, "plan", "budget-basis", plan.scenario ?? "", at.year ?? "", at.strength],
    queryFn: ({ signal }) =>
      ask<StoredBudgetBasis>(
        `${missionPath(plan.mission)}/budget/basis${queryText({ ...at, scenario: plan.scenario })}`,
        { signal },
      ),
    staleTime: 5 * minutes,
  });

export type StateName = { readonly iso3: string; readonly iso2: string; readonly name: string };
export const statesQuery = (language: string) =>
  queryOptions({
    queryKey: ["states", language],
    queryFn: ({ signal }) =>
      ask<{ items: StateName[] }>(`/reference/states${queryText({ lang: language })}`, { signal }),
    staleTime: Infinity,
  });

export const sessionQuery = () =>
  queryOptions({ queryKey: ["session"], queryFn: () => ask<Session>("/session"), retry: false, staleTime: Infinity });

import type { Flag } from "../../model/flag.ts";
import type { Plan, PlanBudget } from "../../model/plan.ts";
import { Refusal } from "../../kernel/refusal.ts";
import type { Language } from "../../words/say.ts";
import { sayFlags, sayUnknown } from "./plan-records.ts";
import type { ShelvedPlan } from "./plan-shelf.ts";

type Head = Pick<Plan, "schema" | "mission" | "input_hash" | "engine" | "complete" | "scenarios">;

const headOf = (plan: ShelvedPlan): Head => ({
  schema: "concert.plan/1",
  mission: plan.result.mission,
  input_hash: plan.input_hash,
  engine: plan.engine,
  complete: true,
  scenarios: [...plan.scenarios],
});

const withoutShares = (budget: PlanBudget): PlanBudget => ({
  ...budget,
  parts: budget.parts.map((part) => ({ ...part, shares: [] })),
  totals: [],
});

/** The whole plan, as `concert plan --json` prints it. */
export const fullPlan = (plan: ShelvedPlan, language: Language): Plan => ({
  ...headOf(plan),
  ...plan.result,
  flags: sayFlags(plan.result.flags, language),
  unknown: sayUnknown(plan.result.unknown, language),
});

/** The most records, and the most names in a sentence, of one flag on the first screen. The whole plan has all. */
const shownOfFlag = 1000;

/** A flag may rest on each site of a mission; a page that opens takes the first of them and how many there are. */
const shortened = (flag: Flag): Flag =>
  flag.records.length <= shownOfFlag
    ? flag
    : {
        ...flag,
        records: flag.records.slice(0, shownOfFlag),
        values: Object.fromEntries(
          Object.entries(flag.values).map(([name, value]) => [
            name,
            Array.isArray(value) && value.length > shownOfFlag ? [...value.slice(0, shownOfFlag), "…"] : value,
          ]),
        ),
      };

/** What the first screen needs: months without people, needs and travel; budgets without their shares. */
export function planOverview(plan: ShelvedPlan, language: Language) {
  const { months, peak, deployment, scales, budgets, flags, unknown } = plan.result;
  return {
    ...headOf(plan),
    months: months.map(({ month, reported_on, season, strength, authorised, reimbursement }) => ({
      month,
      reported_on,
      season,
      strength,
      authorised,
      reimbursement,
    })),
    peak,
    deployment,
    scales: scales.map(({ year, period, given_percent, premium }) => ({ year, period, given_percent, premium })),
    budgets: budgets.map(withoutShares),
    flags: sayFlags(flags.map(shortened), language).map((flag, i) => ({
      ...flag,
      records_in_all: flags[i]?.records.length ?? flag.records.length,
    })),
    unknown: sayUnknown(unknown, language),
  };
}

/** @throws Refusal not-found for a month that the plan does not have */
export function planMonth(plan: ShelvedPlan, month: string) {
  const found = plan.result.months.find((each) => each.month === month);
  if (!found) throw new Refusal("not-found", "server.not_found");
  return { ...headOf(plan), month: found };
}

/** All budgets, one of them with its shares; none where no id is given. */
export function planBudgets(plan: ShelvedPlan, id: string | null) {
  const { budgets, scales } = plan.result;
  if (id !== null && !budgets.some((budget) => budget.id === id)) throw new Refusal("not-found", "server.not_found");
  return {
    ...headOf(plan),
    scales,
    budgets: budgets.map((budget) => (budget.id === id ? budget : withoutShares(budget))),
  };
}

/** One site through all months: people (null where the month is unknown) and days from an entry point as the month was. */
export function planSite(plan: ShelvedPlan, site: string) {
  return {
    ...headOf(plan),
    site: {
      id: site,
      months: plan.result.months.map(({ month, season, strength, people, travel }) => ({
        month,
        season,
        people:
          people.sites.find((row) => row.site === site)?.people ??
          (strength.total === null || people.sites.length === 0 ? null : 0),
        days: travel.find((row) => row.site === site)?.days ?? null,
      })),
    },
  };
}

/** Needs of the whole operation through all months, by commodity; a month without known strength has none. */
export function planNeeds(plan: ShelvedPlan) {
  return {
    ...headOf(plan),
    needs: plan.result.months.map(({ month, season, strength, needs }) => ({
      month,
      season,
      people: strength.total,
      needs: needs.filter(({ site }) => site === null),
    })),
  };
}

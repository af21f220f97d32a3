import { divide, fraction, multiply, parseDecimal } from "../../../kernel/fraction.ts";
import { parseMoney, usd } from "../../../kernel/money.ts";
import { type Month, addMonths, firstDay, lastDay, monthOf, monthsFrom } from "../../../kernel/plain-date.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import type { MissionData } from "../../../model/mission-data.ts";
import type { PriorityPeriod, PriorityProblem } from "../../../model/priority-problem.ts";
import { peopleKinds } from "../../../model/priority-problem.ts";
import type { DescribedTask, PriorityAsk, PriorityCase } from "../../../model/priority-report.ts";
import { type ReductionRule, reductionItems } from "../../../model/reduction-rule.ts";
import type { ReferenceData } from "../../../model/reference-data.ts";
import type { TaskPriority } from "../../../model/task-priority.ts";
import { type UnitCosts, assumptionsFor, costsOfUnits } from "./costs-of-units.ts";
import { type Window, windowOfMission } from "./window-of-mission.ts";

type Data = Pick<
  MissionData,
  "mission" | "task_priority" | "contribution" | "deployment" | "site" | "budget_line" | "unit_type"
>;
export type PriorityTables = Pick<ReferenceData, "reimbursement_rates" | "states" | "unit_types"> & {
  readonly reduction_rules: readonly ReductionRule[];
};
export type StatedCase = { readonly stated: PriorityCase; readonly problem: PriorityProblem };

/**
 * States the choice that less money puts to a mission. What may be spent is the year's approved money less the cut; the
 * months before the window were spent in full, so the whole cut has to be saved within the window, as when the United
 * Nations cut the year's peacekeeping expenditure by 15 per cent with nine months left (October 2025, funding.md).
 * @throws Refusal where the mission has no priorities, or its money or contributors are not known for the window
 */
export function caseOfMission(data: Data, tables: PriorityTables, ask: PriorityAsk): StatedCase {
  const priorities = checkedPriorities(data.task_priority, ask);
  const assumptions = assumptionsFor(tables.reduction_rules, ask, reductionItems);
  const window = windowOfMission(data, tables, ask, priorities);
  const money = moneyOf(window, ask);
  const costs = costsOfUnits(window, money.monthly, assumptions);
  const periods = periodsOf(window.from, ask);
  const tasks = priorities.map((row) => describedTask(row, ask, periods));
  const sites = [...new Set(window.units.flatMap(({ site }) => site ?? []))];
  const names = new Map(data.site.map(({ id, name }) => [id, name]));
  const stated: PriorityCase = {
    mission: data.mission.id,
    ask,
    from: window.from,
    strength_month: window.strengthMonth,
    budget: window.budget,
    monthly_usd: usd(money.monthly),
    reimbursement_usd: { per_person: usd(window.rate.minor), status: window.rate.status },
    saving_usd: usd(money.saving),
    cap_usd: usd(money.cap),
    fixed_monthly_usd: usd(costs.fixed),
    site_monthly_usd: usd(costs.site),
    units: describedUnits(window, costs),
    sites: sites.map((id) => ({ id, name: names.get(id) ?? id })),
    tasks,
    assumptions: [...assumptions.values()],
    is_fictional: priorities.some(({ basis }) => basis === "fictional"),
  };
  return { stated, problem: problemOf(stated, periods, costs, money.cap) };
}

/** @throws Refusal for no rows, a row without a weight, or a task to protect that isn't among them */
function checkedPriorities(rows: readonly TaskPriority[], { protect }: PriorityAsk): readonly TaskPriority[] {
  if (rows.length === 0) throw new Refusal("invalid", "priorities.none");
  const open = rows.find(({ weight }) => weight === null);
  if (open) throw new Refusal("invalid", "priorities.no_weight", { id: open.id });
  const known = rows.map(({ id }) => id);
  const stranger = protect.find((id) => !known.includes(id));
  if (stranger !== undefined) throw new Refusal("invalid", "priorities.unknown_task", { task: stranger, known });
  return rows;
}

type WindowMoney = { readonly monthly: bigint; readonly saving: bigint; readonly cap: bigint };

/** Money a month, what has to be saved (rounded up to the cent) and what may be spent. @throws Refusal for nothing left */
function moneyOf({ budget }: Window, ask: PriorityAsk): WindowMoney {
  const amount = parseMoney(budget.amount_usd).minor;
  const monthly = amount / BigInt(monthsFrom(monthOf(budget.from), monthOf(budget.to)).length);
  const part = multiply(fraction(amount), divide(parseDecimal(ask.cut_percent), fraction(100n)));
  const saving = (part.n + part.d - 1n) / part.d;
  const cap = monthly * BigInt(ask.within) - saving;
  if (cap < 0n) throw new Refusal("invalid", "priorities.nothing_left");
  return { monthly, saving, cap };
}

/** Months of the window one by one or by threes; the last may be shorter. */
function periodsOf(from: Month, { within, period }: PriorityAsk): PriorityPeriod[] {
  const step = period === "quarter" ? 3 : 1;
  return Array.from({ length: Math.ceil(within / step) }, (_, i) => ({
    from: addMonths(from, i * step),
    months: Math.min(step, within - i * step),
  }));
}

function describedTask(row: TaskPriority, ask: PriorityAsk, periods: readonly PriorityPeriod[]): DescribedTask {
  const ends = ({ from, months }: PriorityPeriod): string => lastDay(addMonths(from, months - 1));
  const isDue = (period: PriorityPeriod): boolean =>
    (row.valid_from ?? "") <= ends(period) && (row.valid_until ?? "9999") >= firstDay(period.from);
  return {
    id: row.id,
    title: row.title,
    task: row.task,
    weight: row.weight ?? 0,
    is_protected: row.protected === true || ask.protect.includes(row.id),
    people: Object.fromEntries(peopleKinds.flatMap((kind) => (row[kind] === null ? [] : [[kind, row[kind]]]))),
    sites: row.sites,
    due: periods.flatMap((period, t) => (isDue(period) ? [t] : [])),
    basis: row.basis,
  };
}

const describedUnits = ({ units }: Window, costs: UnitCosts): PriorityCase["units"] =>
  units.map((unit, u) => ({
    ...unit,
    monthly_usd: usd(costs.units[u]?.monthly_cost ?? 0n),
    leaving_usd: usd(costs.units[u]?.leaving_cost ?? 0n),
  }));

const problemOf = (
  { tasks, sites }: PriorityCase,
  periods: readonly PriorityPeriod[],
  costs: UnitCosts,
  cap: bigint,
): PriorityProblem => ({
  periods,
  units: costs.units,
  sites: sites.map(({ id }) => ({ id, monthly_cost: costs.site })),
  tasks: tasks.map(({ id, weight, is_protected, people, sites: needed, due }) => ({
    id,
    weight,
    is_protected,
    people,
    sites: needed,
    units: [],
    due,
  })),
  fixed_monthly_cost: costs.fixed,
  caps: [{ through: periods.length - 1, amount: cap }],
});

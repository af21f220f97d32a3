import { parseMoney } from "../../../kernel/money.ts";
import { type Month, addMonths, firstDay, lastDay, monthOf } from "../../../kernel/plain-date.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import type { BudgetLine } from "../../../model/budget-line.ts";
import type { MissionData } from "../../../model/mission-data.ts";
import type { PriorityAsk } from "../../../model/priority-report.ts";
import type { ReferenceData } from "../../../model/reference-data.ts";
import type { TaskPriority } from "../../../model/task-priority.ts";
import { reimburseMonth } from "../reimburse-month.ts";
import { type MissionUnit, unitsOfMission } from "./units-of-mission.ts";

type Data = Pick<MissionData, "contribution" | "deployment" | "site" | "budget_line" | "unit_type">;
type Tables = Pick<ReferenceData, "reimbursement_rates" | "states" | "unit_types">;

/** The stretch of months in which the cut is saved, the money approved for it and the people who are there before it. */
export type Window = {
  readonly from: Month;
  readonly strengthMonth: Month;
  readonly budget: ApprovedMoney;
  readonly units: readonly MissionUnit[];
  /** Reimbursement per person and month in minor units, and why it isn't sure. */
  readonly rate: { readonly minor: bigint; readonly status: string };
};

export type ApprovedMoney = {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly amount_usd: string;
  readonly basis: string;
};

/** Strength of a formed police unit where neither the mission nor the tables say it: ten in four sub-units, with support. */
const usualFormedUnit = 140;

/**
 * The window asked for, or the last months of the latest financial year whose money and contributors are known and in
 * which every task falls due (if there is none, the latest whose money and contributors are known).
 * @throws Refusal saying what is not known
 */
export function windowOfMission(
  data: Data,
  tables: Tables,
  ask: PriorityAsk,
  priorities: readonly TaskPriority[],
): Window {
  if (ask.from !== null) return windowFrom(data, tables, ask.from);
  const starts = approved(data.budget_line)
    .map(({ to }) => addMonths(monthOf(to), 1 - ask.within))
    .sort()
    .reverse();
  const known = [...new Set(starts)].filter((from) => unitsBefore(data, tables, from) !== null);
  const ends = (from: Month): string => lastDay(addMonths(from, ask.within - 1));
  const isDue = (from: Month) => (row: TaskPriority) =>
    (row.valid_from ?? "") <= ends(from) && (row.valid_until ?? "9999") >= firstDay(from);
  const from = known.find((start) => priorities.every(isDue(start))) ?? known[0];
  if (from === undefined) throw new Refusal("invalid", "priorities.no_window");
  return windowFrom(data, tables, from);
}

function windowFrom(data: Data, tables: Tables, from: Month): Window {
  const strengthMonth = addMonths(from, -1);
  const units = unitsBefore(data, tables, from);
  if (units === null) throw new Refusal("invalid", "priorities.no_strength", { month: strengthMonth });
  const budget = approved(data.budget_line).find((line) => line.from <= firstDay(from) && firstDay(from) <= line.to);
  if (!budget) throw new Refusal("invalid", "priorities.no_budget", { month: from });
  const one = reimburseMonth(tables.reimbursement_rates, from, { troops: 1, police: 0, formed_police: 0 });
  if (one.low_usd === null) throw new Refusal("invalid", "priorities.no_rate", { month: from });
  const rate = { minor: parseMoney(one.low_usd).minor, status: one.reason ?? "found" };
  return { from, strengthMonth, budget, units, rate };
}

function unitsBefore(data: Data, tables: Tables, from: Month): MissionUnit[] | null {
  const types = [...data.unit_type, ...tables.unit_types];
  const own = types.find(({ id }) => id === "fpu");
  const formed = own === undefined ? null : "strength" in own ? own.strength : own.typical_strength;
  return unitsOfMission(data, addMonths(from, -1), formed ?? usualFormedUnit, tables.states);
}

/** Money decided for a period, the surest line of each period first. */
function approved(lines: readonly BudgetLine[]): ApprovedMoney[] {
  const sure = ({ basis, confidence }: BudgetLine): number =>
    (basis === "reported" ? 4 : 0) + ["low", "medium", "high"].indexOf(confidence ?? "low");
  return lines
    .filter(({ kind }) => kind === "approved" || kind === "appropriation")
    .toSorted((a, b) => sure(b) - sure(a))
    .flatMap(({ id, from, to, amount_usd, basis }) =>
      from === null || to === null || amount_usd === null ? [] : [{ id, from, to, amount_usd, basis }],
    );
}

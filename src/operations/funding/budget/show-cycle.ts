import { budgetCycle } from "../../../engines/funding/budget/budget-cycle.ts";
import { compareText } from "../../../kernel/text-order.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import type { BudgetClass } from "../../../model/budget-class.ts";
import type { BudgetCycle } from "../../../model/budget-cycle.ts";
import type { MissionData } from "../../../model/mission-data.ts";
import { type BudgetPack, readBudgetPack } from "./budget-of-pack.ts";
import { budgetYears } from "./budget-years.ts";
import { readShippedBudgetTables } from "./show-budget.ts";
import { type StoredMission, readStored } from "./stored-budget.ts";

/** One budget through its stages: `concert.budget_cycle/1`; `cycle` is null where no stage of any budget is recorded. */
export type CycleSheet = {
  readonly schema: "concert.budget_cycle/1";
  readonly mission: string;
  readonly nature: MissionData["mission"]["nature"];
  readonly year: string | null;
  /** Periods that some stage speaks of: financial years by their names, others by their first and last day. */
  readonly years: readonly string[];
  readonly cycle: BudgetCycle | null;
};

/** @throws Refusal `budget.cycle_unknown` for a year of which no stage speaks */
function showCycle(mission: MissionData, classes: readonly BudgetClass[], asked: string | undefined): CycleSheet {
  const names = new Map(budgetYears(mission).map(({ name, from, to }) => [`${from}/${to}`, name]));
  const periods = new Map(
    mission.class_amount
      .toSorted((a, b) => compareText(a.from, b.from) || compareText(a.to, b.to))
      .map(({ from, to }) => [names.get(`${from}/${to}`) ?? `${from}/${to}`, { from, to }]),
  );
  const years = [...periods.keys()];
  const year = asked ?? years.at(-1) ?? null;
  const period = year === null ? undefined : periods.get(year);
  if (year !== null && period === undefined) throw new Refusal("invalid", "budget.cycle_unknown", { year, years });
  return {
    schema: "concert.budget_cycle/1",
    mission: mission.mission.id,
    nature: mission.mission.nature,
    year,
    years,
    cycle: period === undefined ? null : budgetCycle(mission.class_amount, classes, period),
  };
}

/** The cycle of a pack folder's budget, without a database. */
export async function cycleOfPack(at: BudgetPack, year: string | undefined): Promise<CycleSheet> {
  const { mission, means } = await readBudgetPack(at);
  return showCycle(mission, means.budget.classes, year);
}

/** The cycle of a stored mission's budget, from what the caller may read. */
export async function storedCycle(at: StoredMission, year: string | undefined): Promise<CycleSheet> {
  const [mission, tables] = await Promise.all([readStored(at), readShippedBudgetTables()]);
  return showCycle(mission, tables.classes, year);
}

import { type BudgetBasis, type BudgetChange, noChange } from "../../../engines/funding/budget/budget-basis.ts";
import { budgetVariance } from "../../../engines/funding/budget/budget-variance.ts";
import { estimateBudget } from "../../../engines/funding/budget/estimate-budget.ts";
import { type BudgetTables, readBudgetTables } from "../../../exchange/reference/read-budget-tables.ts";
import { referenceFolder } from "../../../exchange/reference/reference-folder.ts";
import type { BudgetEstimate, BudgetVariance } from "../../../model/budget-estimate.ts";
import type { MissionData } from "../../../model/mission-data.ts";
import type { ReferenceData } from "../../../model/reference-data.ts";
import { budgetYears, findYear } from "./budget-years.ts";
import { gatherBasis } from "./gather-basis.ts";

export type BudgetAsk = {
  /** Name of a financial year; the last with a report where not given. */
  readonly year: string | undefined;
  readonly strength: BudgetBasis["strength"];
  readonly change: BudgetChange;
  /** What the estimate is held against: the other strength of the year, or another year. */
  readonly against?:
    { readonly year?: string | undefined; readonly strength?: BudgetBasis["strength"] | undefined } | undefined;
};
export type BudgetMeans = { readonly reference: ReferenceData; readonly budget: BudgetTables };

/** The budget of a mission for a year, and what changes against the mission as it stands: `concert.budget/1`. */
export type BudgetSheet = {
  readonly schema: "concert.budget/1";
  readonly mission: string;
  readonly nature: MissionData["mission"]["nature"];
  readonly year: string;
  readonly years: readonly string[];
  readonly strength: BudgetBasis["strength"];
  readonly against: { readonly year: string; readonly strength: BudgetBasis["strength"] };
  readonly persons: BudgetChange["persons"];
  readonly estimate: BudgetEstimate;
  /** From what it is held against to the estimate; null where they are the same. */
  readonly variance: BudgetVariance | null;
};

/** Reads the tables of budgets from the folder of shipped tables. @throws Refusal naming file, row, column and rule */
export const readShippedBudgetTables = (): Promise<BudgetTables> => readBudgetTables(referenceFolder());

/**
 * Works out the budget of a year by class, with the variance of a changed strength, or against another year or strength.
 * @throws Refusal `budget.year_unknown`
 */
export function showBudget(mission: MissionData, means: BudgetMeans, ask: BudgetAsk): BudgetSheet {
  const year = findYear(mission, ask.year);
  const basis = gatherBasis(mission, means, { from: year.from, to: year.to, strength: ask.strength });
  const other = {
    year: findYear(mission, ask.against?.year ?? year.name),
    strength: ask.against?.strength ?? ask.strength,
  };
  const isOther = other.year.name !== year.name || other.strength !== ask.strength;
  const isChanged = isOther || Object.keys(ask.change.persons).length > 0;
  const first = isOther
    ? gatherBasis(mission, means, { from: other.year.from, to: other.year.to, strength: other.strength })
    : basis;
  return {
    schema: "concert.budget/1",
    mission: mission.mission.id,
    nature: mission.mission.nature,
    year: year.name,
    years: budgetYears(mission).map(({ name }) => name),
    strength: ask.strength,
    against: { year: other.year.name, strength: other.strength },
    persons: ask.change.persons,
    estimate: estimateBudget(basis, ask.change),
    variance: isChanged ? budgetVariance({ basis: first, change: noChange }, { basis, change: ask.change }) : null,
  };
}

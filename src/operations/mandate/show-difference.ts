import { mandateAt } from "../../engines/mandate/mandate-at.ts";
import { mandateDifference } from "../../engines/mandate/mandate-difference.ts";
import { type MandateCost, mandateCost } from "../../engines/plan/mandate-cost.ts";
import type { BudgetBasis } from "../../engines/funding/budget/budget-basis.ts";
import { Refusal } from "../../kernel/refusal.ts";
import type { MandateDifference } from "../../model/mandate.ts";
import type { MissionData } from "../../model/mission-data.ts";
import { budgetYears, findYear } from "../funding/budget/budget-years.ts";
import { gatherBasis } from "../funding/budget/gather-basis.ts";
import type { BudgetMeans } from "../funding/budget/show-budget.ts";

/** Two instruments compared, and what the levels between them cost in the year of a budget. */
export type PricedDifference = { readonly difference: MandateDifference; readonly cost: MandateCost };

/** What a page needs to price a draft by itself: the basis of the budget of a year, and the years there are. */
export type DraftBasis = {
  readonly year: string;
  readonly years: readonly string[];
  readonly basis: BudgetBasis;
};

/**
 * Two instruments of a mission, found by id or by the symbol printed. The year is that in which the later one was
 * adopted where none is named.
 * @throws Refusal `mandate.no_instrument` with the ids that there are, `budget.year_unknown`
 */
export function showDifference(
  mission: MissionData,
  means: BudgetMeans,
  { from, to, year }: { readonly from: string; readonly to: string; readonly year: string | null },
): PricedDifference {
  const later = standing(mission, to);
  const difference = mandateDifference(mission, standing(mission, from), later);
  const { basis } = draftBasis(mission, means, year ?? yearOn(mission, later.day));
  return { difference, cost: mandateCost(basis, difference.levels) };
}

/** @throws Refusal `budget.year_unknown` */
export function draftBasis(mission: MissionData, means: BudgetMeans, name: string | null): DraftBasis {
  const year = findYear(mission, name ?? undefined);
  const basis = gatherBasis(mission, means, { from: year.from, to: year.to, strength: "authorised" });
  return { year: year.name, years: budgetYears(mission).map((each) => each.name), basis };
}

const yearOn = (mission: MissionData, day: string): string | null =>
  budgetYears(mission).find(({ from, to }) => from <= day && day <= to)?.name ?? null;

function standing(mission: MissionData, name: string) {
  const instrument = mission.instrument.find(({ id, symbol }) => id === name || symbol === name);
  const at = instrument && mandateAt(mission, instrument.id);
  if (at) return at;
  throw new Refusal("not-found", "mandate.no_instrument", { name, known: mission.instrument.map(({ id }) => id) });
}

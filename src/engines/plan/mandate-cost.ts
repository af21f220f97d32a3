import type { BudgetVariance } from "../../model/budget-estimate.ts";
import type { PersonCategory } from "../../model/budget-class.ts";
import type { LevelChange, SetLevel } from "../../model/mandate.ts";
import type { BudgetBasis, BudgetChange, PersonMonth } from "../funding/budget/budget-basis.ts";
import { budgetVariance } from "../funding/budget/budget-variance.ts";

type Persons = Partial<Record<PersonCategory, number>>;

/** What a change of levels costs by class over the year of a budget; `unpriced` are components that no class follows. */
export type MandateCost = {
  readonly from: string;
  readonly to: string;
  readonly variance: BudgetVariance;
  readonly unpriced: readonly string[];
};

/**
 * The cost by budget class from one mandate to another, as if each held for the whole year of the basis with its
 * rates and inputs. A whole (military, police) keeps the smaller part that the basis has (observers, individual
 * police) and gives or takes the rest. A level that is not stated on either side is not priced, nor is one of
 * uniformed people together or of civilians, whose posts a level does not name.
 */
export function mandateCost(basis: BudgetBasis, levels: readonly LevelChange[]): MandateCost {
  const changed = levels.filter(({ before, after }) => before.records.join(";") !== after.records.join(";"));
  const [before, after]: [Persons, Persons] = [{}, {}];
  const unpriced: string[] = [];
  for (const level of changed) {
    const [first, second] = [
      personsOf(level.component, level.before, basis),
      personsOf(level.component, level.after, basis),
    ];
    if (first === null || second === null) unpriced.push(level.component);
    else {
      Object.assign(before, first);
      Object.assign(after, second);
    }
  }
  const side = (persons: Persons): { basis: BudgetBasis; change: BudgetChange } => ({ basis, change: { persons } });
  return { from: basis.from, to: basis.to, variance: budgetVariance(side(before), side(after)), unpriced };
}

function personsOf(component: string, { value }: SetLevel, basis: BudgetBasis): Persons | null {
  if (value === null) return null;
  switch (component) {
    case "military":
      return rest("troops", value, basis.persons.observers);
    case "police":
      return rest("formed_police", value, basis.persons.individual_police);
    case "troops":
    case "observers":
    case "formed_police":
    case "individual_police":
      return { [component]: value };
    default:
      return null;
  }
}

/** What a whole leaves for its larger part after the smaller one of the first month that knows it. */
function rest(large: "troops" | "formed_police", whole: number, small: readonly PersonMonth[]): Persons | null {
  const known = small.find(({ low, high }) => low !== null && low === high)?.low ?? null;
  return known === null ? null : { [large]: Math.max(0, whole - known) };
}

import type { MissionData } from "../../model/mission-data.ts";
import type { Language } from "../../words/say.ts";
import { type BudgetMeans, readShippedBudgetTables } from "../funding/budget/show-budget.ts";
import { readTables } from "../funding/read-tables.ts";
import { readPackToPlan } from "../plan/read-planned-pack.ts";

/**
 * The records of a pack folder and the tables of budgets, without a database.
 * @throws Refusal where the pack has errors, or a table of the folder of reference tables has
 */
export async function readMandatePack(
  pack: string,
  language: Language,
): Promise<{ readonly mission: MissionData; readonly means: BudgetMeans }> {
  const [{ mission }, reference, budget] = await Promise.all([
    readPackToPlan(pack, [], pack, language),
    readTables(),
    readShippedBudgetTables(),
  ]);
  return { mission, means: { reference, budget } };
}

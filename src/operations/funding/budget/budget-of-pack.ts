import { applyScenario } from "../../../engines/scenario/apply-scenario.ts";
import type { MissionData } from "../../../model/mission-data.ts";
import type { Language } from "../../../words/say.ts";
import { readPackToPlan } from "../../plan/read-planned-pack.ts";
import { readTables } from "../read-tables.ts";
import {
  type BudgetAsk,
  type BudgetMeans,
  type BudgetSheet,
  readShippedBudgetTables,
  showBudget,
} from "./show-budget.ts";

/** A pack folder, with scenarios of its own or from files. */
export type BudgetPack = {
  readonly pack: string;
  readonly scenarios: readonly string[];
  readonly from: string;
  readonly language: Language;
};

/** @throws Refusal where the pack has errors or a scenario doesn't fit it */
export async function readBudgetPack(at: BudgetPack): Promise<{ mission: MissionData; means: BudgetMeans }> {
  const [pack, reference, budget] = await Promise.all([
    readPackToPlan(at.pack, at.scenarios, at.from, at.language),
    readTables(),
    readShippedBudgetTables(),
  ]);
  return { mission: pack.scenarios.reduce(applyScenario, pack.mission), means: { reference, budget } };
}

/** The budget of a pack folder, without a database. */
export async function budgetOfPack(at: BudgetPack, ask: BudgetAsk): Promise<BudgetSheet> {
  const { mission, means } = await readBudgetPack(at);
  return showBudget(mission, means, ask);
}

import { applyScenario } from "../../../engines/scenario/apply-scenario.ts";
import type { BudgetBasis } from "../../../engines/funding/budget/budget-basis.ts";
import { toMissionData } from "../../../exchange/pack/mission-data.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import type { MissionData } from "../../../model/mission-data.ts";
import { Scenario } from "../../../model/scenario.ts";
import type { SessionToken } from "../../../store/store.ts";
import { readMission } from "../../records/read-mission.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { budgetYears, findYear } from "./budget-years.ts";
import { gatherBasis } from "./gather-basis.ts";
import { type BudgetAsk, type BudgetSheet, readShippedBudgetTables, showBudget } from "./show-budget.ts";

export type StoredMission = {
  readonly workspace: Workspace;
  readonly session: SessionToken;
  readonly mission: string;
  readonly scenarios: readonly string[];
};

/** @throws Refusal not-found for a mission or scenario that is absent or not to be seen */
export async function readStored({ workspace, session, mission, scenarios }: StoredMission): Promise<MissionData> {
  const records = await readMission(workspace.database, session, mission, null);
  const rows = records.get("scenario") ?? [];
  const asked = scenarios.map((id) => {
    const row = rows.find((each) => each.id === id);
    if (!row) throw new Refusal("not-found", "server.not_found");
    return Scenario.parse(row);
  });
  return asked.reduce(applyScenario, toMissionData(records));
}

/** The budget of a stored mission as it stands. */
export async function storedBudget(at: StoredMission, ask: BudgetAsk): Promise<BudgetSheet> {
  const [mission, budget] = await Promise.all([readStored(at), readShippedBudgetTables()]);
  return showBudget(mission, { reference: at.workspace.reference, budget }, ask);
}

/** What the budget of a year is worked out from, so that a page works out every change by itself. */
export type StoredBasis = { readonly year: string; readonly years: readonly string[]; readonly basis: BudgetBasis };

export async function storedBasis(at: StoredMission, ask: Pick<BudgetAsk, "year" | "strength">): Promise<StoredBasis> {
  const [mission, budget] = await Promise.all([readStored(at), readShippedBudgetTables()]);
  const year = findYear(mission, ask.year);
  const period = { from: year.from, to: year.to, strength: ask.strength };
  return {
    year: year.name,
    years: budgetYears(mission).map(({ name }) => name),
    basis: gatherBasis(mission, { reference: at.workspace.reference, budget }, period),
  };
}

import { toMissionData } from "../../exchange/pack/mission-data.ts";
import type { MissionData } from "../../model/mission-data.ts";
import type { SessionToken } from "../../store/store.ts";
import { type BudgetMeans, readShippedBudgetTables } from "../funding/budget/show-budget.ts";
import { readMission } from "../records/read-mission.ts";
import type { Workspace } from "../workspace/workspace.ts";

/**
 * The records of a stored mission as the session may see them, and the tables of budgets.
 * @throws Refusal not-found for a mission that is absent or not to be seen
 */
export async function readMandate(
  { database, reference }: Workspace,
  session: SessionToken,
  missionId: string,
): Promise<{ readonly mission: MissionData; readonly means: BudgetMeans }> {
  const [records, budget] = await Promise.all([
    readMission(database, session, missionId, null),
    readShippedBudgetTables(),
  ]);
  return { mission: toMissionData(records), means: { reference, budget } };
}

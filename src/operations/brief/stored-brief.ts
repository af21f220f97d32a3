import { applyScenario } from "../../engines/scenario/apply-scenario.ts";
import { toMissionData } from "../../exchange/pack/mission-data.ts";
import type { Brief } from "../../model/brief.ts";
import { Scenario } from "../../model/scenario.ts";
import { knowsNoun } from "../../store/need-to-know.ts";
import type { SessionToken } from "../../store/store.ts";
import type { Language } from "../../words/say.ts";
import { fullPlan } from "../plan/plan-parts.ts";
import type { PlanShelf } from "../plan/plan-shelf.ts";
import { readMission } from "../records/read-mission.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { type BriefAsk, makeBrief } from "./make-brief.ts";

export type StoredAsk = BriefAsk & {
  readonly mission: string;
  readonly scenarios: readonly string[];
  readonly language: Language;
  readonly version: string;
  readonly today: string;
};

/**
 * A report of a stored mission, from what the session may read.
 * @throws Refusal not-found for a mission, scenario, month or subject that is absent or not to be seen
 */
export async function storedBrief(
  { database, reference }: Workspace,
  plans: PlanShelf,
  session: SessionToken,
  ask: StoredAsk,
): Promise<Brief> {
  const { language, version, today } = ask;
  const plan = fullPlan(await plans.planOf(session, ask.mission, ask.scenarios), language);
  const records = await readMission(database, session, ask.mission, null);
  const rows = records.get("scenario") ?? [];
  const scenarios = ask.scenarios.flatMap((id) =>
    rows.filter((row) => row.id === id).map((row) => Scenario.parse(row)),
  );
  const mission = scenarios.reduce(applyScenario, toMissionData(records));
  const names = scenarios.map(({ name }) => name);
  const knows = await database.transaction(session, (connection) => knowsNoun(connection, ask.mission, "payment"), {
    readOnly: true,
  });
  return makeBrief({ plan, mission, reference, language, scenarios: names, knows, version, today }, ask);
}

import { applyScenario } from "../../engines/scenario/apply-scenario.ts";
import { toMissionData } from "../../exchange/pack/mission-data.ts";
import { Refusal } from "../../kernel/refusal.ts";
import type { Row } from "../../model/noun.ts";
import type { PlanResult } from "../../model/plan.ts";
import { Scenario } from "../../model/scenario.ts";
import type { SessionToken } from "../../store/store.ts";
import { headSeq } from "../records/follow-commits.ts";
import { readMission } from "../records/read-mission.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { engineHash } from "./engine-hash.ts";
import { inputHash } from "./input-hash.ts";
import { PlanThread } from "./plan-thread.ts";

/** A plan of stored records, without the language that its flags are said in. */
export type ShelvedPlan = {
  readonly input_hash: string;
  readonly engine: string;
  readonly scenarios: readonly string[];
  readonly result: PlanResult;
};

const mostPlans = 16;

/**
 * Plans of stored missions, worked out in a thread and kept while their inputs stay the same. A plan is looked up by
 * mission, commit and scenarios; after a commit that touches nothing the plan reads, the plan found by its input is
 * served again. Plans are never written to the journal.
 */
export class PlanShelf {
  readonly #workspace: Workspace;
  readonly #thread: PlanThread;
  readonly #byCommit = new Map<string, Promise<ShelvedPlan>>();
  readonly #byInput = new Map<string, Promise<PlanResult>>();
  #engine: string | null = null;

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
    this.#thread = new PlanThread(workspace.reference);
  }

  /**
   * The plan of a mission as it stands, with scenarios of its own applied in their order.
   * @throws Refusal not-found for a mission or scenario that is absent or not to be seen; what planning refuses
   */
  async planOf(session: SessionToken, missionId: string, scenarios: readonly string[]): Promise<ShelvedPlan> {
    const seq = await headSeq(this.#workspace.database, session, missionId);
    if (seq === null) throw new Refusal("not-found", "server.not_found");
    const key = JSON.stringify([missionId, seq, scenarios]);
    return keep(this.#byCommit, key, () => this.#plan(session, missionId, scenarios));
  }

  close(): void {
    this.#thread.close();
  }

  async #plan(session: SessionToken, missionId: string, ids: readonly string[]): Promise<ShelvedPlan> {
    this.#thread.warm();
    const records = await readMission(this.#workspace.database, session, missionId, null);
    const { reference } = this.#workspace;
    const mission = toMissionData(records);
    const scenarios = ids.map((id) => scenarioOf(records.get("scenario") ?? [], id));
    const input_hash = inputHash(scenarios.reduce(applyScenario, mission), reference);
    const result = await keep(this.#byInput, input_hash, () => this.#thread.plan({ mission, scenarios }));
    this.#engine ??= engineHash();
    return { input_hash, engine: this.#engine, scenarios: ids, result };
  }
}

function scenarioOf(rows: readonly Row[], id: string): Scenario {
  const row = rows.find((each) => each.id === id);
  if (!row) throw new Refusal("not-found", "server.not_found");
  return Scenario.parse(row);
}

/** The value under a key, made once; the least recently used leave, and what failed is not kept. */
function keep<T>(shelf: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const known = shelf.get(key);
  const value = known ?? make();
  shelf.delete(key);
  shelf.set(key, value);
  if (!known) value.catch(() => shelf.delete(key));
  for (const oldest of shelf.keys()) {
    if (shelf.size <= mostPlans) break;
    shelf.delete(oldest);
  }
  return value;
}

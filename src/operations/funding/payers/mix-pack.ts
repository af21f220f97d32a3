import { applyScenario } from "../../../engines/scenario/apply-scenario.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import type { PayerMix } from "../../../model/payer-mix.ts";
import { readPackToPlan } from "../../plan/read-planned-pack.ts";
import { readTables } from "../read-tables.ts";
import { type PayersAsk, mixPayers, readKeyTables } from "./mix-payers.ts";

export type PackPayersRequest = PayersAsk & {
  readonly pack: string;
  /** Ids of the pack's scenarios, or files, applied in their order. */
  readonly scenarios: readonly string[];
  readonly from: string;
};

/**
 * Who pays for the mission of a pack folder, without a database.
 * @throws Refusal where the pack has errors or names no payer, a scenario does not fit it, or as `mixPayers` does
 */
export async function mixPack(request: PackPayersRequest): Promise<PayerMix> {
  const [{ mission, scenarios }, reference] = await Promise.all([
    readPackToPlan(request.pack, request.scenarios, request.from, request.language),
    readTables(),
  ]);
  if (mission.payer.length === 0) throw new Refusal("not-found", "payers.none", { mission: mission.mission.id });
  return mixPayers(scenarios.reduce(applyScenario, mission), await readKeyTables(reference), request);
}

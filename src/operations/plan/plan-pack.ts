import { readReference } from "../../exchange/reference/read-reference.ts";
import { referenceFolder } from "../../exchange/reference/reference-folder.ts";
import type { PlanDoors } from "../../engines/plan/plan-mission.ts";
import type { MissionData } from "../../model/mission-data.ts";
import type { Plan } from "../../model/plan.ts";
import type { ReferenceData } from "../../model/reference-data.ts";
import type { Language } from "../../words/say.ts";
import { planRecords } from "./plan-records.ts";
import { readPackToPlan } from "./read-planned-pack.ts";

export type PackPlanRequest = {
  /** Folder of the pack. */
  readonly pack: string;
  /** Ids of the pack's own scenarios, or files. */
  readonly scenarios: readonly string[];
  /** Folder in which files of scenarios are looked up. */
  readonly from: string;
  readonly language: Language;
};
export type PlannedPack = { readonly plan: Plan; readonly mission: MissionData; readonly reference: ReferenceData };

/**
 * Plans a pack folder without a database.
 * @throws Refusal where the pack has errors or a scenario doesn't fit it
 */
export async function planPack(request: PackPlanRequest, doors?: PlanDoors): Promise<PlannedPack> {
  const [pack, reference] = await Promise.all([
    readPackToPlan(request.pack, request.scenarios, request.from, request.language),
    readReference(referenceFolder()),
  ]);
  const planned = planRecords({ ...pack, reference, language: request.language }, doors);
  return { ...planned, reference };
}

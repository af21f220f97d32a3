import { comparePlans } from "../../engines/plan/compare-plans.ts";
import { readReference } from "../../exchange/reference/read-reference.ts";
import { referenceFolder } from "../../exchange/reference/reference-folder.ts";
import type { MissionData } from "../../model/mission-data.ts";
import type { PlanComparison } from "../../model/plan-comparison.ts";
import type { Language } from "../../words/say.ts";
import { type PlanRequest, planRecords, sayFlags } from "./plan-records.ts";
import { type PackToPlan, readPackToPlan } from "./read-planned-pack.ts";

export type CompareRequest = {
  readonly pack: string;
  /** Ids or files; null is the pack as it stands. */
  readonly a: string | null;
  readonly b: string | null;
  readonly from: string;
  readonly language: Language;
};

/** A comparison, with the records of the pack and the scenarios that give its ids their names. */
export type ComparedPack = {
  readonly comparison: PlanComparison;
  readonly mission: MissionData;
  readonly scenarios: PackToPlan["scenarios"];
};

/**
 * Plans a pack twice and answers with what differs from `a` to `b`.
 * @throws Refusal as planning does
 */
export async function compareScenarios(request: CompareRequest): Promise<ComparedPack> {
  const names = [request.a, request.b].flatMap((name) => name ?? []);
  const [pack, reference] = await Promise.all([
    readPackToPlan(request.pack, names, request.from, request.language),
    readReference(referenceFolder()),
  ]);
  const [first, second] = pack.scenarios;
  const a = request.a === null ? [] : [first].flatMap((each) => each ?? []);
  const b = request.b === null ? [] : [request.a === null ? first : second].flatMap((each) => each ?? []);
  const comparison = compareRecords({ mission: pack.mission, reference, language: request.language }, a, b);
  return { ...pack, comparison };
}

/** Compares two lists of scenarios on records already read. */
function compareRecords(
  base: Omit<PlanRequest, "scenarios">,
  a: PlanRequest["scenarios"],
  b: PlanRequest["scenarios"],
): PlanComparison {
  const planA = planRecords({ ...base, scenarios: a }).plan;
  const planB = planRecords({ ...base, scenarios: b }).plan;
  const named = (plan: typeof planA) => ({ scenario: plan.scenarios.join(", ") || null, input_hash: plan.input_hash });
  const { flags, ...changes } = comparePlans(planA, planB);
  const [added, removed] = [sayFlags(flags.added, base.language), sayFlags(flags.removed, base.language)];
  return {
    schema: "concert.compare/1",
    mission: planA.mission,
    a: named(planA),
    b: named(planB),
    ...changes,
    flags: { added, removed, kept: flags.kept },
  };
}

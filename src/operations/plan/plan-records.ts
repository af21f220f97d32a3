import { type PlanDoors, planMission } from "../../engines/plan/plan-mission.ts";
import { applyScenario } from "../../engines/scenario/apply-scenario.ts";
import type { MissionData } from "../../model/mission-data.ts";
import type { Plan, PlanResult } from "../../model/plan.ts";
import type { ReferenceData } from "../../model/reference-data.ts";
import type { Scenario } from "../../model/scenario.ts";
import { catalogues, say } from "../../words/catalogue.ts";
import { localValues } from "../../words/local-value.ts";
import type { Language } from "../../words/say.ts";
import { engineHash } from "./engine-hash.ts";
import { inputHash } from "./input-hash.ts";

export type PlanRequest = {
  readonly mission: MissionData;
  readonly reference: ReferenceData;
  /** Applied one after the other. */
  readonly scenarios: readonly Pick<Scenario, "id" | "changes">[];
  readonly language: Language;
};
/** A plan, and the mission as it was planned: with the scenarios applied. */
export type PlannedRecords = { readonly plan: Plan; readonly mission: MissionData };

const untilDone: PlanDoors = { keepGoing: () => true, report: () => undefined };

/**
 * Plans records already read, from a pack or from a database. Values in, values out: it runs here or in a thread.
 * @throws Refusal for a change of a scenario that doesn't fit the mission
 */
export function planRecords(request: PlanRequest, doors: PlanDoors = untilDone): PlannedRecords {
  const mission = request.scenarios.reduce(applyScenario, request.mission);
  const result = planMission(mission, request.reference, doors);
  const plan: Plan = {
    schema: "concert.plan/1",
    mission: result.mission,
    input_hash: inputHash(mission, request.reference),
    engine: engineHash(),
    complete: true,
    scenarios: request.scenarios.map(({ id }) => id),
    months: result.months,
    peak: result.peak,
    deployment: result.deployment,
    scales: result.scales,
    budgets: result.budgets,
    flags: sayFlags(result.flags, request.language),
    unknown: sayUnknown(result.unknown, request.language),
  };
  return { plan, mission };
}

/** Gives every flag its text and its suggested act in a language. */
export function sayFlags(flags: PlanResult["flags"], language: Language): Plan["flags"] {
  return flags.map((flag) => {
    const values = localValues(language, flag.values);
    return {
      ...flag,
      text: say(language, `flag.${flag.code}`, values),
      act: say(language, `act.${flag.code}`, values),
    };
  });
}

/** Says in a language what is unknown, and why. */
export function sayUnknown(unknown: PlanResult["unknown"], language: Language): Plan["unknown"] {
  return unknown.map((entry) => {
    const [what, commodity] = entry.what.startsWith("need.") ? ["need", entry.what.slice(5)] : [entry.what, ""];
    const values = { what: say(language, `unknown.${what}`, { commodity }), why: reasonOf(entry.why, language) };
    return { ...entry, text: say(language, "plan.unknown_entry", values) };
  });
}

const reasonOf = (why: string, language: Language): string =>
  [`unknown.why.${why}`, `funding.reason.${why}`]
    .filter((code) => code in catalogues[language])
    .map((code) => say(language, code))[0] ?? why;

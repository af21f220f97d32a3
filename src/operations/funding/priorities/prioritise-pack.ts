import { leastLoss } from "../../../engines/funding/priorities/build-program.ts";
import { type StatedCase, caseOfMission } from "../../../engines/funding/priorities/case-of-mission.ts";
import { applyScenario } from "../../../engines/scenario/apply-scenario.ts";
import { readReductionRules } from "../../../exchange/reference/read-reduction-rules.ts";
import { referenceFolder } from "../../../exchange/reference/reference-folder.ts";
import { writeMps } from "../../../methods/write-mps.ts";
import type { PriorityAsk, PriorityReport } from "../../../model/priority-report.ts";
import type { ReferenceData } from "../../../model/reference-data.ts";
import type { Language } from "../../../words/say.ts";
import { readPackToPlan } from "../../plan/read-planned-pack.ts";
import { readTables } from "../read-tables.ts";
import { usualLimits } from "./limits.ts";
import { type OnBetter, searchPriorities } from "./search-priorities.ts";

export type PackPriorityRequest = {
  /** Folder of the pack. */
  readonly pack: string;
  readonly scenarios: readonly string[];
  /** Folder in which files of scenarios are looked up. */
  readonly from: string;
  readonly language: Language;
  readonly ask: PriorityAsk;
  /** Most seconds of the search; null leaves the limit to the count of the solver's steps. */
  readonly seconds: number | null;
};

type Asked = Omit<PackPriorityRequest, "seconds">;

/** `states` are those of the tables, by which contributors are named. */
type StatedPack = StatedCase & { readonly name: string; readonly states: ReferenceData["states"] };

/** What a pack folder's mission rests its choice on, as people read it and as the search takes it. @throws as `prioritisePack` */
export async function stateCase(request: Asked): Promise<StatedPack> {
  const [{ mission, scenarios }, reference, reduction_rules] = await Promise.all([
    readPackToPlan(request.pack, request.scenarios, request.from, request.language),
    readTables(),
    readReductionRules(referenceFolder()),
  ]);
  const planned = scenarios.reduce(applyScenario, mission);
  return {
    ...caseOfMission(planned, { ...reference, reduction_rules }, request.ask),
    name: mission.mission.name,
    states: reference.states,
  };
}

/**
 * Which units, sites and tasks of a pack folder to keep with less money, without a database.
 * @throws Refusal where the pack has errors or lacks what the choice rests on
 */
export async function prioritisePack(
  request: PackPriorityRequest,
  onBetter: OnBetter,
): Promise<Pick<StatedPack, "name" | "states"> & { readonly report: PriorityReport }> {
  const { stated, problem, name, states } = await stateCase(request);
  const search = searchPriorities(problem, usualLimits, request.seconds, onBetter);
  return { report: { schema: "concert.priorities/1", case: stated, answer: await search.done }, name, states };
}

/** The program of least loss of a pack folder's mission as free MPS, for any other solver. @throws as `prioritisePack` */
export async function writeProgram(request: Asked): Promise<string> {
  const { problem } = await stateCase(request);
  return writeMps(leastLoss(problem));
}

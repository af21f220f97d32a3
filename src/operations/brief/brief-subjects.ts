import { toMissionData } from "../../exchange/pack/mission-data.ts";
import type { BriefSubjects } from "../../model/brief.ts";
import type { SessionToken } from "../../store/store.ts";
import { formatsOf } from "../../words/formats.ts";
import type { Language } from "../../words/say.ts";
import { stateNames } from "../../words/state-name.ts";
import { readMission } from "../records/read-mission.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { nameOf } from "./contributor-records.ts";

/** What a report of the mission can be about, each list in the order of its names. @throws Refusal not-found */
export async function briefSubjects(
  { database, reference }: Workspace,
  session: SessionToken,
  { mission: id, language }: { readonly mission: string; readonly language: Language },
): Promise<BriefSubjects> {
  const mission = toMissionData(await readMission(database, session, id, null));
  const stateName = stateNames(language, reference.states);
  const { compare } = formatsOf(language);
  const sorted = (list: readonly { readonly id: string; readonly name: string }[]) =>
    list.toSorted((a, b) => compare(a.name, b.name) || (a.id < b.id ? -1 : 1));
  const named = (codes: readonly string[]) =>
    sorted([...new Set(codes)].map((code) => ({ id: code, name: stateName(code) })));
  return {
    site: sorted(mission.site.map((site) => ({ id: site.id, name: site.name }))),
    contributor: named(mission.contribution.map(nameOf)),
    state: named(reference.states.map(({ iso3 }) => iso3)),
  };
}

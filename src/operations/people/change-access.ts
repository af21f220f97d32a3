import { Refusal } from "../../kernel/refusal.ts";
import type { MissionAccess } from "../../store/people.ts";
import type { Database } from "../../store/store.ts";
import { listMissions } from "../records/read-mission.ts";
import { type Caller, note } from "../session/caller.ts";
import type { SignedIn } from "../session/open-session.ts";

/** @throws Refusal not-found for a mission that is not there */
export async function refuseUnknownMission(database: Database, owner: SignedIn, mission: string): Promise<void> {
  const missions = await listMissions(database, owner.token);
  if (!missions.some(({ id }) => id === mission)) throw new Refusal("not-found", "store.mission_unknown", { mission });
}

/** Gives a role and functions in a mission. Another role ends the person's sessions, so that none outlives its rights. */
export async function giveAccess(
  database: Database,
  owner: SignedIn,
  given: MissionAccess & { readonly person: number },
  caller: Caller,
): Promise<void> {
  const { person, mission, role, functions } = given;
  const known = await database.people.find(person);
  if (!known) throw new Refusal("not-found", "server.not_found");
  await refuseUnknownMission(database, owner, mission);
  const before = known.missions.find((each) => each.mission === mission);
  await database.people.setAccess(person, { mission, role, functions });
  if (before?.role !== role && person !== owner.user_id) await database.accounts.endSessions(person, null);
  const detail = { mission, role, functions, before: before?.role ?? "" };
  await note(database, caller, { kind: "access_given", actor: owner.user_id, subject: person, detail });
}

export async function takeAccess(
  database: Database,
  owner: SignedIn,
  { person, mission }: { readonly person: number; readonly mission: string },
  caller: Caller,
): Promise<void> {
  const known = await database.people.find(person);
  const before = known?.missions.find((each) => each.mission === mission);
  if (!before) throw new Refusal("not-found", "server.not_found");
  await database.people.removeAccess(person, mission);
  if (person !== owner.user_id) await database.accounts.endSessions(person, null);
  const detail = { mission, role: before.role };
  await note(database, caller, { kind: "access_taken", actor: owner.user_id, subject: person, detail });
}

import { Refusal } from "../../kernel/refusal.ts";
import type { Person, PersonChange } from "../../store/people.ts";
import type { Database, MemberRole } from "../../store/store.ts";
import { type Caller, note } from "../session/caller.ts";
import { requireFresh } from "../session/device-code.ts";
import type { SignedIn } from "../session/open-session.ts";

/** What an owner may change of a person; what is not named stays. */
export type PersonEdit = Partial<{
  readonly display_name: string;
  readonly language: string | null;
  readonly everywhere: MemberRole | null;
  readonly access_until: string | null;
  readonly disabled: boolean;
}>;

/**
 * Changes a person. Another role, an end of access that has passed, or being disabled ends their sessions at once.
 * @throws Refusal `person.own_role` for one's own rights; `person.last_owner` where nobody would be left to let people in
 */
export async function changePerson(
  database: Database,
  owner: SignedIn,
  { person, edit }: { readonly person: number; readonly edit: PersonEdit },
  caller: Caller,
): Promise<void> {
  const known = await findPerson(database, person);
  const weakens = edit.everywhere !== undefined && edit.everywhere !== known.everywhere;
  const ends = edit.disabled === true || (edit.access_until ?? null) !== null;
  if (person === owner.user_id && (weakens || ends)) throw new Refusal("conflict", "person.own_role");
  if (weakens || ends) await refuseLastOwner(database, known);
  await database.people.change(person, edit satisfies PersonChange);
  if (weakens || edit.disabled === true) await database.accounts.endSessions(person, null);
  const about = { actor: owner.user_id, subject: person };
  if (edit.disabled !== undefined && edit.disabled !== known.disabled)
    await note(database, caller, { kind: edit.disabled ? "person_disabled" : "person_enabled", ...about });
  if (weakens) {
    const detail = { mission: "*", role: edit.everywhere ?? "", before: known.everywhere ?? "" };
    await note(database, caller, {
      kind: edit.everywhere === null ? "access_taken" : "access_given",
      ...about,
      detail,
    });
  }
  const fields = Object.keys(edit).filter((name) => name !== "disabled" && name !== "everywhere");
  if (fields.length > 0) await note(database, caller, { kind: "person_changed", ...about, detail: { fields } });
}

async function findPerson(database: Database, id: number): Promise<Person> {
  const known = await database.people.find(id);
  if (!known) throw new Refusal("not-found", "server.not_found");
  return known;
}

/** @throws Refusal `person.last_owner` */
async function refuseLastOwner(database: Database, person: Person): Promise<void> {
  if (person.everywhere === "owner" && !person.disabled && (await database.people.countOwners()) <= 1)
    throw new Refusal("conflict", "person.last_owner");
}

/** Takes device codes, recovery codes and passkeys away from a person who lost them, and ends their sessions. */
export async function removeFactors(
  database: Database,
  owner: SignedIn,
  person: number,
  caller: Caller,
): Promise<void> {
  await findPerson(database, person);
  await database.factors.removeAll(person);
  await database.accounts.endSessions(person, person === owner.user_id ? owner.session_id : null);
  await note(database, caller, { kind: "factors_removed", actor: owner.user_id, subject: person });
}

/** A person gives up their own access. What they wrote stays under their name. @throws Refusal `person.last_owner` */
export async function leaveWorkspace(database: Database, session: SignedIn, caller: Caller): Promise<void> {
  requireFresh(session, caller);
  await refuseLastOwner(database, await findPerson(database, session.user_id));
  await database.people.change(session.user_id, { left: true });
  await database.accounts.endSessions(session.user_id, null);
  await note(database, caller, { kind: "person_left", actor: session.user_id, subject: session.user_id });
}

import { Refusal } from "../../kernel/refusal.ts";
import type { Database, Session } from "../../store/store.ts";
import { type Caller, note } from "../session/caller.ts";
import type { SignedIn } from "../session/open-session.ts";

export const listSessions = ({ accounts }: Database, person: number): Promise<readonly Session[]> =>
  accounts.listSessions(person);

/** Ends one session of a person. @throws Refusal not-found for one that is not theirs or has ended */
export async function endOneSession(
  database: Database,
  actor: SignedIn,
  { person, session }: { readonly person: number; readonly session: number },
  caller: Caller,
): Promise<void> {
  const known = await database.accounts.listSessions(person);
  if (!known.some(({ id }) => id === session)) throw new Refusal("not-found", "server.not_found");
  await database.accounts.endSession(session);
  await note(database, caller, { kind: "session_ended", actor: actor.user_id, subject: person, detail: { count: 1 } });
}

/** Ends all sessions of a person but the one from which this is asked. */
export async function endOtherSessions(
  database: Database,
  actor: SignedIn,
  person: number,
  caller: Caller,
): Promise<number> {
  const keep = person === actor.user_id ? actor.session_id : null;
  const count = (await database.accounts.listSessions(person)).filter(({ id }) => id !== keep).length;
  await database.accounts.endSessions(person, keep);
  if (count > 0)
    await note(database, caller, { kind: "session_ended", actor: actor.user_id, subject: person, detail: { count } });
  return count;
}

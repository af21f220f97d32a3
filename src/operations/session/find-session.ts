import type { Database, SessionToken } from "../../store/store.ts";
import { type Caller, note } from "./caller.ts";
import { type SignedIn, idleMs, lifeMs, signedInFrom } from "./open-session.ts";

/** How far the end of a session may lag behind its use before it is written again (milliseconds). */
const touchEveryMs = 300_000;

/** Who holds a token; undefined when its session has ended or its user was disabled. Use moves the end. */
export async function findSession(database: Database, token: SessionToken, now: number): Promise<SignedIn | undefined> {
  const session = await database.accounts.findSession(token);
  if (!session) return undefined;
  const began = Date.parse(session.created);
  if (now - began > lifeMs) return undefined;
  const user = await database.accounts.findUser(session.user_name);
  if (!user || user.disabled) return undefined;
  let expires = session.expires;
  const wanted = Math.min(now + idleMs, began + lifeMs);
  // A sign-in that waits for its second factor does not wait longer for being looked at.
  if (session.purpose !== "second_factor" && wanted - Date.parse(expires) > touchEveryMs) {
    expires = new Date(wanted).toISOString();
    await database.accounts.touchSession(token, expires);
  }
  return signedInFrom({ ...session, expires }, user, token);
}

export async function signOut(database: Database, session: SignedIn, caller: Caller): Promise<void> {
  await database.accounts.endSession(session.session_id);
  await note(database, caller, { kind: "signed_out", actor: session.user_id, subject: session.user_id });
}

/** True while the token's session has not ended; looking does not move its end. */
export const isLiveSession = async (database: Database, token: SessionToken): Promise<boolean> =>
  (await database.accounts.findSession(token)) !== undefined;

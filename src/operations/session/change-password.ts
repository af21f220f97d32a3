import { Refusal } from "../../kernel/refusal.ts";
import type { Database } from "../../store/store.ts";
import { type Caller, note } from "./caller.ts";
import { type SignedIn, openSession } from "./open-session.ts";
import { hashPassword, leastPasswordLength, passwordFits } from "./password.ts";
import { countAttempt } from "./sign-in-delay.ts";

export type PasswordChange = Caller & { readonly old: string; readonly new: string };

/**
 * Sets a new password, ends every session of the user and opens a new one.
 * @throws Refusal `session.wrong`, `session.password_short`, `session.password_same`, `person.password_common` or
 *   `session.wait`
 */
export async function changePassword(database: Database, session: SignedIn, change: PasswordChange): Promise<SignedIn> {
  const { accounts } = database;
  if (session.purpose === "second_factor") throw new Refusal("forbidden", "person.second_factor_needed");
  const key = { kind: "user", key: `change:${session.user_id}` } as const;
  await countAttempt(accounts, key, change.now);
  const user = await accounts.findUser(session.name);
  if (!user || !(await passwordFits(user.password_hash, change.old))) throw new Refusal("forbidden", "session.wrong");
  await accounts.clearFailures(key.key);
  const password = soundPassword(change.new, user.name);
  if (password === change.old) throw new Refusal("invalid", "session.password_same");
  const password_hash = await hashPassword(password);
  await accounts.setPassword(user.id, password_hash);
  await accounts.endSessions(user.id, null);
  await note(database, change, { kind: "password_changed", actor: user.id, subject: user.id });
  const { method, strong } = session;
  return openSession(database, { ...user, password_hash, password_handed_out: false }, change, { method, strong });
}

/** Passwords that are tried first everywhere, of the length that we ask for, and names of this software. */
const common =
  /^(?:(.)\1*|(?:password|passw0rd|concert|changeme|letmein|qwerty|welcome|admin|secret|abc|[0-9])+[!.]*)$/i;

/** @throws Refusal `session.password_short` or `person.password_common` */
export function soundPassword(text: string, name: string): string {
  const password = text.normalize("NFC");
  if ([...password].length < leastPasswordLength) {
    throw new Refusal("invalid", "session.password_short", { least: leastPasswordLength });
  }
  if (common.test(password.replaceAll(/[\s_-]/g, "")) || password.toLowerCase() === name.toLowerCase()) {
    throw new Refusal("invalid", "person.password_common");
  }
  return password;
}

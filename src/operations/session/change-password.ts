import { Refusal } from "../../kernel/refusal.ts";
import type { Database } from "../../store/store.ts";
import { hashPassword, leastPasswordLength, passwordFits } from "./password.ts";
import { countAttempt } from "./sign-in-delay.ts";
import { type SignedIn, openSession } from "./sign-in.ts";

export type PasswordChange = { readonly old: string; readonly new: string; readonly now: number };

/**
 * Sets a new password, ends every session of the user and opens a new one.
 * @throws Refusal `session.wrong`, `session.password_short`, `session.password_same` or `session.wait`
 */
export async function changePassword(database: Database, session: SignedIn, change: PasswordChange): Promise<SignedIn> {
  const { accounts } = database;
  const key = { kind: "user", key: `change:${session.user_id}` } as const;
  await countAttempt(accounts, key, change.now);
  const user = await accounts.findUser(session.name);
  if (!user || !(await passwordFits(user.password_hash, change.old))) throw new Refusal("forbidden", "session.wrong");
  await accounts.clearFailures(key.key);
  const password = change.new.normalize("NFC");
  if ([...password].length < leastPasswordLength) {
    throw new Refusal("invalid", "session.password_short", { least: leastPasswordLength });
  }
  if (password === change.old) throw new Refusal("invalid", "session.password_same");
  const password_hash = await hashPassword(password);
  await accounts.setPassword(user.id, password_hash);
  await accounts.endSessions(user.id, null);
  return openSession(accounts, { ...user, password_hash, password_handed_out: false }, change.now);
}

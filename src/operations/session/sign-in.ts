import { createHash } from "node:crypto";
import { Refusal } from "../../kernel/refusal.ts";
import type { Database, User } from "../../store/store.ts";
import { type Caller, note } from "./caller.ts";
import { type SignedIn, openSession } from "./open-session.ts";
import { passwordFits } from "./password.ts";
import { type DelayKey, countAttempt } from "./sign-in-delay.ts";

export type SignInAttempt = Caller & { readonly name: string; readonly password: string };

const sha256 = (text: string): Buffer => createHash("sha256").update(text).digest();
export const addressKey = (address: string): DelayKey => ({ kind: "address", key: `address:${address}` });

/**
 * Signs in with name and password. A wrong name and a wrong password answer alike, after the same work.
 * @throws Refusal `session.wrong`, `person.access_ended`, or `session.wait` after too many failures of this name or
 *   address
 */
export async function signIn(database: Database, attempt: SignInAttempt): Promise<SignedIn> {
  const { accounts } = database;
  const name = attempt.name.normalize("NFC").trim();
  const address = addressKey(attempt.address);
  const person: DelayKey = { kind: "user", key: `user:${sha256(name).toString("base64url")}` };
  await countAttempt(accounts, address, attempt.now);
  await countAttempt(accounts, person, attempt.now);
  const user = await accounts.findUser(name);
  const fits = await passwordFits(user && !user.disabled ? user.password_hash : null, attempt.password);
  if (!user || !fits) {
    const reason = user?.disabled ? "disabled" : user ? "password" : "name";
    await noteFailure(database, attempt, user ?? null, reason);
    throw new Refusal("forbidden", "session.wrong");
  }
  await refuseEnded(database, attempt, user);
  await accounts.clearFailures(address.key);
  await accounts.clearFailures(person.key);
  const session = await openSession(database, user, attempt, { method: "password", strong: false });
  await note(database, attempt, {
    kind: "sign_in_ok",
    actor: user.id,
    subject: user.id,
    detail: { method: "password", step: session.purpose },
  });
  return session;
}

export const noteFailure = (
  database: Database,
  caller: Caller,
  user: Pick<User, "id"> | null,
  reason: string,
): Promise<void> =>
  note(database, caller, { kind: "sign_in_failed", actor: null, subject: user?.id ?? null, detail: { reason } });

/** @throws Refusal `person.access_ended` after the last day of a person's access */
export async function refuseEnded(database: Database, caller: Caller, user: User): Promise<void> {
  const today = new Date(caller.now).toISOString().slice(0, 10);
  if (user.access_until === null || user.access_until >= today) return;
  await noteFailure(database, caller, user, "access_ended");
  throw new Refusal("forbidden", "person.access_ended", { day: user.access_until });
}

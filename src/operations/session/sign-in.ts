import { createHash, randomBytes } from "node:crypto";
import { Refusal } from "../../kernel/refusal.ts";
import type { Accounts, Database, SessionToken, User } from "../../store/store.ts";
import { passwordFits } from "./password.ts";
import { type DelayKey, countAttempt } from "./sign-in-delay.ts";

/** Someone who is signed in. With `purpose` `change_password` nothing else may be done yet. */
export type SignedIn = {
  readonly token: SessionToken;
  readonly session_id: number;
  readonly user_id: number;
  readonly name: string;
  readonly roles: readonly string[];
  readonly purpose: "work" | "change_password";
  /** Instant at which the session ends when nothing is done until then. */
  readonly expires: string;
};

/** A session ends eight hours after its last use and a day after it began (milliseconds). */
export const idleMs = 8 * 3_600_000;
export const lifeMs = 24 * 3_600_000;

const sha256 = (text: string): Buffer => createHash("sha256").update(text).digest();

/** Opens a session under a new token; whatever token the caller had before is worth nothing here. */
export async function openSession(accounts: Accounts, user: User, now: number): Promise<SignedIn> {
  const token = randomBytes(32).toString("base64url");
  const purpose = user.password_handed_out ? "change_password" : "work";
  const expires = new Date(now + idleMs).toISOString();
  const session = await accounts.createSession({ user_id: user.id, token_hash: sha256(token), expires, purpose });
  return {
    token,
    session_id: session.id,
    user_id: user.id,
    name: user.name,
    roles: user.everywhere === null ? [] : [user.everywhere],
    purpose,
    expires,
  };
}

export type SignInAttempt = {
  readonly name: string;
  readonly password: string;
  readonly address: string;
  /** Milliseconds since 1970. */
  readonly now: number;
};

/**
 * Signs in with name and password. A wrong name and a wrong password answer alike, after the same work.
 * @throws Refusal `session.wrong`, or `session.wait` after too many failures of this name or address
 */
export async function signIn(database: Database, attempt: SignInAttempt): Promise<SignedIn> {
  const { accounts } = database;
  const name = attempt.name.normalize("NFC").trim();
  const address: DelayKey = { kind: "address", key: `address:${attempt.address}` };
  const person: DelayKey = { kind: "user", key: `user:${sha256(name).toString("base64url")}` };
  await countAttempt(accounts, address, attempt.now);
  await countAttempt(accounts, person, attempt.now);
  const user = await accounts.findUser(name);
  const fits = await passwordFits(user && !user.disabled ? user.password_hash : null, attempt.password);
  if (!user || !fits) throw new Refusal("forbidden", "session.wrong");
  await accounts.clearFailures(address.key);
  await accounts.clearFailures(person.key);
  return openSession(accounts, user, attempt.now);
}

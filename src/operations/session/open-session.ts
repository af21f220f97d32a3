import { createHash, randomBytes } from "node:crypto";
import type { Database, Session, SessionMethod, SessionToken, User } from "../../store/store.ts";
import type { Caller } from "./caller.ts";
import { factorsOf, mustHaveFactor } from "./second-factor-policy.ts";

/** What a session may be used for: work, or only the step that still stands before it. */
export const purposes = ["work", "second_factor", "change_password", "enrol"] as const;
export type Purpose = (typeof purposes)[number];

/** Someone who is signed in. With a `purpose` other than `work` nothing else may be done yet. */
export type SignedIn = {
  readonly token: SessionToken;
  readonly session_id: number;
  readonly user_id: number;
  readonly name: string;
  readonly roles: readonly string[];
  readonly purpose: Purpose;
  readonly method: SessionMethod;
  /** More than a password stood behind the sign-in. */
  readonly strong: boolean;
  /** Instant at which the session began. */
  readonly began: string;
  /** Instant at which the session ends when nothing is done until then. */
  readonly expires: string;
};

/** A session ends eight hours after its last use and a day after it began (milliseconds). */
export const idleMs = 8 * 3_600_000;
export const lifeMs = 24 * 3_600_000;
/** A sign-in that waits for its second factor waits this long. */
const stepMs = 600_000;

const purposeFrom = (text: string): Purpose => purposes.find((each) => each === text) ?? "work";

export const signedInFrom = (
  session: Session,
  { everywhere }: Pick<User, "everywhere">,
  token: SessionToken,
): SignedIn => ({
  token,
  session_id: session.id,
  user_id: session.user_id,
  name: session.user_name,
  roles: everywhere === null ? [] : [everywhere],
  purpose: purposeFrom(session.purpose),
  method: session.method,
  strong: session.strong,
  began: session.created,
  expires: session.expires,
});

async function purposeOf(database: Database, user: User, began: Began): Promise<Purpose> {
  const must = await mustHaveFactor(database, user);
  const own = await factorsOf(database, user.id);
  if (!began.strong && (own.device_code || (must && own.passkeys > 0))) return "second_factor";
  if (user.password_handed_out && began.method === "password") return "change_password";
  return must && !own.device_code && own.passkeys === 0 ? "enrol" : "work";
}

export type Began = { readonly method: SessionMethod; readonly strong: boolean };

/** Opens a session under a new token; whatever token the caller had before is worth nothing here. */
export async function openSession(database: Database, user: User, caller: Caller, began: Began): Promise<SignedIn> {
  const token = randomBytes(32).toString("base64url");
  const purpose = await purposeOf(database, user, began);
  const expires = new Date(caller.now + (purpose === "second_factor" ? stepMs : idleMs)).toISOString();
  const token_hash = createHash("sha256").update(token).digest();
  const { address, browser } = caller;
  const opened = { user_id: user.id, token_hash, expires, purpose, ...began, address, browser };
  const session = await database.accounts.createSession(opened);
  await database.events.forgetOld();
  return signedInFrom(session, user, token);
}

/** Ends the session and opens the next one of the same sign-in under another token. */
export async function rotateSession(
  database: Database,
  session: SignedIn,
  caller: Caller,
  strong: boolean,
): Promise<SignedIn> {
  await database.accounts.endSession(session.session_id);
  const user = await database.people.user(session.user_id);
  if (!user) throw new RangeError("who holds a session is a user");
  return openSession(database, user, caller, { method: session.method, strong });
}

import { randomBytes, randomInt } from "node:crypto";
import { Secret, TOTP } from "otpauth";
import { Refusal } from "../../kernel/refusal.ts";
import type { Database } from "../../store/store.ts";
import { type Caller, note } from "./caller.ts";
import { type SignedIn, rotateSession } from "./open-session.ts";
import { keyedDigest, openSecret, sealSecret } from "./secret-key.ts";
import { mustHaveFactor } from "./second-factor-policy.ts";
import { countAttempt } from "./sign-in-delay.ts";

/** Seconds of one step and digits of one code, as every authenticator app has them (RFC 6238). */
const period = 30;
const digits = 6;
const recoveryCount = 10;

const purposeOf = (userId: number): string => `device code of ${userId}`;

const codes = (name: string, secret: Uint8Array): TOTP =>
  new TOTP({
    issuer: "Concert",
    label: name,
    algorithm: "SHA1",
    digits,
    period,
    secret: new Secret({ buffer: new Uint8Array(secret).buffer }),
  });

/** What an authenticator app is told, as an address to draw and as text to type. It counts once a code of it was given. */
export type DeviceCodeOffer = { readonly address: string; readonly secret: string };

/** @throws Refusal `person.device_code_there` where one is in use */
export async function offerDeviceCode(database: Database, session: SignedIn): Promise<DeviceCodeOffer> {
  const known = await database.factors.deviceCode(session.user_id);
  if (known?.confirmed) throw new Refusal("conflict", "person.device_code_there");
  const secret = randomBytes(20);
  await database.factors.beginDeviceCode(
    session.user_id,
    await sealSecret(database, purposeOf(session.user_id), secret),
  );
  const made = codes(session.name, secret);
  return { address: made.toString(), secret: made.secret.base32 };
}

/** Takes the first code; answers with the recovery codes, which are shown this once, and the session that follows. */
export async function confirmDeviceCode(
  database: Database,
  session: SignedIn,
  given: { readonly code: string; readonly caller: Caller },
): Promise<{ readonly session: SignedIn; readonly recovery_codes: readonly string[] }> {
  const known = await database.factors.deviceCode(session.user_id);
  if (!known || known.confirmed) throw new Refusal("conflict", "person.device_code_not_begun");
  await takeDeviceCode(database, session, given.code, given.caller);
  await database.factors.confirmDeviceCode(session.user_id);
  const recovery_codes = await makeRecoveryCodes(database, session.user_id);
  await note(database, given.caller, {
    kind: "device_code_added",
    actor: session.user_id,
    subject: session.user_id,
  });
  return { session: await rotateSession(database, session, given.caller, true), recovery_codes };
}

/** @throws Refusal `person.code_wrong`, also for a code that was taken before; `session.wait` after too many */
async function takeDeviceCode(
  database: Database,
  session: Pick<SignedIn, "user_id" | "name">,
  code: string,
  caller: Caller,
): Promise<void> {
  const key = { kind: "user", key: `code:${session.user_id}` } as const;
  await countAttempt(database.accounts, key, caller.now);
  const known = await database.factors.deviceCode(session.user_id);
  const secret = known && (await openSecret(database, purposeOf(session.user_id), known.secret));
  const token = code.replaceAll(/\s/g, "");
  const delta = secret ? codes(session.name, secret).validate({ token, timestamp: caller.now, window: 1 }) : null;
  const step = Math.floor(caller.now / 1000 / period) + (delta ?? 0);
  if (delta === null || !(await database.factors.takeStep(session.user_id, step))) {
    throw new Refusal("forbidden", "person.code_wrong");
  }
  await database.accounts.clearFailures(key.key);
}

const recoveryForm = /^[a-z0-9]{5}-?[a-z0-9]{5}$/;

/** Goes through the second factor with a code of the device or a recovery code; the session goes on under another token. */
export async function passSecondFactor(
  database: Database,
  session: SignedIn,
  given: { readonly code: string; readonly caller: Caller },
): Promise<SignedIn> {
  const { caller } = given;
  const code = given.code.trim().toLowerCase();
  if (session.purpose !== "second_factor") throw new Refusal("conflict", "person.second_factor_done");
  const own = { actor: session.user_id, subject: session.user_id };
  try {
    if (recoveryForm.test(code)) await takeRecoveryCode(database, session.user_id, code, caller);
    else await takeDeviceCode(database, session, code, caller);
  } catch (error) {
    await note(database, caller, { kind: "second_factor_failed", ...own });
    throw error;
  }
  if (recoveryForm.test(code)) await note(database, caller, { kind: "recovery_code_used", ...own });
  await note(database, caller, { kind: "second_factor_ok", ...own });
  return rotateSession(database, session, caller, true);
}

const recoveryDigest = (database: Database, userId: number, code: string): Promise<Buffer> =>
  keyedDigest(database, `recovery code of ${userId}: ${code.replace("-", "")}`);

async function takeRecoveryCode(database: Database, userId: number, code: string, caller: Caller): Promise<void> {
  const key = { kind: "user", key: `code:${userId}` } as const;
  await countAttempt(database.accounts, key, caller.now);
  const hash = await recoveryDigest(database, userId, code);
  if (!(await database.factors.useRecoveryCode(userId, hash))) throw new Refusal("forbidden", "person.code_wrong");
  await database.accounts.clearFailures(key.key);
}

/** Ten codes of ten letters and digits without look-alikes; only their digests are kept. */
async function makeRecoveryCodes(database: Database, userId: number): Promise<readonly string[]> {
  const letters = "abcdefghjkmnpqrstuvwxyz23456789";
  const five = (): string => Array.from({ length: 5 }, () => letters[randomInt(letters.length)] ?? "a").join("");
  const made = Array.from({ length: recoveryCount }, () => `${five()}-${five()}`);
  const hashes = await Promise.all(made.map((code) => recoveryDigest(database, userId, code)));
  await database.factors.putRecoveryCodes(userId, hashes);
  return made;
}

/** New recovery codes; the old ones end. */
export async function renewRecoveryCodes(
  database: Database,
  session: SignedIn,
  caller: Caller,
): Promise<readonly string[]> {
  requireFresh(session, caller);
  const known = await database.factors.deviceCode(session.user_id);
  if (!known?.confirmed) throw new Refusal("conflict", "person.device_code_not_begun");
  await note(database, caller, { kind: "recovery_codes_made", actor: session.user_id, subject: session.user_id });
  return makeRecoveryCodes(database, session.user_id);
}

/** How old a sign-in may be for what weakens an account (milliseconds). */
const freshMs = 1_800_000;

/** @throws Refusal `person.sign_in_again` half an hour after the sign-in */
export function requireFresh(session: SignedIn, caller: Caller): void {
  if (caller.now - Date.parse(session.began) > freshMs) throw new Refusal("forbidden", "person.sign_in_again");
}

/** @throws Refusal `person.factor_required` where the workspace asks for one and this is the last */
export async function removeDeviceCode(database: Database, session: SignedIn, caller: Caller): Promise<void> {
  requireFresh(session, caller);
  const user = await database.people.user(session.user_id);
  const passkeys = await database.factors.passkeys(session.user_id);
  if (user && passkeys.length === 0 && (await mustHaveFactor(database, user)))
    throw new Refusal("conflict", "person.factor_required");
  await database.factors.removeDeviceCode(session.user_id);
  await note(database, caller, { kind: "device_code_removed", actor: session.user_id, subject: session.user_id });
}

import { randomBytes } from "node:crypto";
import {
  type AuthenticationResponseJSON,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import { Refusal } from "../../kernel/refusal.ts";
import type { StoredPasskey } from "../../store/factors.ts";
import type { Database } from "../../store/store.ts";
import { type Caller, note } from "./caller.ts";
import { requireFresh } from "./device-code.ts";
import { type SignedIn, openSession, rotateSession } from "./open-session.ts";
import { mustHaveFactor } from "./second-factor-policy.ts";
import { addressKey, noteFailure, refuseEnded } from "./sign-in.ts";
import { countAttempt } from "./sign-in-delay.ts";

/** The address under which the page is open; passkeys belong to its host. */
export type PagePlace = { readonly host: string; readonly origin: string };

/** A question to an authenticator, with the id under which its answer is taken. */
export type Asked<Options> = { readonly challenge: string; readonly options: Options };

/** How long an answer is waited for (milliseconds). */
const answerMs = 300_000;

const newId = (): string => randomBytes(24).toString("base64url");
const until = (caller: Caller): string => new Date(caller.now + answerMs).toISOString();
const wrong = (): Refusal => new Refusal("forbidden", "person.passkey_wrong");

/** Asks the browser to make a passkey that can find its account and that verifies its holder. */
export async function offerPasskey(
  database: Database,
  session: SignedIn,
  place: PagePlace,
  caller: Caller,
): Promise<Asked<PublicKeyCredentialCreationOptionsJSON>> {
  const known = await database.factors.passkeys(session.user_id);
  const options = await generateRegistrationOptions({
    rpName: "Concert",
    rpID: place.host,
    userName: session.name,
    userID: new Uint8Array(Buffer.from(`concert:${session.user_id}`)),
    excludeCredentials: known.map(({ id }) => ({ id })),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
  const challenge = newId();
  const asked = { kind: "passkey_add", user_id: session.user_id, value: options.challenge } as const;
  await database.factors.ask(challenge, asked, until(caller));
  return { challenge, options };
}

export type PasskeyAnswer<Response> = {
  readonly challenge: string;
  readonly response: Response;
  readonly place: PagePlace;
  readonly caller: Caller;
};

/** Keeps the passkey that was made; the session goes on under another token, now strong. */
export async function addPasskey(
  database: Database,
  session: SignedIn,
  given: PasskeyAnswer<RegistrationResponseJSON> & { readonly name: string },
): Promise<SignedIn> {
  const { challenge, response, place, caller, name } = given;
  const asked = await database.factors.answer(challenge, "passkey_add");
  if (asked?.user_id !== session.user_id) throw wrong();
  const verified = await verifyRegistrationResponse({
    response,
    expectedChallenge: String(asked.value),
    expectedOrigin: place.origin,
    expectedRPID: place.host,
    requireUserVerification: true,
  }).catch(() => ({ verified: false }) as const);
  if (!verified.verified) throw wrong();
  const { id, publicKey, counter, transports = [] } = verified.registrationInfo.credential;
  const kept = { id, user_id: session.user_id, public_key: publicKey, counter, transports, name };
  if (!(await database.factors.addPasskey(kept))) throw wrong();
  await note(database, caller, {
    kind: "passkey_added",
    actor: session.user_id,
    subject: session.user_id,
    detail: { name },
  });
  return rotateSession(database, session, caller, true);
}

/** Asks for any passkey of this host; the authenticator says whose it is. */
export async function askForPasskey(
  database: Database,
  place: PagePlace,
  caller: Caller,
): Promise<Asked<PublicKeyCredentialRequestOptionsJSON>> {
  const options = await generateAuthenticationOptions({ rpID: place.host, userVerification: "required" });
  const challenge = newId();
  await database.factors.ask(
    challenge,
    { kind: "passkey_sign_in", user_id: null, value: options.challenge },
    until(caller),
  );
  return { challenge, options };
}

/** Signs in with a passkey alone: it is had, and its holder was verified, so no second factor is asked for. */
export async function signInWithPasskey(
  database: Database,
  given: PasskeyAnswer<AuthenticationResponseJSON>,
): Promise<SignedIn> {
  const { challenge, response, place, caller } = given;
  const address = addressKey(caller.address);
  await countAttempt(database.accounts, address, caller.now);
  const asked = await database.factors.answer(challenge, "passkey_sign_in");
  const passkey = asked && (await database.factors.passkey(response.id));
  const user = passkey && (await database.people.user(passkey.user_id));
  const counter = passkey && (await newCounter(passkey, String(asked.value), response, place));
  if (!user || counter === null || counter === undefined || user.disabled) {
    await noteFailure(database, caller, user ?? null, user?.disabled ? "disabled" : "passkey");
    throw wrong();
  }
  if (!(await database.factors.usePasskey(passkey.id, counter))) {
    await noteFailure(database, caller, user, "passkey_copied");
    throw wrong();
  }
  await refuseEnded(database, caller, user);
  await database.accounts.clearFailures(address.key);
  const session = await openSession(database, user, caller, { method: "passkey", strong: true });
  await note(database, caller, {
    kind: "sign_in_ok",
    actor: user.id,
    subject: user.id,
    detail: { method: "passkey", step: session.purpose },
  });
  return session;
}

/** The counter that the authenticator gives with a sound answer; null where it is not sound. */
async function newCounter(
  passkey: StoredPasskey,
  expectedChallenge: string,
  response: AuthenticationResponseJSON,
  place: PagePlace,
): Promise<number | null> {
  const { id, public_key, counter, transports } = passkey;
  const verified = await verifyAuthenticationResponse({
    response,
    expectedChallenge,
    expectedOrigin: place.origin,
    expectedRPID: place.host,
    requireUserVerification: true,
    credential: {
      id,
      publicKey: new Uint8Array(public_key),
      counter,
      transports: [...transports],
    },
  }).catch(() => null);
  return verified?.verified ? verified.authenticationInfo.newCounter : null;
}

/** @throws Refusal `person.factor_required` where the workspace asks for a factor and this is the last */
export async function removePasskey(database: Database, session: SignedIn, id: string, caller: Caller): Promise<void> {
  requireFresh(session, caller);
  const [user, known, code] = await Promise.all([
    database.people.user(session.user_id),
    database.factors.passkeys(session.user_id),
    database.factors.deviceCode(session.user_id),
  ]);
  const passkey = known.find((each) => each.id === id);
  if (!passkey) throw new Refusal("not-found", "server.not_found");
  if (user && known.length === 1 && !code?.confirmed && (await mustHaveFactor(database, user)))
    throw new Refusal("conflict", "person.factor_required");
  await database.factors.removePasskey(session.user_id, id);
  await note(database, caller, {
    kind: "passkey_removed",
    actor: session.user_id,
    subject: session.user_id,
    detail: { name: passkey.name },
  });
}

import { randomBytes } from "node:crypto";
import * as oidc from "openid-client";
import * as z from "zod";
import { Refusal } from "../../kernel/refusal.ts";
import type { Database } from "../../store/store.ts";
import { type Caller, note } from "./caller.ts";
import { type SignedIn, openSession } from "./open-session.ts";
import { noteFailure, refuseEnded } from "./sign-in.ts";

/** The provider of sign-ins that the operator has named (OpenID Connect). */
export type ProviderSettings = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What its button says. */
  readonly label: string;
};

const loopback = new Set(["localhost", "127.0.0.1", "[::1]"]);
/** How long a person may take at the provider (milliseconds). */
const answerMs = 600_000;
/** How long the provider's description of itself is kept (milliseconds). */
const keepMs = 600_000;

/** @throws Refusal `person.provider_settings` for an address that is not TLS, or a secret that is an example */
export function checkProvider(settings: ProviderSettings): ProviderSettings {
  const url = URL.canParse(settings.issuer) ? new URL(settings.issuer) : null;
  const safe = url?.protocol === "https:" || (url?.protocol === "http:" && loopback.has(url.hostname));
  const secret = settings.clientSecret;
  const weak = secret.length < 12 || /^(.)\1*$|^(secret|changeme|password|client.?secret|example)+\d*$/i.test(secret);
  if (!safe || weak || settings.clientId === "")
    throw new Refusal("invalid", "person.provider_settings", { issuer: settings.issuer });
  return settings;
}

/** The way to a provider; its description is fetched when first needed and kept a while. */
export class ProviderDoor {
  readonly settings: ProviderSettings;
  #known: { readonly configuration: oidc.Configuration; readonly at: number } | null = null;

  constructor(settings: ProviderSettings) {
    this.settings = checkProvider(settings);
  }

  /** @throws Refusal `person.provider_down` */
  async configuration(): Promise<oidc.Configuration> {
    if (this.#known && Date.now() - this.#known.at < keepMs) return this.#known.configuration;
    const { issuer, clientId, clientSecret } = this.settings;
    const insecure = issuer.startsWith("http:");
    try {
      const configuration = await oidc.discovery(new URL(issuer), clientId, clientSecret, undefined, {
        timeout: 10,
        ...(insecure ? { execute: [oidc.allowInsecureRequests] } : {}),
      });
      this.#known = { configuration, at: Date.now() };
      return configuration;
    } catch {
      throw this.down();
    }
  }

  down(): Refusal {
    return new Refusal("unavailable", "person.provider_down", { provider: this.settings.label });
  }
}

const Begun = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), redirect: z.string() });

/** Begins a sign-in: the address to go to, and the id that the browser brings back with it. */
export async function beginProviderSignIn(
  database: Database,
  door: ProviderDoor,
  redirect: string,
  caller: Caller,
): Promise<{ readonly address: string; readonly id: string }> {
  const configuration = await door.configuration();
  const [state, nonce, verifier] = [oidc.randomState(), oidc.randomNonce(), oidc.randomPKCECodeVerifier()];
  const id = randomBytes(24).toString("base64url");
  const expires = new Date(caller.now + answerMs).toISOString();
  const value: z.output<typeof Begun> = { state, nonce, verifier, redirect };
  await database.factors.ask(id, { kind: "provider", user_id: null, value }, expires);
  const address = oidc.buildAuthorizationUrl(configuration, {
    redirect_uri: redirect,
    scope: "openid profile email",
    state,
    nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
  });
  return { address: address.href, id };
}

export type ProviderAnswer = { readonly id: string | undefined; readonly query: string; readonly caller: Caller };

/**
 * Takes the provider's answer. Who it is follows from issuer and subject alone, never from a name or a mail address.
 * @throws Refusal `person.provider_stale`, `_cancelled`, `_wrong`, `_down`, or `_unknown` until an owner has linked it
 */
export async function finishProviderSignIn(
  database: Database,
  door: ProviderDoor,
  { id, query, caller }: ProviderAnswer,
): Promise<SignedIn> {
  const asked = id === undefined ? undefined : await database.factors.answer(id, "provider");
  const begun = Begun.safeParse(asked?.value);
  if (!begun.success) throw new Refusal("forbidden", "person.provider_stale");
  const claims = await claimsOf(door, begun.data, query).catch(async (error: unknown) => {
    await noteFailure(
      database,
      caller,
      null,
      error instanceof Refusal ? error.code.replace("person.", "") : "provider",
    );
    throw error;
  });
  const account = await database.factors.meetProviderAccount(claims);
  const user = account.user_id === null ? undefined : await database.people.user(account.user_id);
  if (!user) {
    await note(database, caller, {
      kind: "provider_met",
      actor: null,
      subject: null,
      detail: { account: account.id, issuer: account.issuer },
    });
    throw new Refusal("forbidden", "person.provider_unknown", { provider: door.settings.label });
  }
  if (user.disabled) {
    await noteFailure(database, caller, user, "disabled");
    throw new Refusal("forbidden", "person.provider_unknown", { provider: door.settings.label });
  }
  await refuseEnded(database, caller, user);
  const session = await openSession(database, user, caller, { method: "provider", strong: false });
  const detail = { method: "provider", step: session.purpose };
  await note(database, caller, { kind: "sign_in_ok", actor: user.id, subject: user.id, detail });
  return session;
}

type Claims = {
  readonly issuer: string;
  readonly subject: string;
  readonly told_name: string | null;
  readonly told_mail: string | null;
};

const textOf = (value: unknown): string | null =>
  typeof value === "string" && value !== "" ? value.slice(0, 200) : null;

async function claimsOf(door: ProviderDoor, begun: z.output<typeof Begun>, query: string): Promise<Claims> {
  const configuration = await door.configuration();
  const answer = new URL(begun.redirect);
  answer.search = query;
  const tokens = await oidc
    .authorizationCodeGrant(configuration, answer, {
      pkceCodeVerifier: begun.verifier,
      expectedState: begun.state,
      expectedNonce: begun.nonce,
      idTokenExpected: true,
    })
    .catch((error: unknown) => {
      throw providerRefusal(door, error);
    });
  const claims = tokens.claims();
  if (!claims) throw new Refusal("forbidden", "person.provider_wrong", { provider: door.settings.label });
  return {
    issuer: claims.iss,
    subject: claims.sub,
    told_name: textOf(claims["name"]) ?? textOf(claims["preferred_username"]),
    told_mail: textOf(claims["email"]),
  };
}

/** Network errors, a person's own no, and everything that does not check out. */
function providerRefusal(door: ProviderDoor, error: unknown): Refusal {
  const provider = door.settings.label;
  if (error instanceof oidc.AuthorizationResponseError && error.error === "access_denied")
    return new Refusal("forbidden", "person.provider_cancelled", { provider });
  const lost =
    error instanceof TypeError || (error instanceof Error && /fetch failed|timed? ?out/i.test(error.message));
  const code = error instanceof oidc.ClientError ? error.code : "";
  if ((lost && code === "") || code === "OAUTH_TIMEOUT") return door.down();
  return new Refusal("forbidden", "person.provider_wrong", { provider });
}

/** Where the browser goes so that the provider forgets the sign-in too; null where it offers no such place. */
export async function providerSignOut(door: ProviderDoor, back: string): Promise<string | null> {
  try {
    const configuration = await door.configuration();
    if (configuration.serverMetadata().end_session_endpoint === undefined) return null;
    const parameters = { post_logout_redirect_uri: back };
    return oidc.buildEndSessionUrl(configuration, parameters).href;
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

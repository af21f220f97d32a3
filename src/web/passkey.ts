import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/browser";
import { ask } from "./api.ts";
import type { Session } from "./queries.ts";

type Question<Options> = { readonly challenge: string; readonly options: Options };

/** Passkeys need a safe address and a name of a host: a bare number will not do. */
export const passkeysWork = (): boolean =>
  globalThis.isSecureContext && "PublicKeyCredential" in globalThis && /[a-z]/i.test(location.hostname);

/** The browser, or the person in front of it, ended the question; that is no error. */
const wasStopped = (error: unknown): boolean =>
  error instanceof Error && (error.name === "NotAllowedError" || error.name === "AbortError");

/** Signs in with a passkey; null where the person stopped it. */
export async function signInWithPasskey(): Promise<Session | null> {
  const { startAuthentication } = await import("@simplewebauthn/browser");
  const { challenge, options } = await ask<Question<PublicKeyCredentialRequestOptionsJSON>>(
    "/session/passkey/question",
    { method: "POST" },
  );
  try {
    const response = await startAuthentication({ optionsJSON: options });
    return await ask<Session>("/session/passkey", { method: "POST", body: { challenge, response } });
  } catch (error) {
    if (wasStopped(error)) return null;
    throw error;
  }
}

/** Makes a passkey for whoever is signed in; null where the person stopped it. */
export async function addPasskey(name: string): Promise<Session | null> {
  const { startRegistration } = await import("@simplewebauthn/browser");
  const { challenge, options } = await ask<Question<PublicKeyCredentialCreationOptionsJSON>>(
    "/account/passkeys/question",
    { method: "POST" },
  );
  try {
    const response = await startRegistration({ optionsJSON: options });
    return await ask<Session>("/account/passkeys", { method: "POST", body: { challenge, response, name } });
  } catch (error) {
    if (wasStopped(error)) return null;
    throw error;
  }
}

import type { AccountEvent } from "../../store/account-events.ts";
import type { Database } from "../../store/store.ts";

/** From where somebody acts, and when (milliseconds since 1970). */
export type Caller = { readonly address: string; readonly browser: string | null; readonly now: number };

const browsers = [
  ["Edge", /Edg\/(\d+)/],
  ["Firefox", /Firefox\/(\d+)/],
  ["Chromium", /Chrom(?:e|ium)\/(\d+)/],
  ["Safari", /Version\/(\d+).*Safari\//],
] as const;
const systems = [
  ["Android", /Android/],
  ["iOS", /iPhone|iPad/],
  ["Windows", /Windows/],
  ["macOS", /Mac OS X/],
  ["Linux", /Linux/],
] as const;

/** Browser and system of a `User-Agent` header, such as `Firefox 140, Linux`; null where neither is known. */
export function browserFrom(header: string | undefined): string | null {
  const text = (header ?? "").slice(0, 500);
  const browser = browsers
    .map(([name, pattern]) => [name, pattern.exec(text)?.[1]] as const)
    .find(([, version]) => version !== undefined);
  const system = systems.find(([, pattern]) => pattern.test(text))?.[0];
  const parts = [...(browser ? [`${browser[0]} ${browser[1] ?? ""}`] : []), ...(system ? [system] : [])];
  return parts.length > 0 ? parts.join(", ") : null;
}

/** Everything that the log of accounts knows; each has a message `person.event.KIND`. */
export type EventKind =
  | "sign_in_ok"
  | "sign_in_failed"
  | "second_factor_ok"
  | "second_factor_failed"
  | "signed_out"
  | "session_ended"
  | "invitation_made"
  | "invitation_used"
  | "invitation_refused"
  | "person_changed"
  | "person_disabled"
  | "person_enabled"
  | "person_left"
  | "access_given"
  | "access_taken"
  | "password_changed"
  | "device_code_added"
  | "device_code_removed"
  | "recovery_code_used"
  | "recovery_codes_made"
  | "passkey_added"
  | "passkey_removed"
  | "factors_removed"
  | "provider_met"
  | "provider_linked"
  | "provider_removed"
  | "policy_changed";

type Noted = {
  readonly kind: EventKind;
  readonly actor: number | null;
  readonly subject: number | null;
  readonly detail?: AccountEvent["detail"];
};

/** Adds a line to the log of accounts. Neither a password nor a token nor what was typed as an unknown name goes in. */
export const note = (
  { events }: Database,
  { address, browser }: Pick<Caller, "address" | "browser">,
  { kind, actor, subject, detail = {} }: Noted,
): Promise<void> => events.add({ kind, actor, subject, address, browser, detail });

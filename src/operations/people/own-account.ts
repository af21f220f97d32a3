import type { StoredPasskey } from "../../store/factors.ts";
import type { Database, Session } from "../../store/store.ts";
import { type Caller, note } from "../session/caller.ts";
import type { SignedIn } from "../session/open-session.ts";
import { mustHaveFactor } from "../session/second-factor-policy.ts";

export type Account = {
  readonly name: string;
  readonly display_name: string | null;
  readonly language: string | null;
  readonly access_until: string | null;
  readonly has_password: boolean;
  readonly device_code: boolean;
  /** Recovery codes that are left. */
  readonly recovery_codes: number;
  readonly passkeys: readonly StoredPasskey[];
  readonly factor_required: boolean;
  readonly sessions: readonly Session[];
};

/** What people see of their own account. */
export async function showAccount(database: Database, session: SignedIn): Promise<Account> {
  const { people, factors, accounts } = database;
  const user = await people.user(session.user_id);
  if (!user) throw new RangeError("who holds a session is a user");
  const [code, recovery_codes, passkeys, sessions, factor_required] = await Promise.all([
    factors.deviceCode(user.id),
    factors.countRecoveryCodes(user.id),
    factors.passkeys(user.id),
    accounts.listSessions(user.id),
    mustHaveFactor(database, user),
  ]);
  const { name, display_name, language, access_until } = user;
  return {
    name,
    display_name,
    language,
    access_until,
    has_password: user.password_hash !== null,
    device_code: Boolean(code?.confirmed),
    recovery_codes,
    passkeys,
    factor_required,
    sessions,
  };
}

export async function editAccount(
  database: Database,
  session: SignedIn,
  edit: { readonly display_name?: string; readonly language?: string | null },
  caller: Caller,
): Promise<void> {
  await database.people.change(session.user_id, edit);
  await note(database, caller, {
    kind: "person_changed",
    actor: session.user_id,
    subject: session.user_id,
    detail: { fields: Object.keys(edit) },
  });
}

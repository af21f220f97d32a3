import { Refusal } from "../../kernel/refusal.ts";
import type { ProviderAccount } from "../../store/factors.ts";
import type { Database } from "../../store/store.ts";
import { type Caller, note } from "../session/caller.ts";
import type { SignedIn } from "../session/open-session.ts";

export const listProviderAccounts = ({ factors }: Database): Promise<readonly ProviderAccount[]> =>
  factors.providerAccounts();

/** Says whose account at the provider it is; from then on they sign in with it. */
export async function linkProviderAccount(
  database: Database,
  owner: SignedIn,
  { account, person }: { readonly account: number; readonly person: number },
  caller: Caller,
): Promise<void> {
  const known = await database.people.find(person);
  if (!known || !(await database.factors.linkProviderAccount(account, person)))
    throw new Refusal("not-found", "server.not_found");
  await note(database, caller, {
    kind: "provider_linked",
    actor: owner.user_id,
    subject: person,
    detail: { account },
  });
}

/** Takes the account away; who comes with it again has to be let in again. Sessions begun with it end. */
export async function removeProviderAccount(
  database: Database,
  owner: SignedIn,
  account: number,
  caller: Caller,
): Promise<void> {
  const removed = await database.factors.removeProviderAccount(account);
  if (!removed) throw new Refusal("not-found", "server.not_found");
  if (removed.user_id !== null) await database.accounts.endSessions(removed.user_id, owner.session_id);
  await note(database, caller, {
    kind: "provider_removed",
    actor: owner.user_id,
    subject: removed.user_id,
    detail: { account },
  });
}

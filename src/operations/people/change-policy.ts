import type { Database } from "../../store/store.ts";
import { type Caller, note } from "../session/caller.ts";
import type { SignedIn } from "../session/open-session.ts";
import { type FactorPolicy, writePolicy } from "../session/second-factor-policy.ts";

/** Says for whom a second factor is required. It is asked for from the next sign-in on. */
export async function changePolicy(
  database: Database,
  owner: SignedIn,
  policy: FactorPolicy,
  caller: Caller,
): Promise<void> {
  await writePolicy(database, policy);
  await note(database, caller, {
    kind: "policy_changed",
    actor: owner.user_id,
    subject: null,
    detail: { second_factor: policy },
  });
}

import { Refusal } from "../../kernel/refusal.ts";
import type { Database } from "../../store/store.ts";
import { soundPassword } from "./change-password.ts";
import { hashPassword, readablePassword } from "./password.ts";

/** Name of the one user that a new database gets. */
export const firstUserName = "concert";

/** Null where there was a user already; `password` is null where the operator has set it. */
export type FirstUser = { readonly name: string; readonly password: string | null };

/**
 * Makes the first user of a new database. Without a password from the operator one is made up; it is shown once and
 * must be changed at the first sign-in.
 */
export async function makeFirstUser(database: Database, chosen: string | null): Promise<FirstUser | null> {
  const { accounts } = database;
  if ((await accounts.countUsers()) > 0) return null;
  const password = chosen === null ? readablePassword() : soundPassword(chosen, firstUserName);
  const password_hash = await hashPassword(password);
  try {
    await accounts.createUser({
      name: firstUserName,
      password_hash,
      password_handed_out: chosen === null,
      everywhere: "owner",
    });
  } catch (error) {
    // Another Concert on the same database made the user meanwhile, and showed its password.
    if (error instanceof Refusal && error.code === "store.user_exists") return null;
    throw error;
  }
  return { name: firstUserName, password: chosen === null ? password : null };
}

import type { Connection } from "./connection.ts";

/** Someone who can sign in. `must_change` is set while the password is one that was handed out. */
export type Account = {
  readonly name: string;
  readonly roles: readonly string[];
  readonly password_hash: string;
  readonly must_change: boolean;
};

/** A signed-in person; the token itself is never stored, only its SHA-256. */
export type OpenSession = {
  readonly name: string;
  readonly roles: readonly string[];
  readonly must_change: boolean;
  readonly expires: string;
};

import { createHash, randomBytes } from "node:crypto";
import type pg from "pg";
import { Refusal } from "../kernel/refusal.ts";
import { openAccountEvents } from "./account-events.ts";
import { openAccounts } from "./accounts.ts";
import { openCommitChannel } from "./commit-channel.ts";
import { asConnection, asUnavailable, errorCode, isLost } from "./connect.ts";
import { openFactors } from "./factors.ts";
import { type Link, openLink } from "./link.ts";
import { openPeople } from "./people.ts";
import { appRole, doorRole } from "./roles.ts";
import { dataFolder } from "./embedded-place.ts";
import type { Accounts, Connection, Database, OpenOptions, SessionToken, TransactionOptions } from "./store.ts";

const operatorSessionMs = 3_600_000;
/** More than a pool has connections: after a restart of the server every one of them may be dead. */
const mostAttempts = 12;

/** Opens the database: the embedded server unless a URL is given; migrates it and checks its guards. */
export async function openDatabase(options: OpenOptions): Promise<Database> {
  const link = await openLink(options);
  const channel = openCommitChannel(() => link.appUrl());
  const atDoor = <T>(work: (connection: Connection) => Promise<T>): Promise<T> =>
    inTransaction(link, { role: doorRole, token: "", options: {} }, work);
  const accounts = openAccounts(atDoor);
  return {
    kind: options.url === undefined ? "embedded" : "external",
    version: link.version,
    transaction: (session, work, transactionOptions = {}) =>
      inTransaction(link, { role: appRole, token: session, options: transactionOptions }, work),
    accounts,
    people: openPeople(atDoor),
    factors: openFactors(atDoor),
    events: openAccountEvents(atDoor),
    folder: options.url === undefined ? dataFolder(options.data) : null,
    openOperatorSession: () => openOperatorSession(accounts),
    onCommit: (listener) => channel.listen(listener),
    close: async () => {
      await channel.close();
      await link.close();
    },
  };
}

/** A new secret for a session, and the SHA-256 under which the database knows it. */
export function newToken(): { readonly token: SessionToken; readonly hash: Uint8Array } {
  const token = randomBytes(32).toString("base64url");
  return { token, hash: createHash("sha256").update(token).digest() };
}

async function openOperatorSession(accounts: Accounts): Promise<SessionToken> {
  const operator = await accounts.findUser("operator");
  if (!operator) throw new RangeError("the operator is made by the first migration");
  const { token, hash } = newToken();
  const expires = new Date(Date.now() + operatorSessionMs).toISOString();
  await accounts.createSession({ user_id: operator.id, token_hash: hash, expires, purpose: "operator" });
  return token;
}

type Scope = {
  readonly role: typeof appRole | typeof doorRole;
  readonly token: string;
  readonly options: TransactionOptions;
};

async function inTransaction<T>(link: Link, scope: Scope, work: (connection: Connection) => Promise<T>): Promise<T> {
  const client = await beginOn(link, scope);
  let broken: Error | undefined;
  const onError = (error: Error) => (broken = error);
  client.on("error", onError);
  try {
    const result = await work(asConnection(client));
    await commit(client);
    return result;
  } catch (error) {
    if (isLost(error)) broken ??= asError(error);
    if (!broken) await client.query("rollback").catch((failure: Error) => (broken = failure));
    throw asRefusal(error);
  } finally {
    client.off("error", onError);
    client.release(broken);
  }
}

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));

/** A connection that was lost while it lay idle shows only here, where nothing has begun: then another is tried. */
async function beginOn(link: Link, scope: Scope): Promise<pg.PoolClient> {
  for (let attempt = 1; ; attempt += 1) {
    const client = await link.acquire(scope.role);
    const onError = () => undefined;
    client.on("error", onError);
    try {
      await begin(client, scope);
      return client;
    } catch (error) {
      client.release(asError(error));
      if (!isLost(error) || attempt === mostAttempts) throw asRefusal(error);
    } finally {
      client.off("error", onError);
    }
  }
}

async function begin(client: pg.ClientBase, scope: Scope): Promise<void> {
  const { readOnly = false, timeoutMs = 60_000 } = scope.options;
  const isolation = readOnly
    ? "isolation level repeatable read read only"
    : "isolation level read committed read write";
  const timeouts = `set local statement_timeout = ${Math.trunc(timeoutMs)}; set local lock_timeout = 10000; set local idle_in_transaction_session_timeout = 60000`;
  await client.query(`begin ${isolation}; set local role ${scope.role}; ${timeouts}`);
  await client.query("select set_config('concert.token', $1, true)", [scope.token]);
}

/** When the answer to `commit` is lost nobody knows whether it is durable; a resend of the operations finds out. */
async function commit(client: pg.ClientBase): Promise<void> {
  try {
    await client.query("commit");
  } catch (error) {
    if (isLost(error)) throw new Refusal("unavailable", "store.outcome_unknown");
    throw error;
  }
}

/** Lock not to be had, statement or transaction too long, deadlock, serialization. */
const busyCodes = new Set(["55P03", "57014", "25P03", "40P01", "40001"]);

/** What the caller can act on; anything else stays the defect that it is. */
function asRefusal(error: unknown): unknown {
  if (error instanceof Refusal) return error;
  const code = errorCode(error);
  if (code === "42501") return new Refusal("forbidden", "store.forbidden");
  if (busyCodes.has(code)) return new Refusal("unavailable", "store.busy");
  // A number or a day that is sound in itself but beyond what a column holds.
  if (code === "22003" || code === "22007" || code === "22008") return new Refusal("invalid", "store.value_range");
  if (code === "53100") return new Refusal("unavailable", "store.disk_full");
  // The zero character, or bytes that are no UTF-8.
  if (code === "22021") return new Refusal("invalid", "store.text_unstorable");
  return asUnavailable(error) ?? error;
}

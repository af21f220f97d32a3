import { createHash } from "node:crypto";
import { Refusal } from "../kernel/refusal.ts";
import { errorCode } from "./connect.ts";
import type { Accounts, Connection, Failures, Session, SessionToken, User } from "./store.ts";

type Run = <T>(work: (connection: Connection) => Promise<T>) => Promise<T>;

export const userColumns =
  "id, name, password_hash, password_handed_out, everywhere, disabled, created, display_name, language, access_until";
const sessionColumns = `s.id, s.principal as user_id, p.name as user_name, s.purpose, s.created, s.seen, s.expires,
  s.method, s.strong, s.address, s.browser`;
const fromSessions = "from concert.session s join concert.principal p on p.id = s.principal";
const live = `s.ended is null and s.expires > now() and not p.disabled
  and (p.access_until is null or p.access_until >= (now() at time zone 'UTC')::date)`;
const hashOf = (token: SessionToken): Uint8Array => createHash("sha256").update(token).digest();

/** Users, sessions and failed sign-ins, over the login that serves nothing else. */
export function openAccounts(run: Run): Accounts {
  const one = <R extends object>(text: string, values: readonly unknown[]): Promise<R | undefined> =>
    run(async (connection) => (await connection.query<R>(text, values))[0]);
  return { ...users(one), ...sessions(one, run), ...failures(one) };
}

type One = <R extends object>(text: string, values: readonly unknown[]) => Promise<R | undefined>;

const users = (one: One): Pick<Accounts, "createUser" | "findUser" | "countUsers" | "setPassword" | "addMember"> => ({
  createUser: async ({ name, password_hash, password_handed_out = false, everywhere }) => {
    const text = `insert into concert.principal (name, password_hash, password_handed_out, everywhere)
      values ($1, $2, $3, $4) returning ${userColumns}`;
    const user = await one<User>(text, [name, password_hash, password_handed_out, everywhere]).catch(
      (error: unknown) => {
        throw errorCode(error) === "23505" ? new Refusal("conflict", "store.user_exists", { name }) : error;
      },
    );
    return known(user);
  },
  findUser: (name) => one<User>(`select ${userColumns} from concert.principal where name = $1`, [name]),
  // The operator of the machine is not one of them: nobody signs in under that name.
  countUsers: async () =>
    known(await one<{ count: number }>("select count(*) from concert.principal where password_hash is not null", []))
      .count,
  setPassword: async (userId, passwordHash) => {
    await one("update concert.principal set password_hash = $2, password_handed_out = false where id = $1", [
      userId,
      passwordHash,
    ]);
  },
  addMember: async (missionId, userId, role) => {
    const text = `insert into concert.membership (mission_id, principal, role) values ($1, $2, $3)
      on conflict (mission_id, principal) do update set role = excluded.role`;
    await one(text, [missionId, userId, role]);
  },
});

const sessions = (
  one: One,
  run: Run,
): Pick<
  Accounts,
  "createSession" | "findSession" | "touchSession" | "endSession" | "endSessions" | "listSessions"
> => ({
  createSession: async ({ user_id, token_hash, expires, purpose, ...began }) => {
    await one("delete from concert.session where coalesce(ended, expires) < now() - interval '30 days'", []);
    const { method = purpose === "operator" ? "operator" : "password", strong = false } = began;
    const { address = null, browser = null } = began;
    const text = `with s as (insert into concert.session (principal, token_hash, expires, purpose, method, strong, address, browser)
      values ($1, $2, $3, $4, $5, $6, $7, $8) returning *)
      select ${sessionColumns} from s join concert.principal p on p.id = s.principal`;
    const values = [user_id, Buffer.from(token_hash), expires, purpose, method, strong, address, browser];
    return known(await one<Session>(text, values));
  },
  findSession: (token) =>
    one<Session>(`select ${sessionColumns} ${fromSessions} where s.token_hash = $1 and ${live}`, [hashOf(token)]),
  touchSession: async (token, expires) => {
    await one("update concert.session set seen = now(), expires = $2 where token_hash = $1 and ended is null", [
      hashOf(token),
      expires,
    ]);
  },
  endSession: async (id) => {
    await one("update concert.session set ended = now() where id = $1 and ended is null", [id]);
  },
  endSessions: async (userId, keep) => {
    const text =
      "update concert.session set ended = now() where principal = $1 and ended is null and id is distinct from $2::bigint";
    await one(text, [userId, keep]);
  },
  listSessions: (userId) =>
    run((connection) =>
      connection.query<Session>(
        `select ${sessionColumns} ${fromSessions} where s.principal = $1 and ${live} order by s.id`,
        [userId],
      ),
    ),
});

const failures = (one: One): Pick<Accounts, "addFailure" | "findFailures" | "clearFailures"> => ({
  addFailure: async (key) => {
    const text = `insert into concert.failure (key, count, last) values ($1, 1, now())
      on conflict (key) do update set count = concert.failure.count + 1, last = now() returning count, last`;
    return known(await one<Failures>(text, [key]));
  },
  findFailures: async (key) =>
    (await one<Failures>("select count, last from concert.failure where key = $1", [key])) ?? { count: 0, last: null },
  clearFailures: async (key) => {
    await one("delete from concert.failure where key = $1", [key]);
  },
});

function known<T>(row: T | undefined): T {
  if (row === undefined) throw new RangeError("the statement gives one row");
  return row;
}

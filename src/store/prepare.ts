import { createHmac } from "node:crypto";
import { Refusal } from "../kernel/refusal.ts";
import { refuseViolations } from "./catalogue-check.ts";
import { errorCode, withClient } from "./connect.ts";
import { migrate } from "./migrate.ts";
import { appRole, doorRole, ownerRole } from "./roles.ts";
import type { Connection, StartStep } from "./store.ts";

/** Number of the advisory lock under which a database is prepared; any constant of our own serves. */
const prepareLock = 7_236_481_205;

/** The address of a login of ours in the same database. Its password follows from that of the address given. */
export function loginUrl(url: string, role: string): string {
  const login = new URL(url);
  login.password = passwordOf(login.password, role);
  login.username = role;
  return login.href;
}

const passwordOf = (password: string, role: string): string =>
  createHmac("sha256", decodeURIComponent(password)).update(`concert login ${role}`).digest("base64url");

/** Makes the roles, runs the migrations that are missing, and sets the guard on tables yet to come. */
export async function prepareDatabase(url: string, progress: (step: StartStep) => void): Promise<void> {
  await withClient(url, async (connection) => {
    await connection.query("select pg_advisory_lock($1)", [prepareLock]);
    await ensureRoles(connection, url);
    await connection.query(`create schema if not exists concert authorization ${ownerRole}`).catch(refuseWithoutRight);
    await connection.query(`set role ${ownerRole}`);
    await migrate(connection, () => progress("migrate"));
    await connection.query("reset role");
    await guardNewTables(connection);
    await refuseViolations(connection);
  });
}

type Login = { readonly superuser: boolean };

async function ensureRoles(connection: Connection, url: string): Promise<void> {
  const [me] = await connection.query<Login>("select rolsuper as superuser from pg_roles where rolname = current_user");
  const known = await connection.query<{ readonly rolname: string }>(
    "select rolname from pg_roles where rolname = any ($1)",
    [[ownerRole, appRole, doorRole]],
  );
  const names = new Set(known.map((row) => row.rolname));
  try {
    if (!names.has(ownerRole)) await connection.query(`create role ${ownerRole} nologin`).catch(unlessJustMade);
    for (const role of [appRole, doorRole]) {
      if (names.has(role)) continue;
      // `create role` takes no parameters; the password is base64url and so holds no quote.
      const password = passwordOf(new URL(url).password, role);
      await connection
        .query(
          `create role ${role} login nosuperuser nobypassrls nocreatedb nocreaterole noinherit password '${password}'`,
        )
        .catch(unlessJustMade);
    }
    if (!me?.superuser) await connection.query(`grant ${ownerRole} to current_user`);
    const [database] = await connection.query<{ readonly name: string }>(
      "select quote_ident(current_database()) as name",
    );
    await connection.query(`grant connect on database ${database?.name ?? ""} to ${appRole}, ${doorRole}`);
  } catch (error) {
    refuseWithoutRight(error);
  }
}

/** Sets our passwords on logins that another address made; asked for when a login was refused. */
export async function resetLogins(url: string): Promise<void> {
  await withClient(url, async (connection) => {
    for (const role of [appRole, doorRole]) {
      await connection
        .query(`alter role ${role} password '${passwordOf(new URL(url).password, role)}'`)
        .catch(refuseWithoutRight);
    }
  });
}

// Roles belong to the whole server: another database on it may be prepared at the same moment.
function unlessJustMade(error: unknown): void {
  if (errorCode(error) !== "42710" && errorCode(error) !== "23505") throw error;
}

function refuseWithoutRight(error: unknown): never {
  if (errorCode(error) === "42501") throw new Refusal("forbidden", "store.rights_missing");
  throw error;
}

/** Only a superuser may set it; elsewhere each migration does the same through `guard_records`. */
async function guardNewTables(connection: Connection): Promise<void> {
  const [row] = await connection.query<{ readonly superuser: boolean; readonly known: boolean }>(
    `select rolsuper as superuser, exists (select from pg_event_trigger where evtname = 'concert_need_rls') as known
     from pg_roles where rolname = current_user`,
  );
  if (!row?.superuser || row.known) return;
  await connection.query(
    `create event trigger concert_need_rls on ddl_command_end when tag in ('CREATE TABLE', 'CREATE TABLE AS', 'SELECT INTO')
     execute function concert.need_rls()`,
  );
}

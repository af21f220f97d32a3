import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, inject } from "vitest";
import type { PackReading } from "../../src/exchange/pack/pack-reading.ts";
import type { Row } from "../../src/model/noun.ts";
import { nouns } from "../../src/model/nouns.ts";
import { newToken, openDatabase } from "../../src/store/database.ts";
import type { Database, MemberRole, SessionToken } from "../../src/store/store.ts";
import { sampleRow } from "../sample-mission.ts";

/** A database of one test file on one server. */
export type Place = {
  readonly database: Database;
  /** Session of the operator, who may do everything. */
  readonly session: SessionToken;
  /** Address of the superuser, whom no guard holds back. */
  readonly url: string;
  /** Runs SQL as the superuser. */
  readonly asSuperuser: <R extends pg.QueryResultRow>(
    text: string,
    values?: readonly unknown[],
  ) => Promise<readonly R[]>;
};

/** Runs the same tests on the embedded server and on Debian's PostgreSQL 15, each over a new database. */
export function onEachServer(tests: (place: () => Place) => void): void {
  const servers = inject("servers");
  for (const [name, url] of [
    ["the embedded PostgreSQL", servers.embedded],
    ["PostgreSQL 15 of Debian", servers.debian],
  ] as const) {
    const title = url === null ? `${name}: not installed, get it with "apt-get install postgresql-15"` : name;
    describe.skipIf(url === null)(title, () => {
      let place: Place | undefined;
      beforeAll(async () => {
        place = await openPlace(url ?? "");
      });
      afterAll(async () => {
        await place?.database.close();
      });
      tests(() => {
        if (!place) throw new Error("the database of this test did not open");
        return place;
      });
    });
  }
}

/** Makes a new database on a server; answers with its address. */
export async function newDatabaseUrl(server: string): Promise<string> {
  const name = `t_${randomBytes(6).toString("hex")}`;
  await runAs(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

export async function openPlace(server: string): Promise<Place> {
  const url = await newDatabaseUrl(server);
  const database = await openDatabase({ url });
  return {
    database,
    session: await database.openOperatorSession(),
    url,
    asSuperuser: (text, values = []) => runAs(url, text, values),
  };
}

/** Runs SQL on a connection of its own. */
export async function runAs<R extends pg.QueryResultRow>(
  url: string,
  text: string,
  values: readonly unknown[] = [],
): Promise<readonly R[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<R>(text, values.length > 0 ? [...values] : undefined)).rows;
  } finally {
    await client.end();
  }
}

/** A new user with a session, member of the missions named. */
export async function newMember(
  database: Database,
  roles: Readonly<Record<string, MemberRole>>,
): Promise<SessionToken> {
  const user = await database.accounts.createUser({
    name: `u-${randomBytes(6).toString("hex")}`,
    password_hash: "none",
    everywhere: null,
  });
  for (const [mission, role] of Object.entries(roles)) await database.accounts.addMember(mission, user.id, role);
  const { token, hash } = newToken();
  await database.accounts.createSession({
    user_id: user.id,
    token_hash: hash,
    expires: new Date(Date.now() + 3_600_000).toISOString(),
    purpose: "test",
  });
  return token;
}

/** A sound reading of a small fictional pack. */
export function smallPack(id: string, rows: Readonly<Record<string, readonly Row[]>> = {}): PackReading {
  const mission = sampleRow("mission", {
    id,
    name: `Fictional ${id}`,
    organisation: "org",
    authorised_on: "2001-01-10",
    funding_key: "none",
    nature: "fictional",
  });
  const organisation = sampleRow("organisation", { id: "org", name: "An organisation" });
  const given: Readonly<Record<string, readonly Row[]>> = { mission: [mission], organisation: [organisation], ...rows };
  const records = new Map(nouns.map((noun) => [noun.name, given[noun.name] ?? []]));
  return { errors: [], warnings: [], totals: [], rows: {}, records };
}

export const site = (id: string, values: Readonly<Record<string, string | number | null>> = {}): Row =>
  sampleRow("site", { id, name: `Site ${id}`, ...values });

import { expect, test } from "vitest";
import { nouns } from "../../src/model/nouns.ts";
import { findViolations } from "../../src/store/catalogue-check.ts";
import { tableColumns } from "../../src/store/columns.ts";
import { withClient } from "../../src/store/connect.ts";
import { openDatabase } from "../../src/store/database.ts";
import { onEachServer } from "./servers.ts";

type Found = {
  readonly table_name: string;
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly collation: string | null;
};

const columnsSql = `select c.relname as table_name, a.attname as name, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as required, k.collname as collation
  from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
  left join pg_collation k on k.oid = a.attcollation
  where n.nspname = 'concert' and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped order by a.attnum`;

/** One bad object of each kind; `undo` takes it away again. */
const bad: readonly { readonly rule: string; readonly object: string; readonly sql: string; readonly undo: string }[] =
  [
    {
      rule: "row_security_off",
      object: "site",
      sql: "alter table concert.site disable row level security",
      undo: "alter table concert.site enable row level security",
    },
    {
      rule: "row_security_not_forced",
      object: "site",
      sql: "alter table concert.site no force row level security",
      undo: "alter table concert.site force row level security",
    },
    {
      rule: "readable_without_policy",
      object: "bare",
      sql: "create table concert.bare (x text); grant select on concert.bare to concert_app",
      undo: "drop table concert.bare",
    },
    {
      rule: "column_missing",
      object: "site.label_id",
      sql: "alter table concert.site alter column label_id drop not null",
      undo: "alter table concert.site alter column label_id set not null",
    },
    {
      rule: "view_not_invoker",
      object: "v",
      sql: "create view concert.v as select * from concert.site",
      undo: "drop view concert.v",
    },
    {
      rule: "materialised_view_granted",
      object: "m",
      sql: "create materialized view concert.m as select 1 as one; grant select on concert.m to concert_app",
      undo: "drop materialized view concert.m",
    },
    {
      rule: "function_with_owner_rights",
      object: "f",
      sql: "create function concert.f() returns int language sql security definer as 'select 1'; revoke all on function concert.f() from public",
      undo: "drop function concert.f()",
    },
    {
      rule: "function_with_owner_rights",
      object: "me",
      sql: "alter function concert.me() reset all",
      undo: "alter function concert.me() set search_path = pg_catalog, pg_temp",
    },
    {
      rule: "function_granted",
      object: "f",
      sql: "create function concert.f() returns int language sql as 'select 1'",
      undo: "drop function concert.f()",
    },
    {
      rule: "function_leakproof",
      object: "f",
      sql: "create function concert.f() returns int language sql leakproof as 'select 1'; revoke all on function concert.f() from public",
      undo: "drop function concert.f()",
    },
    {
      rule: "login_owns",
      object: "owned",
      sql: "create table concert.owned (x text); alter table concert.owned owner to concert_app",
      undo: "drop table concert.owned",
    },
    {
      rule: "login_owns",
      object: "concert",
      sql: "grant create on schema concert to concert_app",
      undo: "revoke create on schema concert from concert_app",
    },
    {
      rule: "policy_open",
      object: "site.all",
      sql: `create policy "all" on concert.site for select using (true)`,
      undo: `drop policy "all" on concert.site`,
    },
    {
      rule: "door_reads_records",
      object: "site",
      sql: "grant select on concert.site to concert_door",
      undo: "revoke select on concert.site from concert_door",
    },
    {
      rule: "sign_in_granted",
      object: "session",
      sql: "grant select on concert.session to concert_app",
      undo: "revoke select on concert.session from concert_app",
    },
    {
      rule: "sequence_readable",
      object: "label_id_seq",
      sql: "grant select on sequence concert.label_id_seq to concert_app",
      undo: "revoke select on sequence concert.label_id_seq from concert_app",
    },
  ];
/** Roles belong to the whole server, so these are done and undone within one transaction. */
const badRoles = [
  { rule: "login_powerful", object: "concert_app", sql: "alter role concert_app createrole" },
  { rule: "login_powerful", object: "concert_door", sql: "alter role concert_door bypassrls" },
  { rule: "login_member", object: "concert_app in concert_owner", sql: "grant concert_owner to concert_app" },
];

onEachServer((place) => {
  test.each(nouns.map((noun) => [noun.name, noun] as const))(
    "the table of %s has the columns of its noun and no others",
    async (name, noun) => {
      const found = (await place().asSuperuser<Found>(columnsSql)).filter((row) => row.table_name === name);
      // A column that a later migration added stands last in its table; no query of ours counts on the order.
      const byName = (a: { name: string }, b: { name: string }): number => (a.name < b.name ? -1 : 1);
      expect(found.map((row) => ({ name: row.name, type: row.type, required: row.required })).toSorted(byName)).toEqual(
        tableColumns(noun).toSorted(byName),
      );
      const texts = found.filter((row) => row.type.startsWith("text"));
      expect(texts.filter((row) => row.collation !== "C").map((row) => row.name)).toEqual([]);
    },
  );

  test("every table of records belongs to a noun", async () => {
    const found = await place().asSuperuser<Found>(columnsSql);
    const withLabel = new Set(found.filter((row) => row.name === "label_id").map((row) => row.table_name));
    expect([...withLabel].sort()).toEqual([...nouns.map((noun) => noun.name), "operation"].sort());
  });

  test("a new database has no violation of its guards", async () => {
    expect(await withClient(place().url, findViolations)).toEqual([]);
  });

  test.each(bad)("$rule on $object is seen, and the database is not opened", async ({ rule, object, sql, undo }) => {
    await place().asSuperuser(sql);
    try {
      expect(await withClient(place().url, findViolations)).toContainEqual({ rule, object });
      await expect(openDatabase({ url: place().url })).rejects.toMatchObject({ code: "store.catalogue_unsafe" });
    } finally {
      await place().asSuperuser(undo);
    }
    expect(await withClient(place().url, findViolations)).toEqual([]);
  });

  test.each(badRoles)("$rule of $object is seen", async ({ rule, object, sql }) => {
    const found = await withClient(place().url, async (connection) => {
      await connection.query("begin");
      await connection.query(sql);
      const violations = await findViolations(connection);
      await connection.query("rollback");
      return violations;
    });
    expect(found).toContainEqual({ rule, object });
  });

  test("a table made later has row security forced from the moment it is made", async () => {
    await place().asSuperuser("create table concert.later as select 1 as x");
    const [found] = await place().asSuperuser(
      "select relrowsecurity and relforcerowsecurity as guarded from pg_class where relname = 'later'",
    );
    await place().asSuperuser("drop table concert.later");
    expect(found).toEqual({ guarded: true });
  });
});

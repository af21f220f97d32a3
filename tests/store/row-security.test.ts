import pg from "pg";
import { beforeAll, describe, expect, test } from "vitest";
import { loadPack } from "../../src/operations/pack/load-pack.ts";
import { commitChanges } from "../../src/operations/records/commit-changes.ts";
import { listMissions, readMission } from "../../src/operations/records/read-mission.ts";
import { loginUrl } from "../../src/store/prepare.ts";
import { appRole } from "../../src/store/roles.ts";
import type { Connection, SessionToken } from "../../src/store/store.ts";
import { newMember, onEachServer, site, smallPack } from "./servers.ts";

const everyTable = ["mission", "site", "organisation", "commit", "operation", "mission_head"];

async function countAll(connection: Connection): Promise<number[]> {
  const counts: number[] = [];
  for (const table of everyTable) {
    const [row] = await connection.query<{ count: number }>(`select count(*) from concert.${table}`);
    counts.push(row?.count ?? -1);
  }
  return counts;
}

onEachServer((place) => {
  let editor: SessionToken;
  let reader: SessionToken;
  let stranger: SessionToken;
  const run = <T>(token: SessionToken, work: (connection: Connection) => Promise<T>) =>
    place().database.transaction(token, work);

  beforeAll(async () => {
    const { database, session } = place();
    await loadPack(database, session, smallPack("alpha", { site: [site("a1"), site("a2")] }));
    await loadPack(database, session, smallPack("beta", { site: [site("b1")] }));
    editor = await newMember(database, { alpha: "editor" });
    reader = await newMember(database, { alpha: "reader" });
    stranger = await newMember(database, {});
  });

  describe("reading", () => {
    test("a member sees the records of their mission and of no other", async () => {
      expect(await run(editor, countAll)).toEqual([1, 2, 1, 1, 4, 1]);
      expect(await run(reader, countAll)).toEqual([1, 2, 1, 1, 4, 1]);
      expect((await listMissions(place().database, reader)).map((mission) => [mission.id, mission.role])).toEqual([
        ["alpha", "reader"],
      ]);
    });

    test.each(["", "guessed", "00000000-0000-0000-0000-000000000000"])(
      "the token %j sees nothing at all",
      async (token) => {
        expect(await run(token, countAll)).toEqual([0, 0, 0, 0, 0, 0]);
      },
    );

    test("a user of no mission, an ended session, an expired one and a disabled user see nothing", async () => {
      expect(await run(stranger, countAll)).toEqual([0, 0, 0, 0, 0, 0]);
      const { database, asSuperuser } = place();
      const ended = await newMember(database, { alpha: "editor" });
      await database.accounts.endSession((await database.accounts.findSession(ended))?.id ?? 0);
      const expired = await newMember(database, { alpha: "editor" });
      await database.accounts.touchSession(expired, "2001-01-01T00:00:00Z");
      const disabled = await newMember(database, { alpha: "editor" });
      const user = await database.accounts.findSession(disabled);
      await asSuperuser("update concert.principal set disabled = true where id = $1", [user?.user_id]);
      for (const token of [ended, expired, disabled]) expect(await run(token, countAll)).toEqual([0, 0, 0, 0, 0, 0]);
    });

    test("the mission of another is not found, as one that is not there", async () => {
      const { database } = place();
      const refused = { kind: "not-found", code: "store.mission_unknown" };
      await expect(readMission(database, editor, "beta", null)).rejects.toMatchObject({
        ...refused,
        values: { mission: "beta" },
      });
      await expect(readMission(database, editor, "gamma", null)).rejects.toMatchObject({
        ...refused,
        values: { mission: "gamma" },
      });
    });
  });

  describe("writing", () => {
    test("a blind UPDATE without WHERE changes nothing of another mission, and one of a reader changes nothing", async () => {
      const blind = "update concert.site set version = version + 1, note = 'x'";
      await run(reader, (connection) => connection.query(blind));
      await run(stranger, (connection) => connection.query(blind));
      await run("guessed", (connection) => connection.query(blind));
      const touched = () =>
        place().asSuperuser<{ id: string }>("select id from concert.site where note = 'x' order by id");
      expect(await touched()).toEqual([]);
      const rolledBack = run(editor, async (connection) => {
        await connection.query(blind);
        const [row] = await connection.query<{ count: number }>("select count(*) from concert.site where note = 'x'");
        throw new Error(`changed ${row?.count}`);
      });
      await expect(rolledBack).rejects.toThrow("changed 2");
      expect(await touched()).toEqual([]);
    });

    test("a blind DELETE of a reader or a stranger takes nothing away", async () => {
      for (const token of [reader, stranger, "guessed"])
        await run(token, (connection) => connection.query("delete from concert.site"));
      expect(await place().asSuperuser("select count(*)::int from concert.site")).toEqual([{ count: 3 }]);
    });

    test.each([
      ["into another mission", "beta", "workspace"],
      ["under another origin", "alpha", "someone-else"],
    ])("an INSERT %s is refused", async (_, mission, origin) => {
      const insert = `insert into concert.site (mission_id, id, origin, label_id, version, name, aliases, force_hq_years, sector_hq_years, main_contributors, basis, source)
        select $1, 'new', $2, id, 1, 'New', '{}', '{}', '{}', '{}', 'fictional', '{}' from concert.label`;
      await expect(run(editor, (connection) => connection.query(insert, [mission, origin]))).rejects.toMatchObject({
        code: "store.forbidden",
      });
    });

    test("id, origin, label and mission of a record never change", async () => {
      for (const set of ["id = 'other'", "origin = 'other'", "mission_id = 'beta'", "label_id = label_id + 1"]) {
        const update = `update concert.site set version = version + 1, ${set} where id = 'a1'`;
        await expect(run(editor, (connection) => connection.query(update))).rejects.toMatchObject({
          code: "store.forbidden",
        });
      }
    });

    test("a reader's commit is refused, and so is one without a session", async () => {
      const change = [
        { op_id: "r1", kind: "change", noun: "site", id: "a1", base_version: 1, values: { note: "x" } },
      ] as const;
      await expect(commitChanges(place().database, reader, "alpha", change)).rejects.toMatchObject({
        kind: "forbidden",
      });
      await expect(commitChanges(place().database, "guessed", "alpha", change)).rejects.toMatchObject({
        kind: "not-found",
      });
    });

    test("the journal can be neither changed nor shortened", async () => {
      for (const sql of [
        "update concert.operation set noun = 'x'",
        "delete from concert.operation",
        "update concert.commit set actor = 'x'",
        "delete from concert.commit",
        "delete from concert.mission_head",
        "truncate concert.site",
      ]) {
        await expect(run(editor, (connection) => connection.query(sql))).rejects.toMatchObject({
          code: "store.forbidden",
        });
      }
    });
  });

  describe("the login for work", () => {
    const asApp = async <T>(work: (client: pg.Client) => Promise<T>): Promise<T> => {
      const client = new pg.Client({ connectionString: loginUrl(place().url, appRole) });
      await client.connect();
      try {
        return await work(client);
      } finally {
        await client.end();
      }
    };

    test("is nobody else after RESET ROLE or RESET SESSION AUTHORIZATION, and sees nothing", async () => {
      await asApp(async (client) => {
        for (const sql of ["reset role", "reset session authorization", "set role none"]) {
          await client.query(sql);
          const { rows } = await client.query<{ who: string; sites: string }>(
            "select session_user || ' ' || current_user as who, (select count(*) from concert.site) as sites",
          );
          expect(rows).toEqual([{ who: "concert_app concert_app", sites: "0" }]);
        }
      });
    });

    test.each([
      "set role concert_owner",
      "set role postgres",
      "set session authorization postgres",
      "select * from concert.session",
      "select * from concert.principal",
      "create function pg_temp.x() returns int language sql security definer as 'select 1'; create table concert.mine (x int)",
      "alter table concert.site disable row level security",
      "set row_security = off; select * from concert.site",
      "copy concert.site to program 'true'",
    ])("may not %s", async (sql) => {
      await asApp((client) =>
        expect(client.query(sql)).rejects.toMatchObject({ code: expect.stringMatching(/^(42501|0A000)$/) }),
      );
    });
  });
});

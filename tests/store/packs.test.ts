import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { readPack } from "../../src/exchange/pack/read-pack.ts";
import { exportFolder, exportMission } from "../../src/operations/pack/export-pack.ts";
import { loadPack } from "../../src/operations/pack/load-pack.ts";
import { commitChanges } from "../../src/operations/records/commit-changes.ts";
import { undoCommit } from "../../src/operations/records/undo-commit.ts";
import { verifyJournal } from "../../src/operations/records/verify-journal.ts";
import { openDatabase } from "../../src/store/database.ts";
import { newDatabaseUrl, onEachServer, openPlace, runAs, site, smallPack } from "./servers.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const packs = readdirSync(join(root, "missions"));
const broken = join(root, "tests", "packs", "broken");
/** Folders of broken packs; each has a `mission.yaml` or at least a file of its own. */
const brokenPacks = existsSync(broken)
  ? readdirSync(broken, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
  : [];
const scratch = mkdtempSync(join(tmpdir(), "concert-packs-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
let counter = 0;
const newFolder = (): string => join(scratch, `out-${(counter += 1)}`);

/** Path and text of every file of a pack. */
function filesOf(folder: string): Record<string, string> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isFile() ? [join(entry.parentPath, entry.name).slice(folder.length + 1)] : [],
  );
  return Object.fromEntries(paths.sort().map((path) => [path, readFileSync(join(folder, path), "utf8")]));
}

/** Lines of one side that the other has not, by file. */
function differences(a: Record<string, string>, b: Record<string, string>): string[] {
  return Object.keys({ ...a, ...b }).flatMap((path) => {
    const [left, right] = [(a[path] ?? "").split("\n"), (b[path] ?? "").split("\n")];
    return [
      ...left.filter((line) => !right.includes(line)).map((line) => `${path} - ${line}`),
      ...right.filter((line) => !left.includes(line)).map((line) => `${path} + ${line}`),
    ];
  });
}

onEachServer((place) => {
  const exported = async (id: string, asOf: number | null = null) => {
    const folder = newFolder();
    await exportMission(place().database, place().session, { id, as_of: asOf }, folder);
    return filesOf(folder);
  };

  describe.each(packs)("the pack %s", (pack) => {
    const original = () => filesOf(join(root, "missions", pack));

    beforeAll(async () => {
      await loadPack(place().database, place().session, await readPack(join(root, "missions", pack)));
    });

    test("comes out byte by byte as it went in, and its journal holds", async () => {
      expect(await exported(pack)).toEqual(original());
      expect(await verifyJournal(place().database, place().session, pack)).toMatchObject({
        ok: true,
        seq: 1,
        first_fault: null,
      });
    });

    test("after one edit differs in that one line, and after the undo in none", async () => {
      const { records } = await readPack(join(root, "missions", pack));
      // Not every pack knows a place; all know how many people there are.
      const noun = records.get("site")?.length ? "site" : "strength";
      const [first] = records.get(noun) ?? [];
      const change = {
        op_id: "edit-1",
        kind: "change",
        noun,
        id: first?.id ?? "",
        base_version: 1,
        values: { note: 'moved, "as told"' },
      } as const;
      const { seq } = await commitChanges(place().database, place().session, pack, [change]);
      const found = differences(original(), await exported(pack));
      expect(found).toHaveLength(2);
      expect(found.every((line) => line.startsWith(`${noun}s.csv`))).toBe(true);
      expect(found[1]).toContain('"moved, ""as told"""');
      await undoCommit(place().database, place().session, pack, seq);
      expect(await exported(pack)).toEqual(original());
      expect(differences(original(), await exported(pack, seq))).toEqual(found);
    });

    test("loaded again changes nothing; another pack of that name is refused", async () => {
      const reading = await readPack(join(root, "missions", pack));
      expect(await loadPack(place().database, place().session, reading)).toMatchObject({ status: "kept", seq: 3 });
      const other = { ...reading, records: new Map([...reading.records, ["site", [site("elsewhere")]]]) };
      await expect(loadPack(place().database, place().session, other)).rejects.toMatchObject({
        kind: "conflict",
        code: "store.mission_exists",
      });
      expect(await exported(pack)).toEqual(original());
    });
  });

  test("a pack with errors, or one that fails half way, leaves every table and every head as they were", async () => {
    const state = async () => {
      const tables = await place().asSuperuser<{ name: string }>(
        "select relname as name from pg_class where relnamespace = 'concert'::regnamespace and relkind = 'r' order by 1",
      );
      const counts: unknown[] = [];
      for (const { name } of tables)
        counts.push(name, (await place().asSuperuser(`select count(*)::int from concert.${name}`))[0]);
      return {
        counts,
        heads: await place().asSuperuser(
          "select mission_id, seq, encode(digest, 'hex') from concert.mission_head order by 1",
        ),
      };
    };
    const before = await state();
    const load = (reading: Parameters<typeof loadPack>[2]) => loadPack(place().database, place().session, reading);
    const sound = smallPack("broken");
    const fault = { code: "ref.dangling", file: "sites.csv", row: 2, column: "same_as", value: "x", values: {} };
    await expect(load({ ...sound, errors: [fault] })).rejects.toMatchObject({
      kind: "invalid",
      code: "store.pack_faulty",
      values: { errors: 1 },
    });
    await expect(load({ ...sound, records: new Map() })).rejects.toMatchObject({ code: "store.pack_faulty" });
    await expect(load(smallPack("broken", { site: [site("a"), site("b"), site("a")] }))).rejects.toMatchObject({
      code: "23505",
    });
    await expect(load(smallPack("broken", { document: [{ id: "SOURCES.md", text: "a\0b" }] }))).rejects.toThrow();
    for (const name of brokenPacks) {
      const reading = await readPack(join(broken, name)).catch(() => null);
      if (reading && reading.errors.length > 0)
        await expect(load(reading)).rejects.toMatchObject({ code: "store.pack_faulty" });
    }
    expect(await state()).toEqual(before);
  });

  test("a session that may not open missions loads nothing", async () => {
    await expect(loadPack(place().database, "guessed", smallPack("new"))).rejects.toMatchObject({ kind: "forbidden" });
  });

  test("is not written over what is there, nor outside of its folder", async () => {
    const folder = newFolder();
    await loadPack(
      place().database,
      place().session,
      smallPack("odd", { document: [{ id: "a/../../escape.md", text: "x" }] }),
    );
    const out = exportMission(place().database, place().session, { id: "odd", as_of: null }, folder);
    await expect(out).rejects.toMatchObject({ code: "store.path_unsafe" });
    expect(readdirSync(scratch)).not.toContain("escape.md");
    await expect(exportFolder(join(root, "missions", "kfor"), join(root, "missions"))).rejects.toMatchObject({
      code: "store.folder_not_empty",
    });
  });

  test("an export of a folder is its canonical form, without any database", async () => {
    const folder = newFolder();
    await exportFolder(join(root, "missions", "kfor"), folder);
    expect(filesOf(folder)).toEqual(filesOf(join(root, "missions", "kfor")));
  });
});

test("a database copied to another place holds the whole pack", async () => {
  const server = inject("servers").embedded;
  const first = await openPlace(server);
  await loadPack(first.database, first.session, await readPack(join(root, "missions", "unmil")));
  await first.database.close();
  const copy = await newDatabaseUrl(server);
  const name = new URL(copy).pathname.slice(1);
  await runAs(server, `drop database ${name}`);
  await runAs(server, `create database ${name} template ${new URL(first.url).pathname.slice(1)}`);
  const second = await openDatabase({ url: copy });
  const folder = newFolder();
  await exportMission(second, await second.openOperatorSession(), { id: null, as_of: null }, folder);
  await second.close();
  expect(filesOf(folder)).toEqual(filesOf(join(root, "missions", "unmil")));
});

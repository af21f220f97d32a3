import { beforeEach, describe, expect, test } from "vitest";
import type { Noun } from "../../src/model/noun.ts";
import { findNoun } from "../../src/model/nouns.ts";
import { loadPack } from "../../src/operations/pack/load-pack.ts";
import { commitChanges } from "../../src/operations/records/commit-changes.ts";
import { listCommits, readMission } from "../../src/operations/records/read-mission.ts";
import { readRecord } from "../../src/operations/records/read-record.ts";
import { recordHistory } from "../../src/operations/records/record-history.ts";
import { undoCommit } from "../../src/operations/records/undo-commit.ts";
import { verifyJournal } from "../../src/operations/records/verify-journal.ts";
import type { OperationInput } from "../../src/store/store.ts";
import { sampleRow } from "../sample-mission.ts";
import { onEachServer, site, smallPack } from "./servers.ts";

const noun = (name: string): Noun => {
  const found = findNoun(name);
  if (!found) throw new Error(name);
  return found;
};
let counter = 0;
const op = (given: Partial<OperationInput> & Pick<OperationInput, "kind" | "id">): OperationInput => ({
  op_id: `op-${(counter += 1)}`,
  noun: "site",
  base_version: null,
  values: {},
  ...given,
});

onEachServer((place) => {
  let mission = "";
  const commit = (...operations: OperationInput[]) =>
    commitChanges(place().database, place().session, mission, operations);
  const read = (id: string, as_of: number | null = null) =>
    readRecord(place().database, place().session, mission, { noun: noun("site"), id, as_of });
  const head = async () =>
    (await listCommits(place().database, place().session, mission, { before: null, limit: 1 }))[0]?.seq;

  beforeEach(async () => {
    mission = `m${(counter += 1)}`;
    const rows = {
      site: [site("a", { lon: -9.5, lat: 6.25 }), site("b"), site("c")],
      incident: [sampleRow("incident", { id: "i1", when: "2004-01", kind: "riot", scope: "event" })],
    };
    await loadPack(place().database, place().session, smallPack(mission, rows));
  });

  describe("a commit", () => {
    test("applies all its operations and tells each record's new version", async () => {
      const receipt = await commit(
        op({ op_id: "x1", kind: "change", id: "a", base_version: 1, values: { note: "seen", lon: -9.75 } }),
        op({ op_id: "x2", kind: "add", id: "d", values: { name: "D", basis: "fictional" } }),
        op({ op_id: "x3", kind: "remove", id: "b", base_version: 1 }),
      );
      expect(receipt).toMatchObject({ mission_id: mission, seq: 2 });
      expect(receipt.operations).toEqual([
        { op_id: "x1", noun: "site", id: "a", version: 2 },
        { op_id: "x2", noun: "site", id: "d", version: 1 },
        { op_id: "x3", noun: "site", id: "b", version: 2 },
      ]);
      expect((await read("a")).values).toMatchObject({ note: "seen", lon: -9.75, lat: 6.25, name: "Site a" });
      await expect(read("b")).rejects.toMatchObject({ kind: "not-found", code: "store.record_unknown" });
      expect((await read("b", 1)).values).toMatchObject({ name: "Site b" });
    });

    test("changes nothing when one of its operations is refused", async () => {
      const both = commit(
        op({ kind: "change", id: "a", base_version: 1, values: { note: "x" } }),
        op({ kind: "change", id: "zz", base_version: 1, values: { note: "x" } }),
      );
      await expect(both).rejects.toMatchObject({ kind: "not-found" });
      expect((await read("a")).version).toBe(1);
      expect(await head()).toBe(1);
    });

    test("that comes again gets the receipt it got, and is applied once", async () => {
      const operations = [
        op({ kind: "change", id: "a", base_version: 1, values: { note: " blanks around " } }),
        op({ kind: "add", id: "e", values: { name: "E", basis: "assumed" } }),
      ];
      const first = await commit(...operations);
      await commit(op({ kind: "change", id: "a", base_version: 2, values: { note: "later" } }));
      expect(await commit(...operations)).toEqual(first);
      expect((await read("a")).values["note"]).toBe("later");
      expect(await head()).toBe(3);
    });

    test("that comes again with other content is refused", async () => {
      const operation = op({ kind: "change", id: "a", base_version: 1, values: { note: "one" } });
      await commit(operation);
      for (const other of [
        { ...operation, values: { note: "two" } },
        { ...operation, id: "c" },
        { ...operation, kind: "remove" as const, values: {} },
      ]) {
        await expect(commit(other)).rejects.toMatchObject({ kind: "conflict", code: "store.op_reused" });
      }
      await expect(commit(operation, op({ kind: "remove", id: "c", base_version: 1 }))).rejects.toMatchObject({
        code: "store.op_reused",
      });
    });

    test("on an older version is refused with both versions", async () => {
      await commit(op({ kind: "change", id: "a", base_version: 1, values: { note: "first" } }));
      const late = commit(op({ kind: "change", id: "a", base_version: 1, values: { note: "second" } }));
      await expect(late).rejects.toMatchObject({
        kind: "conflict",
        code: "store.conflict",
        values: { noun: "site", id: "a", base_version: 1, current_version: 2 },
      });
    });

    test("of two at the same time on one version exactly one is kept, and numbers have no gaps", async () => {
      const results = await Promise.allSettled(
        Array.from({ length: 8 }, (_, i) =>
          commit(op({ kind: "change", id: "a", base_version: 1, values: { note: `by ${i}` } })),
        ),
      );
      expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
      await Promise.all(
        Array.from({ length: 8 }, (_, i) =>
          commit(op({ kind: "add", id: `n${i}`, values: { name: "N", basis: "fictional" } })),
        ),
      );
      const commits = await listCommits(place().database, place().session, mission, { before: null, limit: 100 });
      expect(commits.map((each) => each.seq)).toEqual([10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
      expect((await verifyJournal(place().database, place().session, mission)).ok).toBe(true);
    });

    test.each([
      ["a number as text", { lon: "12" }, "store.value_invalid", "value.type"],
      ["a longitude beyond 180", { lon: 181 }, "store.value_invalid", "geo.range"],
      ["a zero that is suspect", { max_troops_estimated: 0 }, "store.value_invalid", "zero.suspect"],
      ["a day that does not exist", { held: "2004-04-31" }, "store.value_invalid", "date.invalid"],
      ["a code that is not offered", { basis: "guessed" }, "store.value_invalid", "code.unknown"],
      ["a required field without a value", { name: null }, "store.value_invalid", "required.missing"],
      ["a list item with a semicolon", { aliases: ["a;b"] }, "store.value_invalid", "value.type"],
      ["a zero character", { note: "a\0b" }, "store.value_invalid", "text.control"],
      ["half of a surrogate pair", { note: "a\ud800" }, "store.value_invalid", "text.control"],
      ["an object", { note: { a: 1 } }, "store.value_invalid", "value.type"],
    ])("with %s is refused by field", async (_, values, code, fault) => {
      await expect(commit(op({ kind: "change", id: "a", base_version: 1, values }))).rejects.toMatchObject({
        kind: "invalid",
        code,
        values: { id: "a", field: Object.keys(values)[0], fault },
      });
    });

    test("with a field that the noun has not, or on a noun that is not there, is refused", async () => {
      await expect(
        commit(op({ kind: "change", id: "a", base_version: 1, values: { colour: "red" } })),
      ).rejects.toMatchObject({ code: "store.field_unknown" });
      await expect(commit(op({ kind: "add", noun: "castle", id: "a" }))).rejects.toMatchObject({
        code: "store.noun_unknown",
      });
      await expect(
        commit(op({ kind: "change", noun: "incident", id: "i1", base_version: 1, values: { place: "x" } })),
      ).rejects.toMatchObject({ code: "store.append_only" });
      await expect(commit()).rejects.toMatchObject({ code: "store.operation_count" });
    });

    test("cannot give a mission a second record of itself, nor a file name that leads out of its pack", async () => {
      const another = op({ kind: "add", noun: "mission", id: "other", values: {} });
      await expect(commit(another)).rejects.toMatchObject({ code: "store.mission_one" });
      await expect(commit(op({ kind: "remove", noun: "mission", id: mission, base_version: 1 }))).rejects.toMatchObject(
        { code: "store.mission_one" },
      );
      for (const [noun, id] of [
        ["document", "a/../../x.md"],
        ["document", "sites.csv"],
        ["scenario", "a/../../x"],
      ] as const) {
        const values = noun === "document" ? { text: "x" } : { name: "x", changes: [] };
        await expect(commit(op({ kind: "add", noun, id, values }))).rejects.toMatchObject({
          code: "store.path_unsafe",
          values: { path: id },
        });
      }
    });

    test("that would leave a reference pointing nowhere is refused, from either end", async () => {
      await expect(
        commit(op({ kind: "change", id: "a", base_version: 1, values: { same_as: "nowhere" } })),
      ).rejects.toMatchObject({ code: "store.ref_dangling", values: { field: "same_as", value: "nowhere" } });
      await commit(op({ kind: "change", id: "a", base_version: 1, values: { same_as: "b" } }));
      await expect(commit(op({ kind: "remove", id: "b", base_version: 1 }))).rejects.toMatchObject({
        kind: "conflict",
        code: "store.still_referenced",
        values: { id: "b", by_id: "a" },
      });
      await commit(
        op({ kind: "remove", id: "b", base_version: 1 }),
        op({ kind: "change", id: "a", base_version: 2, values: { same_as: null } }),
      );
      await commit(
        op({ kind: "add", id: "p", values: { name: "P", same_as: "q", basis: "fictional" } }),
        op({ kind: "add", id: "q", values: { name: "Q", basis: "fictional" } }),
      );
    });

    test("cannot move a record whose id follows from its key", async () => {
      await commit(
        op({
          kind: "add",
          noun: "strength",
          id: "2004-01",
          values: { month: "2004-01", troops: 5, basis: "fictional" },
        }),
      );
      const moved = commit(
        op({ kind: "change", noun: "strength", id: "2004-01", base_version: 1, values: { month: "2004-02" } }),
      );
      await expect(moved).rejects.toMatchObject({ code: "store.id_derived", values: { derived: "2004-02" } });
    });

    test("is heard by those who listen, once it can be read", async () => {
      const heard: number[] = [];
      const found = new Promise<void>((done) => {
        const stop = place().database.onCommit((notice) => {
          if (notice.mission_id !== mission) return;
          heard.push(notice.seq);
          if (notice.seq === 3) done(stop());
        });
      });
      await new Promise((wait) => setTimeout(wait, 300));
      await commit(op({ kind: "change", id: "a", base_version: 1, values: { note: "1" } }));
      await commit(op({ kind: "change", id: "a", base_version: 2, values: { note: "2" } }));
      await found;
      expect(heard).toEqual([2, 3]);
    });
  });

  describe("history and undo", () => {
    test("a record tells each change with what stood before and after", async () => {
      await commit(op({ kind: "change", id: "a", base_version: 1, values: { note: "one" } }));
      await commit(op({ kind: "remove", id: "a", base_version: 2 }));
      await commit(op({ kind: "add", id: "a", values: { name: "Again", basis: "fictional" } }));
      const history = await recordHistory(place().database, place().session, mission, { noun: noun("site"), id: "a" });
      expect(
        history.map((entry) => [
          entry.seq,
          entry.actor,
          entry.kind,
          entry.version,
          entry.before?.["name"] ?? null,
          entry.after?.["note"] ?? null,
        ]),
      ).toEqual([
        [4, "operator", "add", 4, null, null],
        [3, "operator", "remove", 3, "Site a", null],
        [2, "operator", "change", 2, "Site a", "one"],
        [1, "operator", "add", 1, null, null],
      ]);
    });

    test("a row that came in a batch tells the load it came with", async () => {
      const [entry] = await recordHistory(place().database, place().session, mission, {
        noun: noun("incident"),
        id: "i1",
      });
      expect(entry).toMatchObject({ seq: 1, kind: "batch", before: null, after: { id: "i1", kind: "riot" } });
    });

    test("undo brings back what stood before, and undoing the undo takes it away again", async () => {
      const before = await readMission(place().database, place().session, mission, null);
      await commit(
        op({ kind: "change", id: "a", base_version: 1, values: { note: "x", lon: 1, aliases: ["y"] } }),
        op({ kind: "remove", id: "b", base_version: 1 }),
        op({ kind: "add", id: "n", values: { name: "N", basis: "fictional" } }),
      );
      const changed = await readMission(place().database, place().session, mission, null);
      expect((await undoCommit(place().database, place().session, mission, 2)).seq).toBe(3);
      expect(await readMission(place().database, place().session, mission, null)).toEqual(before);
      await undoCommit(place().database, place().session, mission, 3);
      expect(await readMission(place().database, place().session, mission, null)).toEqual(changed);
      expect((await verifyJournal(place().database, place().session, mission)).first_fault).toBeNull();
    });

    test("changes of one record are undone one after another, the latest first, and redone", async () => {
      const undo = async (seq: number) => (await undoCommit(place().database, place().session, mission, seq)).seq;
      const note = async () =>
        (await readMission(place().database, place().session, mission, null))
          .get("site")
          ?.find(({ id }) => id === "a")?.["note"];
      const first = await note();
      await commit(op({ kind: "change", id: "a", base_version: 1, values: { note: "1" } }));
      await commit(op({ kind: "change", id: "a", base_version: 2, values: { note: "2" } }));
      const back = await undo(3);
      expect(await note()).toBe("1");
      const backAgain = await undo(2);
      expect(await note()).toBe(first);
      await undo(backAgain);
      expect(await note()).toBe("1");
      await undo(back);
      expect(await note()).toBe("2");
    });

    test("undo is refused when a later change stands on it, for a load, and for what is only ever added", async () => {
      await commit(op({ kind: "change", id: "a", base_version: 1, values: { note: "1" } }));
      await commit(op({ kind: "change", id: "a", base_version: 2, values: { note: "2" } }));
      const undo = (seq: number) => undoCommit(place().database, place().session, mission, seq);
      await expect(undo(2)).rejects.toMatchObject({
        kind: "conflict",
        code: "store.undo_conflict",
        values: { seq: 2, id: "a", later: 3 },
      });
      await expect(undo(1)).rejects.toMatchObject({ code: "store.undo_load" });
      await commit(
        op({
          kind: "add",
          noun: "incident",
          id: "i2",
          values: { when: "2004-02", kind: "riot", scope: "event", basis: "fictional" },
        }),
      );
      await expect(undo(4)).rejects.toMatchObject({ code: "store.append_only" });
      await expect(undo(9)).rejects.toMatchObject({ code: "store.commit_unknown" });
    });

    test("a mission reads as it was right after each commit", async () => {
      const states = [await readMission(place().database, place().session, mission, null)];
      await commit(
        op({ kind: "change", id: "a", base_version: 1, values: { note: "x" } }),
        op({ kind: "remove", id: "b", base_version: 1 }),
      );
      states.push(await readMission(place().database, place().session, mission, null));
      await commit(
        op({
          kind: "add",
          noun: "incident",
          id: "i2",
          values: { when: "2004-02", kind: "riot", scope: "event", basis: "fictional" },
        }),
      );
      states.push(await readMission(place().database, place().session, mission, null));
      for (const [index, state] of states.entries())
        expect(await readMission(place().database, place().session, mission, index + 1)).toEqual(state);
      await expect(readMission(place().database, place().session, mission, 4)).rejects.toMatchObject({
        code: "store.commit_unknown",
      });
    });
  });
});

import { beforeAll, describe, expect, test } from "vitest";
import { compareText } from "../../src/kernel/text-order.ts";
import type { Noun } from "../../src/model/noun.ts";
import { findNoun } from "../../src/model/nouns.ts";
import { loadPack } from "../../src/operations/pack/load-pack.ts";
import { countListed, sumListed } from "../../src/operations/records/sum-records.ts";
import { listRecords } from "../../src/operations/records/list-records.ts";
import type { ListQuery } from "../../src/store/store.ts";
import { sampleRow } from "../sample-mission.ts";
import { onEachServer, smallPack } from "./servers.ts";

const noun = (name: string): Noun => {
  const found = findNoun(name);
  if (!found) throw new Error(name);
  return found;
};
const whole: ListQuery = { filters: [], sort: null, limit: 100, cursor: null, as_of: null };

onEachServer((place) => {
  describe("a list", () => {
    const contributions = [
      ["2009-11", "Ghana", 700, null],
      ["2009-11", "Élan", null, 3],
      ["2009-12", "ghana", 650, 0],
      ["2010-01", "Pakistan", 3000, 12],
      ["2010-01", "Zambia", null, null],
      ["2010-02", "\u{1F600} other", 5, 1],
    ] as const;
    const ids = (page: { readonly rows: readonly { readonly values: { readonly id: string } }[] }) =>
      page.rows.map((row) => row.values.id);
    const list = (query: Partial<ListQuery>) =>
      listRecords(place().database, place().session, "listed", {
        noun: noun("contribution"),
        query: { ...whole, ...query },
      });

    beforeAll(async () => {
      const rows = contributions.map(([as_of, contributor, troops, police]) =>
        sampleRow("contribution", { as_of, contributor, troops, police, basis: "reported", source: ["s1", "s2"] }),
      );
      const contribution = [...rows].sort((a, b) => compareText(a.id, b.id));
      const source = ["s1", "s2"].map((id) => sampleRow("source", { id, title: id }));
      await loadPack(place().database, place().session, smallPack("listed", { contribution, source }));
    });

    test.each([
      [{ field: "contributor", test: "contains", value: "GHANA" }, 2],
      [{ field: "contributor", test: "contains", value: "élan" }, 1],
      [{ field: "contributor", test: "is", value: "Ghana" }, 1],
      [{ field: "troops", test: "at_least", value: "650" }, 3],
      [{ field: "troops", test: "at_most", value: "650" }, 2],
      [{ field: "troops", test: "empty", value: "yes" }, 2],
      [{ field: "troops", test: "empty", value: "no" }, 4],
      [{ field: "police", test: "is", value: "0" }, 1],
      [{ field: "as_of", test: "at_least", value: "2010" }, 3],
      [{ field: "source", test: "is", value: "s2" }, 6],
      [{ field: "source", test: "contains", value: "s1;s" }, 6],
      [{ field: "note", test: "contains", value: "%" }, 0],
      [{ field: "basis", test: "is", value: "' or true --" }, 0],
      [{ field: "contributor", test: "in", value: "Ghana|%C3%89lan" }, 2],
      [{ field: "troops", test: "in", value: "700|" }, 3],
      [{ field: "source", test: "in", value: "s2|nobody" }, 6],
      [{ field: "source", test: "in", value: "" }, 0],
    ] as const)("filtered by %j has %i rows", async (filter, total) => {
      const page = await list({ filters: [filter] });
      expect([page.total, page.rows.length]).toEqual([total, total]);
      expect((await list({ filters: [filter], as_of: 1 })).rows).toEqual(page.rows);
    });

    test("sorts by value with the unknown last, and pages through every row once", async () => {
      for (const field of ["troops", "contributor", "source", "id"]) {
        for (const descending of [false, true]) {
          const sort = { field, descending };
          const all = await list({ sort });
          const paged: string[] = [];
          for (let cursor: string | null = null; ;) {
            const page = await list({ sort, limit: 2, cursor });
            paged.push(...ids(page));
            cursor = page.next_cursor;
            if (cursor === null) break;
          }
          expect(paged).toEqual(ids(all));
          expect(new Set(paged).size).toBe(6);
        }
      }
      expect(
        (await list({ sort: { field: "troops", descending: true } })).rows.map((row) => row.values["troops"]),
      ).toEqual([3000, 700, 650, 5, null, null]);
      expect(ids(await list({}))).toEqual([...ids(await list({}))].sort(compareText));
    });

    test("any window is read at once and lies in the order of the whole list", async () => {
      const sort = { field: "troops", descending: true };
      const all = ids(await list({ sort }));
      const window = await list({ sort, offset: 3, limit: 2 });
      expect([ids(window), window.total]).toEqual([all.slice(3, 5), 6]);
      expect(ids(await list({ sort, offset: 5, limit: 2 }))).toEqual(all.slice(5));
      expect(await list({ sort, offset: 60, limit: 2 })).toEqual({ rows: [], total: 6, next_cursor: null });
    });

    const asked = { filters: [], as_of: null, limit: 100, holding: "" };
    const counted = (ask: Partial<typeof asked> & { readonly field: string }) =>
      countListed(place().database, place().session, "listed", {
        noun: noun("contribution"),
        ask: { ...asked, ...ask },
      });

    test("values are counted, the most frequent first, the unknown among them", async () => {
      expect(await counted({ field: "police" })).toEqual({
        items: [
          { value: null, count: 2 },
          { value: "0", count: 1 },
          { value: "1", count: 1 },
          { value: "12", count: 1 },
          { value: "3", count: 1 },
        ],
        distinct: 5,
      });
      expect(await counted({ field: "source", limit: 1 })).toEqual({
        items: [{ value: "s1", count: 6 }],
        distinct: 2,
      });
      expect(await counted({ field: "contributor", holding: "GHA" })).toEqual({
        items: [
          { value: "Ghana", count: 1 },
          { value: "ghana", count: 1 },
        ],
        distinct: 2,
      });
    });

    test("sums say over how many rows they stand, of a whole list and of a window", async () => {
      const sum = async (ask: object) => {
        const sums = await sumListed(place().database, place().session, "listed", {
          noun: noun("contribution"),
          ask: { filters: [], as_of: null, sort: null, limit: null, ...ask },
        });
        return [sums.rows, sums.fields.find(({ field }) => field === "troops")];
      };
      expect(await sum({})).toEqual([6, { field: "troops", known: 4, sum: "4355", units: 1 }]);
      const sort = { field: "troops", descending: true };
      expect(await sum({ sort, limit: 2, offset: 1 })).toEqual([
        2,
        { field: "troops", known: 2, sum: "1350", units: 1 },
      ]);
      expect(await sum({ sort, limit: 2, offset: 4 })).toEqual([2, { field: "troops", known: 0, sum: null, units: 1 }]);
    });

    test.each([
      [{ filters: [{ field: "troops", test: "in", value: "%" }] }, "store.filter_invalid"],
      [{ filters: [{ field: "troops", test: "at_least", value: "many" }] }, "store.filter_invalid"],
      [{ filters: [{ field: "colour", test: "is", value: "red" }] }, "store.field_unknown"],
      [{ sort: { field: "version; drop table concert.site", descending: false } }, "store.field_unknown"],
      [{ cursor: "bm90IG91cnM" }, "store.cursor_invalid"],
      [{ as_of: 99 }, "store.commit_unknown"],
    ] as const)("with %j is refused as %s", async (query, code) => {
      await expect(list(query)).rejects.toMatchObject({ code });
    });
  });
});

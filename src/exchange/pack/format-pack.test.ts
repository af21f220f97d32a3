import fc from "fast-check";
import { expect, test } from "vitest";
import { rowsOf } from "../../../tests/exchange/random-rows.ts";
import type { Row } from "../../model/noun.ts";
import { nouns } from "../../model/nouns.ts";
import { FaultList } from "./fault.ts";
import { formatPack } from "./format-pack.ts";
import { readMission } from "./read-mission.ts";
import { readTable } from "./read-table.ts";

async function* piecesOf(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const csvNouns = nouns.filter((noun) => noun.file === "csv");

test.each(csvNouns.map((noun) => [noun.plural, noun] as const))(
  "%s: what is written reads back the same, and writing it again changes nothing",
  async (plural, noun) => {
    await fc.assert(
      fc.asyncProperty(rowsOf(noun), fc.integer({ min: 1, max: 50 }), async (rows, size) => {
        const text = formatPack(new Map([[noun.name, rows]])).get(`${plural}.csv`) ?? "";
        const faults = new FaultList();
        const back = await readTable(noun, `${plural}.csv`, piecesOf(text, size), {
          faults,
          strict: true,
          extent: null,
        });
        expect(faults.errors).toEqual([]);
        expect(back.rows).toEqual(rows);
        expect(formatPack(new Map([[noun.name, back.rows]])).get(`${plural}.csv`)).toBe(text);
      }),
      { numRuns: 40 },
    );
  },
);

test("mission.yaml reads back the same", () => {
  const mission = nouns.find((noun) => noun.file === "mission");
  if (!mission) throw new Error("no mission noun");
  fc.assert(
    fc.property(rowsOf(mission, 1), (rows) => {
      const text = formatPack(new Map([["mission", rows]])).get("mission.yaml") ?? "";
      const faults = new FaultList();
      const { table } = readMission(text, faults);
      expect(faults.errors).toEqual([]);
      expect(table.rows).toEqual(rows);
    }),
    { numRuns: 200 },
  );
});

test("a small pack has exactly this form", () => {
  const provenance = { basis: "fictional", confidence: null, source: ["a", "b"], source_note: null, note: null };
  const season = (id: string, name: string): Row => ({
    id,
    name,
    kind: "wet",
    starts: "05-01",
    ends: "10-31",
    ...provenance,
  });
  const records = new Map<string, readonly Row[]>([
    ["season", [season("b", 'The "long"\nrains'), season("B", "x"), season("a", " Rains, main ")]],
    ["site", []],
    [
      "scenario",
      [
        {
          id: "port",
          name: "Port closed",
          description: null,
          changes: [{ op: "close", noun: "entry_point", id: "p1", from: "2003-11-01", to: "2004-02-01" }],
        },
      ],
    ],
    ["document", [{ id: "SOURCES.md", text: "# As it stands\r\n" }]],
  ]);
  expect(Object.fromEntries(formatPack(records))).toEqual({
    "seasons.csv":
      "id,name,kind,starts,ends,basis,confidence,source,source_note,note\n" +
      "B,x,wet,05-01,10-31,fictional,,a;b,,\n" +
      'a,"Rains, main",wet,05-01,10-31,fictional,,a;b,,\n' +
      'b,"The ""long""\nrains",wet,05-01,10-31,fictional,,a;b,,\n',
    "scenarios/port.yaml":
      'name: "Port closed"\nchanges:\n  - { op: close, noun: entry_point, id: "p1", from: "2003-11-01", to: "2004-02-01" }\n',
    "SOURCES.md": "# As it stands\r\n",
  });
});

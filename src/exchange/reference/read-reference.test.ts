import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Refusal } from "../../kernel/refusal.ts";
import { readReference } from "./read-reference.ts";
import { referenceFolder } from "./reference-folder.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "reference "));
});
afterEach(() => rm(folder, { recursive: true }));

async function write(name: string, text: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

/** Code and values of the refusal, or `read` where there is none. */
async function outcome(overrides: Parameters<typeof readReference>[1]): Promise<unknown> {
  try {
    await readReference(referenceFolder(), overrides);
    return "read";
  } catch (error) {
    if (error instanceof Refusal) return [error.code, error.values];
    throw error;
  }
}

test("the shipped tables read whole", async () => {
  const reference = await readReference(referenceFolder());
  expect(new Set(reference.regular_scale.map((row) => row.period)).size).toBe(11);
  expect(reference.levels.find((row) => row.period === "2022-2024" && row.iso3 === "NRU")).toMatchObject({ level: "G_OR_HSTAR", discount_percent_final_year: "70" });
  expect(reference.discounts.find((row) => row.period === "2022-2024" && row.level === "A")?.discount_percent).toBe(null);
});

test("a replacing file needs only its own columns, in any order, and counts as unverified", async () => {
  const scale = await write("mine.csv", "\ufeffrate_percent,iso3,period\r\n 60 ,AND,2030-2032\r\n40.000,BEL,2030-2032\r\n\r\n");
  const reference = await readReference(referenceFolder(), { scale });
  expect(reference.regular_scale).toEqual([
    { period: "2030-2032", iso3: "AND", rate_percent: "60", status: "unverified", source: "" },
    { period: "2030-2032", iso3: "BEL", rate_percent: "40.000", status: "unverified", source: "" },
  ]);
  expect(reference.levels.length).toBeGreaterThan(500);
});

test("a newer file dropped into the folder adds its rows, and a row that stands in two files is refused", async () => {
  await cp(referenceFolder(), folder, { recursive: true });
  await write("regular_scale.2028.csv", "period,iso3,rate_percent\n2028-2030,USA,100\n");
  expect((await readReference(folder)).regular_scale.at(-1)).toMatchObject({ period: "2028-2030", iso3: "USA" });
  await write("regular_scale.2029.csv", "period,iso3,rate_percent\n2028-2030,USA,99\n");
  await expect(readReference(folder)).rejects.toMatchObject({
    code: "reference.repeated",
    values: { file: "regular_scale.2029.csv", row: 2, key: "2028-2030 USA", first: "regular_scale.2028.csv:2" },
  });
});

test.each([
  ["period,iso3,rate\n", ["reference.column_missing", { file: "f.csv", column: "rate_percent" }]],
  ["period;iso3;rate_percent\n", ["reference.delimiter", { file: "f.csv" }]],
  ["period,iso3,iso3,rate_percent\n", ["reference.column_repeated", { file: "f.csv", column: "iso3" }]],
  ["period,iso3,rate_percent\n2030,AND\n", ["reference.row_width", { file: "f.csv", row: 2, columns: 3, cells: 2 }]],
  ["period,iso3,rate_percent\n2030,AND,1\n2030,ARE,\n", ["reference.missing", { file: "f.csv", row: 3, column: "rate_percent", value: "" }]],
  ['period,iso3,rate_percent,source\n2030,AND,1,"two\nlines"\n2030,ARE,-1,x\n', ["reference.number", { file: "f.csv", row: 4, column: "rate_percent", value: "-1" }]],
  ['period,iso3,rate_percent\n2030,AND,"0,5"\n', ["reference.number", { file: "f.csv", row: 2, column: "rate_percent", value: "0,5" }]],
  ["period,iso3,rate_percent\n2030,AND,100.001\n", ["reference.range", { file: "f.csv", row: 2, column: "rate_percent", value: "100.001" }]],
  ["period,iso3,rate_percent\n2032-2030,AND,1\n", ["reference.years", { file: "f.csv", row: 2, column: "period", value: "2032-2030" }]],
  ["period,iso3,rate_percent\n2030,aaa,1\n", ["reference.state_code", { file: "f.csv", row: 2, column: "iso3", value: "aaa" }]],
  ["period,iso3,rate_percent\n2030,AND,1\n2030,AND,2\n", ["reference.repeated", { file: "f.csv", row: 3, key: "2030 AND", first: "f.csv:2" }]],
  ["period,iso3,rate_percent,status\n2030,AND,1,sure\n", ["reference.status", { file: "f.csv", row: 2, column: "status", value: "sure" }]],
])("a fault is refused with its file, row, column and rule: %j", async (text, expected) => {
  expect(await outcome({ scale: await write("f.csv", text) })).toEqual(expected);
});

test("a file in another encoding and a path without a file are refused", async () => {
  expect(await outcome({ levels: await write("f.csv", new Uint8Array([0x70, 0xe9, 0x0a])) })).toEqual(["reference.encoding", { file: "f.csv" }]);
  const nowhere = join(folder, "nowhere.csv");
  expect(await outcome({ levels: nowhere })).toEqual(["reference.file_missing", { file: nowhere }]);
});

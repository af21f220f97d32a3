import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { toMissionData } from "./mission-data.ts";
import { readPack } from "./read-pack.ts";

const testland = fileURLToPath(new URL("../../../tests/packs/testland", import.meta.url));
let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "concert-pack-"));
  cpSync(testland, folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const places = async (strict = true): Promise<string[]> => {
  const { errors } = await readPack(folder, { strict });
  return errors.map(({ code, file, row, column }) => `${code} ${file} ${row ?? "-"} ${column ?? "-"}`);
};

test("a pack reads as records of every noun, in the order of their ids, and as mission data", async () => {
  const { records, rows, totals } = await readPack(folder);
  expect(totals).toEqual([]);
  expect(rows).toMatchObject({ missions: 1, sites: 3, routes: 2, scenarios: 1, documents: 1 });
  expect(records.get("strength")?.map((row) => [row.id, row["troops"], row["police"]])).toEqual([
    ["2004-02", 200, null],
    ["2004-03", 400, 20],
  ]);
  expect(records.get("document")?.[0]?.id).toBe("SOURCES.md");
  const mission = toMissionData(records);
  expect(mission.mission.authorised_on).toBe("2004-01-15");
  expect(mission.site.map((site) => [site.id, site.lon, site.medical])).toEqual([
    ["alder", -10.5, true],
    ["birch", -10.1, null],
    ["cedar", -9.4, null],
  ]);
  expect(mission.task).toEqual([]);
});

test("a folder that is not there is refused, an empty one has no mission", async () => {
  await expect(readPack(join(folder, "nowhere"))).rejects.toMatchObject({ kind: "not-found", code: "pack.missing" });
  const empty = join(folder, ".empty");
  mkdirSync(empty);
  expect((await readPack(empty)).errors).toMatchObject([
    { code: "file.missing", file: "mission.yaml", row: null, column: null },
  ]);
});

test("links are not followed, folders that a pack has not are named once, names with a dot are left alone", async () => {
  symlinkSync("/etc/hostname", join(folder, "expected.json"));
  mkdirSync(join(folder, "expected"));
  symlinkSync("/etc/hostname", join(folder, "expected", "plan.json"));
  mkdirSync(join(folder, "photos"));
  writeFileSync(join(folder, "photos", "a.jpg"), "");
  writeFileSync(join(folder, ".DS_Store"), "");
  expect(await places()).toEqual([
    "file.unknown expected/plan.json - -",
    "file.unknown expected.json - -",
    "file.unknown photos/ - -",
  ]);
});

test("expected answers travel word for word", async () => {
  mkdirSync(join(folder, "expected"));
  writeFileSync(join(folder, "expected", "check.json"), '{ "a":1}\r\n');
  expect(
    (await readPack(folder)).records.get("document")?.find((row) => row.id === "expected/check.json")?.["text"],
  ).toBe('{ "a":1}\r\n');
});

test("a table in Excel's own hand is an error in check and accepted with a notice otherwise", async () => {
  writeFileSync(
    join(folder, "seasons.csv"),
    "\uFEFFid;name;kind;starts;ends;basis\r\nrains;Pluies;wet;05-01;10-31;fictional\r\n;;;;;\r\n",
  );
  expect(await places()).toEqual([
    "file.bom seasons.csv - -",
    "file.line_end seasons.csv - -",
    "file.delimiter seasons.csv - -",
    "row.empty seasons.csv 3 -",
  ]);
  writeFileSync(
    join(folder, "seasons.csv"),
    "\uFEFFid;name;kind;starts;ends;basis\r\nrains;Pluies;wet;05-01;10-31;fictional\r\n\r\n",
  );
  const { errors, warnings, records } = await readPack(folder, { strict: false });
  expect(errors).toEqual([]);
  expect(warnings.map((fault) => fault.code)).toEqual(["file.bom", "file.line_end", "file.delimiter"]);
  expect(records.get("season")?.[0]).toMatchObject({ id: "rains", name: "Pluies", source: [], note: null });
});

test("decimal commas of a table separated by semicolons are read", async () => {
  writeFileSync(
    join(folder, "sites.csv"),
    "id;name;lon;lat;basis\nalder;Alder;-10,5;6,2;fictional\nbirch;Birch;-10,1;6,6;fictional\ncedar;Cedar;;;fictional\n",
  );
  const { errors, records } = await readPack(folder, { strict: false });
  expect(errors).toEqual([]);
  expect(records.get("site")?.map((row) => row["lat"])).toEqual([6.2, 6.6, null]);
});

test("a table that could not be read whole makes no reference to it dangle", async () => {
  writeFileSync(join(folder, "sites.csv"), `id,name,basis\nalder,Alder,fictional\n${"x".repeat(2_000_000)}`);
  expect(await places()).toEqual(["row.too_long sites.csv 3 -"]);
});

test.each([
  ["a: [1, 2", "yaml.invalid mission.yaml 1 -"],
  ["- a\n- b\n", "yaml.invalid mission.yaml 1 -"],
  ["format: 1\nformat: 1\n", "yaml.invalid mission.yaml 2 -"],
  ["format: 2\nsomething: new\n", "format.unknown mission.yaml 1 format"],
])("mission.yaml %j is one fault", async (text, place) => {
  writeFileSync(join(folder, "mission.yaml"), text);
  expect((await places()).filter((each) => each.includes("mission.yaml"))).toEqual([place]);
});

import { execFile } from "node:child_process";
import {
  cpSync,
  createWriteStream,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ExcelJS from "exceljs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readPack } from "../../src/exchange/pack/read-pack.ts";
import { writeWorkbook } from "../../src/exchange/workbook/write-workbook.ts";
import { findNoun } from "../../src/model/nouns.ts";
import { writtenLanguages } from "../../src/words/say.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const packs = join(root, "tests", "packs");
let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "concert cli "));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

type Done = { readonly code: number; readonly out: string; readonly err: string };

function concert(args: readonly string[], home = root, environment: NodeJS.ProcessEnv = { LANG: "C" }): Promise<Done> {
  return new Promise((resolve) => {
    const env = { PATH: process.env["PATH"], HOME: process.env["HOME"], ...environment };
    execFile(process.execPath, [join(home, "bin", "concert.js"), ...args], { env, cwd: folder }, (error, out, err) => {
      resolve({ code: typeof error?.code === "number" ? error.code : 0, out, err });
    });
  });
}

function copyOf(pack: string): string {
  const copy = join(folder, "pack");
  cpSync(join(packs, pack), copy, { recursive: true });
  return copy;
}

test("a sound pack is checked with exit code 0 and its counts", async () => {
  const { code, out, err } = await concert(["check", join(packs, "testland"), "--json"]);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    schema: "concert.check/1",
    ok: true,
    errors: [],
    warnings: [],
    rows: { sites: 3, missions: 1, scenarios: 1 },
  });
  expect(err).toBe("No errors, no warnings in 23 rows.\n");
});

test("a fault is said with its place and remedy, in the language of the reader; exit code 1", async () => {
  const pack = join(packs, "broken", "ref-dangling");
  const english = await concert(["check", pack]);
  expect(english).toMatchObject({ code: 1, out: "" });
  expect(english.err).toContain(
    "routes.csv:3:to: there is no Zedar among: Sites and Entry points; correct the id or add the record it points to\n",
  );
  expect((await concert(["check", pack], root, { LC_ALL: "fr_FR.UTF-8" })).err).toContain(
    "routes.csv:3:to: il n’y a pas de Zedar",
  );
  expect((await concert(["check", pack, "--lang", "ar"])).err).toContain("routes.csv:3:to: لا يوجد Zedar");
});

test.each([
  [["check", "no-such-pack"], "There is no mission pack folder"],
  [["check"], "The argument PACK is missing.\nUsage: concert check PACK [--json]"],
  [["check", "--loud", "x"], "The option --loud is not known here."],
  [["sing"], "There is no command sing."],
  [["help", "--lang", "xx"], "The language xx is not available"],
  [["import", "pdf", "x", "--into", "y"], "The format pdf cannot be imported"],
  [["import", "csv", "x"], "The option --into is needed."],
])("%j is wrong use: exit code 2", async (args, message) => {
  const { code, out, err } = await concert(args);
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toContain(message);
});

test("format accepts what a spreadsheet left, tells it, and writes the canonical form once", async () => {
  for (const broken of ["bom", "semicolons", "tabs", "crlf", "crlf-yaml"]) {
    const pack = copyOf(join("broken", broken));
    const dry = await concert(["format", pack, "--dry-run"]);
    expect(dry).toMatchObject({ code: 0, out: "" });
    expect((await concert(["check", pack])).code).toBe(1);
    expect((await concert(["format", pack])).err).toMatch(/^warning: .*\n(.*\n)*wrote /);
    expect((await concert(["check", pack])).code).toBe(0);
    expect((await concert(["format", pack])).err).toBe("The pack is in its canonical form.\n");
    rmSync(pack, { recursive: true });
  }
});

test("format writes nothing where the pack has an error", async () => {
  const pack = copyOf(join("broken", "all-faults"));
  const before = readFileSync(join(pack, "routes.csv"));
  const { code, err } = await concert(["format", pack]);
  expect(code).toBe(1);
  expect(err).toContain("Nothing was written: the pack has errors.");
  expect(readFileSync(join(pack, "routes.csv"))).toEqual(before);
});

test("rows of a CSV file enter a pack: the file holds only some columns, a new row derives its id", async () => {
  const pack = copyOf("testland");
  await concert(["format", pack]);
  const before = readFileSync(join(pack, "strengths.csv"), "utf8");
  const file = join(folder, "strengths.csv");
  writeFileSync(file, "month;troops;basis\n2004-03;401;fictional\n2004-04;500;fictional\n");
  const dry = await concert(["import", "csv", file, "--into", pack, "--dry-run"]);
  expect(dry).toMatchObject({ code: 0, out: "" });
  expect(dry.err).toContain(
    "strengths.csv: 1 row added, 1 changed, none unchanged, none refused.\nNothing was written: this was a dry run.\n",
  );
  expect(readFileSync(join(pack, "strengths.csv"), "utf8")).toBe(before);
  expect((await concert(["import", "csv", file, "--into", pack])).code).toBe(0);
  expect(readFileSync(join(pack, "strengths.csv"), "utf8")).toBe(
    `${before.replace("2004-03,2004-03-31,4,400", "2004-03,2004-03-31,4,401")}2004-04,,,500,,,,fictional,,,,\n`,
  );
});

test("an import with one bad row, or one that breaks a reference, writes nothing", async () => {
  const pack = copyOf("testland");
  await concert(["format", pack]);
  const before = readFileSync(join(pack, "sites.csv"), "utf8");
  const file = join(folder, "sites.csv");
  writeFileSync(file, "id,name,lat,basis\nelm,Elm,6.1,fictional\noak,Oak,600,fictional\n");
  const refused = await concert(["import", "csv", file, "--into", pack, "--json"]);
  expect(refused.code).toBe(1);
  expect(JSON.parse(refused.out)).toMatchObject({
    ok: false,
    written: [],
    refused: [{ file: "sites.csv", row: 3, column: "lat", code: "geo.range" }],
  });
  writeFileSync(file, "id,name,basis,same_as\nelm,Elm,fictional,nowhere\n");
  const dangling = await concert(["import", "csv", file, "--into", pack]);
  expect(dangling.code).toBe(1);
  expect(dangling.err).toContain("sites.csv:5:same_as: there is no nowhere among: Sites");
  expect(readFileSync(join(pack, "sites.csv"), "utf8")).toBe(before);
});

test("an Excel workbook made from a pack, changed by hand, enters the pack again", async () => {
  const pack = copyOf("testland");
  await concert(["format", pack]);
  const noun = findNoun("route");
  const { records } = await readPack(pack);
  if (!noun) throw new Error("no noun route");
  const file = join(folder, "ways.xlsx");
  const rows = (records.get("route") ?? []).map((row) => ({ row, version: null }));
  await writeWorkbook(createWriteStream(file), [{ noun, rows }], { language: "fr", mission: "MIT" });
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(file);
  const sheet = workbook.worksheets[0];
  sheet?.eachRow((row) => {
    if (row.getCell(3).value === "r1") row.eachCell((cell) => void (cell.value === 85 && (cell.value = 86.5)));
  });
  await workbook.xlsx.writeFile(file);
  const before = readFileSync(join(pack, "routes.csv"), "utf8");
  expect((await concert(["import", "xlsx", file, "--into", pack, "--json"])).code).toBe(0);
  expect(readFileSync(join(pack, "routes.csv"), "utf8")).toBe(before.replace("road,85,", "road,86.5,"));
});

test("Concert starts from a folder with a space, in two processes at once, and again", async () => {
  const home = join(folder, "a copy");
  cpSync(join(root, "bin"), join(home, "bin"), { recursive: true });
  cpSync(join(root, "package.json"), join(home, "package.json"));
  cpSync(join(root, "src"), join(home, "src"), {
    recursive: true,
    filter: (name) => !name.endsWith(join("src", "web")),
  });
  symlinkSync(join(root, "node_modules"), join(home, "node_modules"));
  const both = await Promise.all([concert(["version"], home), concert(["check", join(packs, "testland")], home)]);
  expect(both.map(({ code }) => code)).toEqual([0, 0]);
  const builds = readdirSync(join(home, "dist", "cli"));
  expect(builds).toHaveLength(1);
  expect(existsSync(join(home, "dist", "cli", builds[0] ?? "", "cli", "main.js"))).toBe(true);
  expect(await concert(["version"], home)).toMatchObject({ code: 0, err: "" });
  expect(readdirSync(join(home, "dist", "cli"))).toEqual(builds);
});

test("the help names every command whose file is there, in every language", async () => {
  for (const language of writtenLanguages) {
    const { code, out } = await concert(["help", "--lang", language]);
    expect(code).toBe(0);
    for (const name of ["check", "format", "import", "dictionary", "version"]) expect(out).toContain(`concert ${name}`);
    expect(out).not.toMatch(/\[(command|terminal)\./);
  }
  expect((await concert(["check", "--help"])).out).toBe(
    "concert check PACK [--json]\n\nLists every fault of a mission pack, each with its place and its remedy.\n",
  );
});

test("every answer is to be had as JSON, also the dictionary, the help and the version", async () => {
  const answers = await Promise.all(["dictionary", "help", "version"].map((name) => concert([name, "--json"])));
  expect(answers.map(({ code, err }) => [code, err])).toEqual(answers.map(() => [0, ""]));
  const [dictionary, help, version] = answers.map(({ out }): unknown => JSON.parse(out));
  expect(dictionary).toMatchObject({ schema: "concert.dictionary/1" });
  expect(dictionary).toHaveProperty(
    "tables",
    expect.arrayContaining([
      expect.objectContaining({
        noun: "site",
        file: "sites.csv",
        label: "Sites",
        columns: expect.any(Array) as unknown,
      }),
    ]),
  );
  expect(help).toHaveProperty(
    "commands",
    expect.arrayContaining([expect.objectContaining({ name: "plan", about: expect.any(String) as unknown })]),
  );
  expect(version).toEqual({ version: expect.stringMatching(/^\d+\.\d+\.\d+/) as unknown });
});

test("a file to import that is not there is said to be missing, whatever its name", async () => {
  const pack = copyOf("testland");
  for (const [format, name] of [
    ["csv", "sites.csv"],
    ["csv", "anything.csv"],
    ["xlsx", "anything.xlsx"],
  ] as const) {
    const { code, err } = await concert(["import", format, name, "--into", pack]);
    expect([code, err]).toEqual([1, `There is no file ${join(folder, name)}.\n`]);
  }
});

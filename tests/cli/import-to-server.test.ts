import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ExcelJS from "exceljs";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Client } from "../server/client.ts";
import { type TestServer, openServer, password } from "../server/open-server.ts";

const program = fileURLToPath(new URL("../../bin/concert.js", import.meta.url));
let server: TestServer;
let client: Client;
let folder = "";
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "concert sends "));
  server = await openServer();
  client = await server.signedIn();
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

type Done = { readonly code: number; readonly out: string; readonly err: string };
const mine = { CONCERT_NAME: "concert", CONCERT_PASSWORD: password };

/** Sends a file as a person would type it, on a terminal of its own process. */
function send(
  file: string,
  who: NodeJS.ProcessEnv = mine,
  into = `${server.address}/missions/unmil`,
  more: readonly string[] = [],
): Promise<Done> {
  const format = file.endsWith(".csv") ? "csv" : "xlsx";
  const args = [program, "import", format, file, "--into", into, ...more];
  const env = { PATH: process.env["PATH"], HOME: process.env["HOME"], LANG: "C", ...who };
  return new Promise((resolve) => {
    execFile(process.execPath, args, { env, cwd: folder }, (error, out, err) => {
      resolve({ code: typeof error?.code === "number" ? error.code : 0, out, err });
    });
  });
}

/** The workbook of all sites as it is downloaded, with one cell changed. */
async function sitesWith(name: string, column: string, value: string): Promise<string> {
  const answer = await fetch(`${server.address}/api/v1/missions/unmil/sites?format=xlsx`, {
    headers: { cookie: client.cookie, "accept-language": "en" },
  });
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await answer.arrayBuffer()) as unknown as ExcelJS.Buffer);
  const [sheet] = book.worksheets;
  if (!sheet) throw new Error("no sheet");
  const headers = (sheet.getRow(2).values as (string | undefined)[]).map((text) => text ?? "");
  for (let line = 3; line <= sheet.rowCount; line += 1)
    if (sheet.getRow(line).getCell(headers.indexOf("Id")).value === "harper")
      sheet.getRow(line).getCell(headers.indexOf(column)).value = value;
  const file = join(folder, name);
  await book.xlsx.writeFile(file);
  return name;
}

const harper = async () =>
  (await client.get("/missions/unmil/sites/harper")).json as { version: number; values: { note: unknown } };

test("a workbook is checked on the server, and with --dry-run nothing is written", async () => {
  const file = await sitesWith("dry.xlsx", "Note", "from a terminal");
  const { code, out, err } = await send(file, mine, undefined, ["--dry-run"]);
  expect([code, out], err).toEqual([0, ""]);
  expect(err).toMatch(
    /dry\.xlsx: none added, 1 changed, \d+ unchanged, none refused\.\nNothing was written: this was a dry run\./,
  );
  expect((await harper()).version).toBe(1);
});

test("a workbook is taken as a whole, and sent again it changes nothing", async () => {
  const file = await sitesWith("taken.xlsx", "Note", "from a terminal");
  const first = await send(file, mine, undefined, ["--json"]);
  expect(first.code, first.err).toBe(0);
  expect(JSON.parse(first.out)).toMatchObject({ state: "ready", receipt: { seq: 2, added: 0, changed: 1 } });
  expect(await harper()).toMatchObject({ version: 2, values: { note: "from a terminal" } });
  const again = await send(file);
  expect(again.code, again.err).toBe(0);
  expect((await harper()).version).toBe(2);
});

test("refused rows are listed with their places and what to do, and the exit code is 1", async () => {
  const { code, err } = await send(await sitesWith("wrong.xlsx", "Latitude (°)", "north"));
  expect(code).toBe(1);
  expect(err).toMatch(/Sites:\d+:Latitude[^\n]*north/);
  expect((await harper()).version).toBe(2);
});

test("a wrong password, an unknown mission, plain HTTP to elsewhere and no server are said in a sentence", async () => {
  writeFileSync(join(folder, "sites.csv"), "id,name\nharper,Harper\n");
  const wrong = await send("sites.csv", { ...mine, CONCERT_PASSWORD: "another password" });
  expect([wrong.code, wrong.out]).toEqual([1, ""]);
  expect(wrong.err).toContain("name or the password");
  expect(wrong.err).not.toContain("another password");
  const none = await send("sites.csv", {});
  expect(none.code).toBe(1);
  expect(none.err).toContain("CONCERT_PASSWORD");
  const elsewhere = await send("sites.csv", mine, "http://concert.example/missions/unmil");
  expect([elsewhere.code, elsewhere.err]).toEqual([
    1,
    "The password would travel to concert.example in the open. Use an address that begins with https.\n",
  ]);
  const nobody = await send("sites.csv", mine, "http://127.0.0.1:1/missions/unmil");
  expect([nobody.code, nobody.err]).toEqual([
    1,
    "The server at http://127.0.0.1:1 cannot be reached. Nothing was taken.\n",
  ]);
  const unknown = await send("sites.csv", mine, `${server.address}/missions/none`);
  expect(unknown.code).toBe(1);
  const noMission = await send("sites.csv", mine, server.address);
  expect(noMission.err).toContain(`Name the mission in the address: ${server.address}/missions/ID`);
});

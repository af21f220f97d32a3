import { connect } from "node:net";
import { fileURLToPath } from "node:url";
import ExcelJS from "exceljs";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { nouns } from "../../src/model/nouns.ts";
import { ensureMission } from "../../src/operations/workspace/ensure-mission.ts";
import { makeFirstUser } from "../../src/operations/session/first-user.ts";
import { openWorkspace } from "../../src/operations/workspace/workspace.ts";
import { newDatabaseUrl, runAs } from "../store/servers.ts";
import type { Client } from "./client.ts";
import { type TestServer, password, serve } from "./open-server.ts";

let server: TestServer;
let client: Client;
let databaseUrl = "";
beforeAll(async () => {
  databaseUrl = await newDatabaseUrl(inject("servers").embedded);
  const workspace = await openWorkspace({ url: databaseUrl });
  const session = await workspace.database.openOperatorSession();
  await ensureMission(workspace.database, session, fileURLToPath(new URL("../../missions/unmil", import.meta.url)));
  await makeFirstUser(workspace.database, password);
  server = await serve(workspace);
  client = await server.signedIn();
});
afterAll(async () => {
  await server.close();
  await server.workspace.database.close();
});

type Shown = {
  readonly id: string;
  readonly state: string;
  readonly head_seq: number;
  readonly counts: Readonly<Record<"added" | "changed" | "unchanged" | "refused", number>>;
  readonly sheets: readonly { readonly sheet: string; readonly noun: string }[];
  readonly notes: readonly { readonly code: string; readonly message: string }[];
  readonly added: readonly { readonly id: string; readonly values: Record<string, unknown> }[];
  readonly changed: readonly {
    readonly id: string;
    readonly changes: readonly { readonly field: string; readonly before: unknown; readonly after: unknown }[];
  }[];
  readonly refused: readonly {
    readonly row: number;
    readonly column: string | null;
    readonly rule: string;
    readonly message: string;
    readonly clashes: readonly unknown[];
  }[];
};

const mission = "/missions/unmil";

async function download(path: string, headers: Record<string, string> = {}): Promise<Buffer> {
  const response = await fetch(`${client.address}/api/v1${path}`, { headers: { cookie: client.cookie, ...headers } });
  if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
  return Buffer.from(await response.arrayBuffer());
}

async function send(path: string, bytes: Uint8Array, method = "POST", headers: Record<string, string> = {}) {
  const response = await fetch(`${client.address}/api/v1${path}`, {
    method,
    headers: { cookie: client.cookie, "content-type": "application/octet-stream", ...headers },
    body: new Uint8Array(bytes),
  });
  return { status: response.status, json: (await response.json()) as Record<string, unknown> };
}

async function upload(bytes: Uint8Array, name = "file.xlsx", headers: Record<string, string> = {}): Promise<Shown> {
  const { status, json } = await send(`${mission}/imports?name=${encodeURIComponent(name)}`, bytes, "POST", headers);
  if (status !== 201) throw new Error(`${status} ${JSON.stringify(json)}`);
  return json as unknown as Shown;
}

const commit = (id: string) => client.send("POST", `${mission}/imports/${id}/commit`);
const seqNow = async (): Promise<number> =>
  ((await client.get(`${mission}/journal?limit=1`)).json as { items: { seq: number }[] }).items[0]?.seq ?? 0;

type Sheet = { readonly sheet: ExcelJS.Worksheet; readonly at: (header: string) => number };

/** Opens a workbook as a person would, changes its first sheet and saves it. */
async function edited(bytes: Buffer, edit: (sheet: Sheet) => void): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as unknown as ExcelJS.Buffer);
  const [sheet] = workbook.worksheets;
  if (!sheet) throw new Error("no sheet");
  const headers = (sheet.getRow(2).values as (string | undefined)[]).map((text) => text ?? "");
  edit({
    sheet,
    at: (header) => {
      const place = headers.indexOf(header);
      if (place === -1) throw new Error(`no column ${header} among ${headers.join(", ")}`);
      return place;
    },
  });
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

const rowOf = ({ sheet, at }: Sheet, id: string): ExcelJS.Row => {
  for (let line = 3; line <= sheet.rowCount; line += 1)
    if (sheet.getRow(line).getCell(at("Id")).value === id) return sheet.getRow(line);
  throw new Error(`no row ${id}`);
};

/** What has a list of its own, and so a sheet. */
const fitting = nouns.filter(({ file }) => file === "csv" || file === "mission");

test("every list, downloaded and uploaded as it is, changes nothing", async () => {
  const before = await seqNow();
  for (const [index, noun] of fitting.entries()) {
    const language = ["en", "fr", "es", "ar", "ru", "zh"][index % 6] ?? "en";
    const bytes = await download(`${mission}/${noun.plural}?format=xlsx`, { "accept-language": language });
    const { json } = await client.get(`${mission}/${noun.plural}?limit=1`);
    const shown = await upload(bytes);
    expect([noun.plural, shown.state, shown.counts]).toEqual([
      noun.plural,
      "unchanged",
      { added: 0, changed: 0, unchanged: (json as { total: number }).total, refused: 0 },
    ]);
  }
  expect(await seqNow()).toBe(before);
}, 400_000);

test("the workbook of all lists, uploaded as it is, changes nothing; templates are empty and have drop-downs", async () => {
  const all = await upload(await download(`${mission}/workbook?lang=ar`));
  expect(all).toMatchObject({ state: "unchanged", counts: { added: 0, changed: 0, refused: 0 } });
  expect(all.sheets.length).toBe(fitting.length);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load((await download(`${mission}/routes/template?lang=fr`)) as unknown as ExcelJS.Buffer);
  const [sheet, notes, lists] = workbook.worksheets;
  expect(sheet?.actualRowCount).toBe(2);
  expect(notes?.name).toBe("Notes");
  expect(lists?.state).toBe("veryHidden");
  const listed = JSON.stringify(lists?.getSheetValues());
  expect(listed).toContain("buchanan · Buchanan");
  expect((await upload(await download(`${mission}/routes/template`))).state).toBe("unchanged");
  const { status } = await client.get(`${mission}/documents/template`);
  expect(status).toBe(404);
}, 60_000);

test("an upload is shown before anything is written, then taken in one commit, and undone", async () => {
  const before = await seqNow();
  const bytes = await edited(await download(`${mission}/sites?format=xlsx`), (it) => {
    rowOf(it, "harper").getCell(it.at("Note")).value = "seen in the sheet";
    const fresh = it.sheet.addRow([]);
    fresh.getCell(it.at("Id")).value = "fictional-camp";
    fresh.getCell(it.at("Name")).value = "Fictional camp";
    fresh.getCell(it.at("Basis")).value = "fictional";
    fresh.commit();
  });
  const shown = await upload(bytes);
  expect(shown).toMatchObject({
    state: "ready",
    head_seq: before,
    counts: { added: 1, changed: 1, refused: 0 },
    added: [{ id: "fictional-camp", noun: "site", values: { name: "Fictional camp", basis: "fictional" } }],
    changed: [{ id: "harper", changes: [{ field: "note", after: "seen in the sheet" }] }],
  });
  expect(await seqNow()).toBe(before);
  const receipt = await commit(shown.id);
  expect(receipt.json).toMatchObject({ mission_id: "unmil", seq: before + 1, added: 1, changed: 1 });
  expect((await commit(shown.id)).json).toEqual(receipt.json);
  expect((await client.get(`${mission}/sites/harper`)).json).toMatchObject({ values: { note: "seen in the sheet" } });
  expect((await client.get(`${mission}/imports/${shown.id}`)).json).toMatchObject({ state: "taken" });
  expect((await client.send("POST", `${mission}/commits/${before + 1}/undo`)).status).toBe(200);
  expect((await client.get(`${mission}/sites/fictional-camp`)).status).toBe(404);
  expect((await client.get(`${mission}/journal/verify`)).json).toMatchObject({ ok: true });
});

test("what another changed meanwhile stays; where both changed one field, both are shown and nothing is taken", async () => {
  const bytes = await download(`${mission}/sites?format=xlsx`);
  const note = async (id: string, text: string) => {
    const etag = (await client.get(`${mission}/sites/${id}`)).headers.get("etag") ?? "";
    await client.send("PATCH", `${mission}/sites/${id}`, { body: { note: text }, headers: { "if-match": etag } });
  };
  await note("ganta", "changed by another");
  await note("zwedru", "changed by another");
  const mine = await edited(bytes, (it) => {
    rowOf(it, "zwedru").getCell(it.at("Note")).value = "changed by me";
    rowOf(it, "ganta").getCell(it.at("Role")).value = "a role by me";
    rowOf(it, "harper").getCell(it.at("Role")).value = "sound";
  });
  const shown = await upload(mine);
  expect(shown).toMatchObject({
    state: "refused",
    counts: { added: 0, changed: 2, refused: 1 },
    refused: [
      {
        rule: "row.stale",
        clashes: [{ field: "note", yours: "changed by me", current: "changed by another" }],
      },
    ],
  });
  expect(shown.refused[0]?.message).toContain("yours changed by me, now changed by another");
  expect((await commit(shown.id)).json).toMatchObject({ status: 409, code: "upload.has_refused" });
  const handed = await download(`${mission}/imports/${shown.id}/refused.xlsx`);
  const again = await upload(handed);
  expect(again.notes.map(({ code }) => code)).toEqual(["rest_taken"]);
  expect(again).toMatchObject({ state: "ready", counts: { added: 0, changed: 3, refused: 0 } });
  expect((await commit(again.id)).status).toBe(200);
  expect((await client.get(`${mission}/sites/ganta`)).json).toMatchObject({
    values: { note: "changed by another", role: "a role by me" },
  });
  expect((await client.get(`${mission}/sites/zwedru`)).json).toMatchObject({ values: { note: "changed by me" } });
}, 60_000);

test("refused rows come back with reasons in the reader's language, are put right there and taken with the others", async () => {
  const bytes = await edited(await download(`${mission}/strengths?format=xlsx`), ({ sheet, at }) => {
    sheet.getRow(3).getCell(at("Reported on")).value = "2011-01-31";
    sheet.getRow(4).getCell(at("Note")).value = "sound";
    sheet.getRow(5).getCell(at("Contingent troops (persons)")).value = "many";
    sheet.getRow(6).getCell(at("Sources")).value = "NOWHERE";
  });
  const shown = await upload(bytes);
  expect(shown.counts).toMatchObject({ changed: 1, refused: 3 });
  expect(shown.refused.map(({ row, rule }) => [row, rule]).sort()).toEqual([
    [3, "period.order"],
    [5, "number.invalid"],
    [6, "ref.dangling"],
  ]);
  const handed = await download(`${mission}/imports/${shown.id}/refused.xlsx?lang=fr`);
  const fixed = await edited(handed, ({ sheet, at }) => {
    expect(sheet.getRow(2).getCell(3).value).toBe("Motif du refus");
    expect(String(sheet.getRow(3).getCell(3).value)).toMatch(/mois/);
    const original = new Map([
      [3, at("Déclaré le")],
      [4, at("Troupes des contingents (personnes)")],
      [5, at("Sources")],
    ]);
    for (const [line, place] of original) sheet.getRow(line).getCell(place).value = null;
  });
  const again = await upload(fixed);
  expect(again).toMatchObject({ counts: { added: 0, changed: 4, refused: 0 }, state: "ready" });
}, 60_000);

test("swapped coordinates and a second mission are refused as in loading a pack", async () => {
  const sites = await edited(await download(`${mission}/sites?format=xlsx`), (it) => {
    const row = rowOf(it, "harper");
    const [lon, lat] = [it.at("Longitude (°)"), it.at("Latitude (°)")].map((place) => row.getCell(place).value);
    row.getCell(it.at("Longitude (°)")).value = lat ?? null;
    row.getCell(it.at("Latitude (°)")).value = lon ?? null;
  });
  expect((await upload(sites)).refused).toMatchObject([{ rule: "geo.swapped" }]);
}, 30_000);

test("a file comes in parts, goes on after a break, and a line that dies in the middle leaves nothing", async () => {
  const bytes = await download(`${mission}/tasks?format=xlsx`);
  const path = `${mission}/uploads/part-by-part-1`;
  const half = Math.floor(bytes.length / 2);
  const part = (at: number, to: number) =>
    send(`${path}?at=${at}&total=${bytes.length}`, bytes.subarray(at, to), "PUT");
  expect((await part(0, half)).json).toEqual({ have: half });
  expect((await part(half + 5, bytes.length)).json).toMatchObject({ code: "upload.part_gap", values: { have: half } });
  expect((await part(0, half)).json).toEqual({ have: half });
  expect((await client.send("POST", `${mission}/imports?upload=part-by-part-1`, { body: {} })).json).toMatchObject({
    code: "upload.part_gap",
  });
  expect((await part(half, bytes.length)).json).toEqual({ have: bytes.length });
  const whole = await client.send("POST", `${mission}/imports?upload=part-by-part-1&name=tasks.xlsx`, { body: {} });
  expect(whole.json).toMatchObject({ state: "unchanged" });
  const before = await seqNow();
  await dieInTheMiddle(bytes);
  expect(await seqNow()).toBe(before);
  expect((await upload(bytes)).state).toBe("unchanged");
}, 60_000);

/** Sends half of what it promised and hangs up. */
function dieInTheMiddle(bytes: Buffer): Promise<void> {
  const { hostname, port } = new URL(client.address);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname, () => {
      const head = [
        `POST /api/v1${mission}/imports?name=a.xlsx HTTP/1.1`,
        `host: ${hostname}:${port}`,
        `cookie: ${client.cookie}`,
        "content-type: application/octet-stream",
        `content-length: ${bytes.length}`,
      ];
      socket.write(`${head.join("\r\n")}\r\n\r\n`);
      socket.write(bytes.subarray(0, bytes.length / 2), () => {
        socket.destroy();
        resolve();
      });
    });
    socket.on("error", () => undefined);
  });
}

test("a full disk is said to be full, nothing is taken, and the same upload is taken once there is room", async () => {
  const bytes = await edited(await download(`${mission}/sites?format=xlsx`), (it) => {
    rowOf(it, "harper").getCell(it.at("Note")).value = "after the disk was full";
  });
  const shown = await upload(bytes);
  const before = await seqNow();
  await runAs(
    databaseUrl,
    `create function public.full_disk() returns trigger language plpgsql as $$ begin raise exception 'no space' using errcode = '53100'; end $$;
     create trigger full_disk before insert on concert.operation execute function public.full_disk()`,
  );
  expect((await commit(shown.id)).json).toMatchObject({ status: 507, code: "store.disk_full" });
  expect(await seqNow()).toBe(before);
  await runAs(databaseUrl, "drop trigger full_disk on concert.operation; drop function public.full_disk()");
  expect((await commit(shown.id)).json).toMatchObject({ seq: before + 1, changed: 1 });
}, 60_000);

test("a CSV file of the table on screen is checked in the same way; what is no file is refused", async () => {
  const { status, json } = await send(
    `${mission}/imports?name=list.csv&noun=sites`,
    Buffer.from("id,note\nharper,from a CSV file\nnew-place,x\n"),
  );
  expect([status, json]).toMatchObject([
    201,
    { state: "refused", counts: { changed: 1, refused: 1 }, refused: [{ row: 3, rule: "required.missing" }, {}] },
  ]);
  expect((await client.send("POST", `${mission}/imports`, { body: {} })).json).toMatchObject({
    code: "upload.no_file",
  });
  const picture = await send(`${mission}/imports?name=a.xlsx`, Buffer.from("89504e470d0a1a0a", "hex"), "POST", {
    "accept-language": "es",
  });
  expect(picture).toMatchObject({
    status: 422,
    json: { code: "workbook.wrong_kind", detail: expect.stringContaining("imagen") as unknown },
  });
  expect((await send(`${mission}/sites`, Buffer.from("x"))).status).toBe(415);
}, 30_000);

import ExcelJS from "exceljs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { nouns } from "../../src/model/nouns.ts";
import type { Client } from "./client.ts";
import { type TestServer, openServer } from "./open-server.ts";

let server: TestServer;
let client: Client;
beforeAll(async () => {
  server = await openServer();
  client = await server.signedIn();
});
afterAll(() => server.close());

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

test("every list, downloaded and uploaded as it is, changes nothing", async () => {
  const fitting = nouns.filter(({ file }) => file === "csv" || file === "mission");
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
}, 120_000);

test("the workbook of all lists, uploaded as it is, changes nothing; templates are empty and have drop-downs", async () => {
  const all = await upload(await download(`${mission}/workbook?lang=ar`));
  expect(all).toMatchObject({ state: "unchanged", counts: { added: 0, changed: 0, refused: 0 } });
  expect(all.sheets.length).toBe(20);
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

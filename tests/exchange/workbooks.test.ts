import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { buffer } from "node:stream/consumers";
import { promisify } from "node:util";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import ExcelJS from "exceljs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { differencesOf } from "../../src/exchange/differences.ts";
import { readWorkbook } from "../../src/exchange/workbook/read-workbook.ts";
import { fitsSheet, shownFields } from "../../src/exchange/workbook/sheet-columns.ts";
import { writeWorkbook } from "../../src/exchange/workbook/write-workbook.ts";
import { Refusal } from "../../src/kernel/refusal.ts";
import type { Noun, Row } from "../../src/model/noun.ts";
import { findNoun, nouns } from "../../src/model/nouns.ts";
import { sayIn } from "../../src/words/catalogue.ts";
import { languages } from "../../src/words/say.ts";
import { sampleRow } from "../sample-mission.ts";
import { type BrokenWorkbook, brokenWorkbooks } from "./broken-workbooks.ts";
import { rowsOf } from "./random-rows.ts";

const newId = (): string => "new-1";
const fitting = nouns.filter(fitsSheet);
const siteNoun = findNoun("site") as Noun;

async function workbookOf(
  lists: readonly (readonly [Noun, readonly Row[]])[],
  language = "en" as const,
): Promise<Buffer> {
  const stream = new PassThrough();
  const sources = lists.map(([noun, rows]) => ({ noun, rows: rows.map((row) => ({ row, version: 3 })) }));
  const [, bytes] = await Promise.all([
    writeWorkbook(stream, sources, { language, mission: "Test", missionId: "test" }),
    buffer(stream),
  ]);
  return bytes;
}

const currentOf = (rows: readonly Row[]) => new Map(rows.map((row) => [row.id, { row, version: 3 }]));
const twoSites = ["a", "b"].map((id) => sampleRow("site", { id, name: `Site ${id}`, lon: -10.5, lat: 6.5 }));
const broken = brokenWorkbooks(await workbookOf([[siteNoun, twoSites]]));

async function answerOf({ bytes }: BrokenWorkbook) {
  try {
    const { sheets, refused, notes } = await readWorkbook(bytes, { mission: "test" });
    const found = sheets.map((sheet) => differencesOf(sheet, currentOf(twoSites), newId));
    const faults = [...refused, ...found.flatMap((each) => each.refused)];
    return { faults: [...new Set(faults.map(({ rule }) => rule))], notes: notes.map(({ code }) => code), found };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { code: error.code, values: error.values };
  }
}

test.each(broken.map((each) => [each.what, each] as const))(
  "%s is answered with a sentence in every language",
  async (_what, each) => {
    const answer = await answerOf(each);
    if (each.refusal) {
      expect(answer).toMatchObject(each.refusal);
      for (const language of languages)
        expect(sayIn(language)(each.refusal.code, { part: "x", ...(answer as Refusal).values })).not.toMatch(/^\[/);
      return;
    }
    expect(answer).toMatchObject({ faults: each.faults, notes: expect.arrayContaining([...(each.notes ?? [])]) });
    for (const rule of each.faults ?? [])
      for (const language of languages) expect(sayIn(language)(`remedy.${rule}`)).not.toMatch(/^\[/);
  },
  60_000,
);

/** One cell that a person changes in the file: where, and what the record has there afterwards. */
type Edit = { readonly row: number; readonly field: string; readonly value: Row[string] };

const editable = shownFields(siteNoun).filter(
  ({ name, meta }) => name !== "id" && !(meta.required && meta.kind === "text"),
);

test("200 random edits made in the file come back exactly, and nothing else does", async () => {
  const base = Array.from({ length: 12 }, (_, n) =>
    sampleRow("site", { id: `s${n}`, name: `Site ${n}`, lon: -10, lat: 6 }),
  );
  let edits = 0;
  await fc.assert(
    fc.asyncProperty(
      rowsOf(siteNoun, 5),
      fc.array(fc.tuple(fc.nat(11), fc.nat(4), fc.nat(editable.length - 1)), { minLength: 20, maxLength: 20 }),
      async (donors, picks) => {
        const wanted = new Map<string, Edit>();
        for (const [row, donor, place] of picks) {
          const field = editable[place]?.name ?? "note";
          wanted.set(`${row} ${field}`, { row, field, value: donors[donor % donors.length]?.[field] ?? null });
        }
        edits += wanted.size;
        const after = base.map((row, index) => ({
          ...row,
          ...Object.fromEntries(
            [...wanted.values()].filter((edit) => edit.row === index).map(({ field, value }) => [field, value]),
          ),
        }));
        const bytes = await typedInto(
          await workbookOf([[siteNoun, base]]),
          await workbookOf([[siteNoun, after]]),
          wanted,
        );
        const { sheets, refused } = await readWorkbook(bytes, { mission: "test" });
        expect(refused).toEqual([]);
        const [found] = sheets.map((sheet) => differencesOf(sheet, currentOf(base), newId));
        const merged = new Map(found?.changed.map(({ id, values }) => [id, values]));
        expect(base.map((row) => plain({ ...row, ...merged.get(row.id) }))).toEqual(after.map(plain));
        expect({ added: found?.added, refused: found?.refused }).toEqual({ added: [], refused: [] });
      },
    ),
    { numRuns: 11 },
  );
  expect(edits).toBeGreaterThanOrEqual(200);
}, 120_000);

/** Unknown and empty lists are the same, and a spreadsheet ends lines with LF. */
const plain = (row: Readonly<Record<string, unknown>>): unknown =>
  JSON.parse(
    JSON.stringify(row, (_key, value: unknown) => (typeof value === "string" ? value.replace(/\r\n?/g, "\n") : value)),
  );

/** Copies the cells to edit from one workbook into another, as somebody who types them would, and saves it. */
async function typedInto(target: Buffer, source: Buffer, edits: ReadonlyMap<string, Edit>): Promise<Buffer> {
  const [to, from] = await Promise.all([target, source].map(opened));
  const [sheet, donor] = [to?.worksheets[0], from?.worksheets[0]];
  if (!to || !sheet || !donor) throw new Error("no sheet");
  const fields = shownFields(siteNoun).map(({ name }) => name);
  for (const { row, field } of edits.values()) {
    const place = fields.indexOf(field) + 3;
    sheet.getRow(row + 3).getCell(place).value = donor.getRow(row + 3).getCell(place).value;
  }
  return Buffer.from(await to.xlsx.writeBuffer());
}

async function opened(bytes: Buffer): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as unknown as ExcelJS.Buffer);
  return workbook;
}

test("days of the 1904 system, typed days, numbers as text, truths and shared strings are understood", async () => {
  const parts = unzipSync(await workbookOf([[siteNoun, twoSites]]));
  const xml = strFromU8(parts["xl/worksheets/sheet1.xml"] ?? new Uint8Array());
  const fields = shownFields(siteNoun).map(({ name }) => name);
  const letter = (field: string): string => String.fromCharCode(67 + fields.indexOf(field));
  const typed = (field: string, value: string): string => `<c r="${letter(field)}3" t="str"><v>${value}</v></c>`;
  const row = [
    typed("name", "Site a"),
    `<c r="${letter("aliases")}3" t="inlineStr"><is><r><t>One</t></r><r><t>; Two</t></r><rPh><t>x</t></rPh></is></c>`,
    typed("lon", "-10,25"),
    typed("lat", "6.75"),
    `<c r="${letter("held")}3" s="7"><v>36525</v></c>`,
    typed("years_observed", " 4 "),
    `<c r="${letter("medical")}3" t="b"><v>1</v></c>`,
    typed("aviation", "FAUX"),
    typed("same_as", "b · Site b"),
  ].join("");
  const changed = xml.replace(
    /<row r="3">.*?<\/row>/s,
    `<row r="3"><c r="A3" t="str"><v>a</v></c><c r="B3"><v>3</v></c><c r="C3" t="str"><v>a</v></c>${row}${typed("basis", "fictional")}</row>`,
  );
  const workbook = strFromU8(parts["xl/workbook.xml"] ?? new Uint8Array()).replace(
    "<bookViews>",
    '<workbookPr date1904="1"/><bookViews>',
  );
  const bytes = zipSync({
    ...parts,
    "xl/worksheets/sheet1.xml": strToU8(changed),
    "xl/workbook.xml": strToU8(workbook),
  });
  const { sheets, refused } = await readWorkbook(bytes, { mission: "test" });
  expect(refused).toEqual([]);
  expect(sheets[0]?.rows[0]).toMatchObject({
    id: "a",
    version: 3,
    values: {
      aliases: ["One", "Two"],
      lon: -10.25,
      lat: 6.75,
      held: "2004-01-01",
      years_observed: 4,
      medical: true,
      aviation: false,
      same_as: "b",
    },
  });
});

test("columns that were deleted stay untouched, and an unknown sheet is left out", async () => {
  const workbook = await opened(await workbookOf([[siteNoun, twoSites]]));
  const sheet = workbook.worksheets[0];
  sheet?.spliceColumns(shownFields(siteNoun).findIndex(({ name }) => name === "lat") + 3, 1);
  workbook.addWorksheet("My sums").addRow(["Something", 5]);
  const { sheets, notes } = await readWorkbook(Buffer.from(await workbook.xlsx.writeBuffer()), { mission: "test" });
  expect(notes.map(({ code }) => code)).toEqual(["columns_absent", "sheet_ignored"]);
  expect(sheets.map((each) => differencesOf(each, currentOf(twoSites), newId))).toMatchObject([
    { unchanged: 2, changed: [] },
  ]);
});

const office = ["/usr/bin/soffice", "/usr/bin/libreoffice"].find((path) => existsSync(path));
const run = promisify(execFile);

/** Opens the file in LibreOffice and saves it again. */
async function throughLibreOffice(bytes: Buffer): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), "concert-office-"));
  try {
    writeFileSync(join(folder, "in.xlsx"), bytes);
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    const args = [
      profile,
      "--headless",
      "--convert-to",
      "xlsx:Calc MS Excel 2007 XML",
      "--outdir",
      join(folder, "out"),
      join(folder, "in.xlsx"),
    ];
    await run(office ?? "", args, { timeout: 170_000, env: { ...process.env, HOME: folder } });
    return readFileSync(join(folder, "out", "in.xlsx"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test.skipIf(office === undefined)(
  // apt-get install --no-install-recommends libreoffice-calc-nogui
  "LibreOffice saves a workbook of every list without changing a value, and with random edits in it",
  async () => {
    const lists = fitting.map((noun) => [noun, fc.sample(rowsOf(noun, 4), { numRuns: 1, seed: 20 })[0] ?? []] as const);
    const saved = await throughLibreOffice(await workbookOf(lists));
    const { sheets, refused } = await readWorkbook(saved, { mission: "test" });
    expect(refused).toEqual([]);
    const found = sheets.map((sheet) => {
      const rows = lists.find(([noun]) => noun === sheet.noun)?.[1] ?? [];
      const { noun, added, changed, unchanged, refused: bad } = differencesOf(sheet, currentOf(rows), newId);
      return { noun, added, changed: changed.map(({ values, before }) => ({ values, before })), unchanged, bad };
    });
    expect(found).toEqual(
      lists.map(([noun, rows]) => ({ noun: noun.name, added: [], changed: [], unchanged: rows.length, bad: [] })),
    );
  },
  180_000,
);

import { PassThrough } from "node:stream";
import { buffer } from "node:stream/consumers";
import ExcelJS from "exceljs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { rowsOf } from "../../../tests/exchange/random-rows.ts";
import { type Noun, type Row } from "../../model/noun.ts";
import { findNoun, nouns } from "../../model/nouns.ts";
import { sayIn } from "../../words/catalogue.ts";
import { codeLabel } from "../../words/labels.ts";
import { type Language, languages } from "../../words/say.ts";
import { differencesOf } from "../differences.ts";
import { readWorkbook } from "./read-workbook.ts";
import { codesOf, fitsSheet, shownFields } from "./sheet-columns.ts";
import { writeWorkbook } from "./write-workbook.ts";

const newId = (): string => "new-1";

async function workbookOf(noun: Noun, rows: readonly Row[], language: Language = "en"): Promise<Buffer> {
  const stream = new PassThrough();
  const [, bytes] = await Promise.all([
    writeWorkbook(stream, [{ noun, rows: rows.map((row) => ({ row, version: 3 })) }], { language, mission: "Test" }),
    buffer(stream),
  ]);
  return bytes;
}

function nounOf(name: string): Noun {
  const noun = findNoun(name);
  if (!noun) throw new Error(`no noun ${name}`);
  return noun;
}

const provenance = { basis: "fictional", confidence: null, source: [], source_note: null, note: null };
const currentOf = (rows: readonly Row[]) => new Map(rows.map((row) => [row.id, { row, version: 3 }]));

const sheetNouns = nouns.filter(fitsSheet);

test.each(sheetNouns.map((noun) => [noun.plural, noun] as const))(
  "%s: a workbook exported and imported changes nothing",
  async (_plural, noun) => {
    let turn = 0;
    await fc.assert(
      fc.asyncProperty(rowsOf(noun, 3), async (rows) => {
        const language = languages[(turn += 1) % languages.length] ?? "en";
        const { sheets, refused } = await readWorkbook(await workbookOf(noun, rows, language));
        expect(refused).toEqual([]);
        expect(sheets.map((sheet) => differencesOf(sheet, currentOf(rows), newId))).toMatchObject([
          { noun: noun.name, added: [], changed: [], unchanged: rows.length, refused: [] },
        ]);
      }),
      { numRuns: 4 },
    );
  },
);

test("ids and texts that look like escaped characters survive a workbook", async () => {
  const row: Row = {
    ...provenance,
    id: "a_x000a_",
    name: "_x003D_1",
    kind: "un",
    short_name: null,
    iso3: null,
    aliases: ["_x005F_"],
  };
  const { sheets } = await readWorkbook(await workbookOf(nounOf("organisation"), [row]));
  expect(sheets.map((sheet) => differencesOf(sheet, currentOf([row]), newId))).toMatchObject([
    { added: [], changed: [], unchanged: 1 },
  ]);
});

test.each(languages)("no two codes of one column have the same label in %s", (language) => {
  for (const noun of sheetNouns) {
    for (const field of shownFields(noun)) {
      const labels = codesOf(field).map((code) => codeLabel(sayIn(language), field.name, code));
      expect(new Set(labels).size, `${noun.name}.${field.name}`).toBe(labels.length);
    }
  }
});

const line = (id: string, amount: string, to: string): Row => ({
  id,
  from: "2003-07-01",
  to,
  kind: "approved",
  amount_usd: amount,
  precision_usd: null,
  title: null,
  ...provenance,
});

/** Opens the workbook as a person would and changes it. */
async function edited(bytes: Buffer, edit: (workbook: ExcelJS.Workbook) => void): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as unknown as ExcelJS.Buffer);
  edit(workbook);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

test("a renamed sheet with moved columns, a serial date and a new row is understood; what is wrong is told by sheet, row and column", async () => {
  const noun = nounOf("budget_line");
  const rows = [
    line("b1", "100.00", "2004-06-30"),
    line("b2", "200.00", "2005-06-30"),
    line("b3", "300.00", "2006-06-30"),
  ];
  const bytes = await edited(await workbookOf(noun, rows), (workbook) => {
    const sheet = workbook.worksheets[0];
    if (!sheet) throw new Error("no sheet");
    sheet.name = "My own name";
    const columns = (sheet.getRow(2).values as string[]).slice(1);
    const at = (header: string): number => columns.indexOf(header) + 1;
    sheet.getCell(3, at("Amount (USD)")).value = 150.5;
    sheet.getCell(4, at("To")).value = 38533;
    sheet.getCell(4, at("To")).numFmt = "General";
    sheet.getCell(5, at("Kind")).value = "Nonsense";
    sheet.getCell(6, at("Id")).value = "b4";
    sheet.getCell(6, at("Kind")).value = "Budget approuvé";
    sheet.getCell(6, at("Basis")).value = "fictional";
    const values: unknown[][] = [];
    sheet.eachRow((row) => void values.push((row.values as unknown[]).slice(1)));
    const width = columns.length;
    values.forEach((cells, index) => {
      for (let i = 0; i < width; i += 1)
        sheet.getCell(index + 1, width - i).value = (cells[i] ?? null) as ExcelJS.CellValue;
    });
  });
  const { sheets, refused } = await readWorkbook(bytes);
  expect(refused).toMatchObject([
    { sheet: "My own name", row: 5, column: "Kind", rule: "code.unknown", value: "Nonsense" },
  ]);
  const [sheet] = sheets;
  if (!sheet) throw new Error("no sheet read");
  expect(differencesOf(sheet, currentOf(rows), newId)).toMatchObject({
    added: [{ line: 6, row: { id: "b4", kind: "approved", basis: "fictional", amount_usd: null } }],
    changed: [{ id: "b1", version: 3, values: { amount_usd: "150.50" } }],
    unchanged: 1,
    refused: [],
  });
});

test("a row changed in the meantime and a changed key are refused", async () => {
  const noun = nounOf("budget_line");
  const rows = [line("b1", "100.00", "2004-06-30"), line("b2", "200.00", "2005-06-30")];
  const bytes = await edited(await workbookOf(noun, rows), (workbook) => {
    const sheet = workbook.worksheets[0];
    const columns = (sheet?.getRow(2).values as string[]).slice(1);
    if (!sheet) throw new Error("no sheet");
    sheet.getCell(3, columns.indexOf("Title") + 1).value = "Mine";
    sheet.getCell(4, columns.indexOf("Id") + 1).value = "b9";
  });
  const [sheet] = (await readWorkbook(bytes)).sheets;
  if (!sheet) throw new Error("no sheet read");
  const current = new Map(rows.map((row) => [row.id, { row, version: 4 }]));
  expect(differencesOf(sheet, current, newId).refused).toMatchObject([
    { row: 3, rule: "row.stale", values: { stored: 4, found: 3 } },
    { row: 4, rule: "key.changed", value: "b9" },
  ]);
});

test("a text that looks like a formula is written behind an apostrophe; Arabic reads from the right; the header is frozen and the marks hidden", async () => {
  const noun = nounOf("source");
  const workbook = new ExcelJS.Workbook();
  const rows: Row[] = [{ id: "s1", title: "=HYPERLINK(1)", where: "@home", note: "'=1" }];
  await workbook.xlsx.load((await workbookOf(noun, rows, "ar")) as unknown as ExcelJS.Buffer);
  const [sheet, , codes] = workbook.worksheets;
  expect(sheet?.getRow(3).values).toEqual([undefined, "s1", 3, "s1", "'=HYPERLINK(1)", "'@home", "''=1"]);
  expect(sheet?.views).toMatchObject([{ state: "frozen", ySplit: 2, rightToLeft: true }]);
  expect([1, 2, 3].map((column) => sheet?.getColumn(column).hidden)).toEqual([true, true, false]);
  expect(codes?.state).toBe("veryHidden");
});

test("codes have a drop-down from the hidden sheet", async () => {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(
    (await workbookOf(
      nounOf("season"),
      [{ id: "r", name: "Rains", kind: "wet", starts: "05-01", ends: "10-31", ...provenance }],
      "fr",
    )) as unknown as ExcelJS.Buffer,
  );
  expect(workbook.worksheets[0]?.getCell("E3").dataValidation).toMatchObject({
    type: "list",
    formulae: ["concert_codes!$A$2:$A$4"],
  });
  expect(workbook.worksheets[2]?.getColumn(1).values).toEqual([
    undefined,
    "concert:codes",
    "Saison des pluies",
    "Saison sèche",
    "Hiver",
  ]);
});

test("what is no workbook is refused", async () => {
  await expect(readWorkbook(Buffer.from("id,name\n"))).rejects.toMatchObject({
    code: "workbook.wrong_kind",
    values: { kind: "text" },
  });
  await expect(readWorkbook(Buffer.alloc(26 * 1024 * 1024))).rejects.toMatchObject({ code: "workbook.too_large" });
});

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ExcelJS from "exceljs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { planPack } from "./plan-pack.ts";
import { writeWorkbook } from "./write-workbook.ts";

const pack = fileURLToPath(new URL("../../../missions/unmil", import.meta.url));
let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "workbook "));
});
afterAll(() => rm(folder, { recursive: true }));

async function written(language: "en" | "fr" | "ar", spoilt = ""): Promise<ExcelJS.Workbook> {
  const { plan, mission, reference } = await planPack({ pack, scenarios: [], from: ".", language });
  const source = mission.source.map((row, i) => (i === 0 && spoilt ? { ...row, title: spoilt } : row));
  const file = join(folder, `${language}.xlsx`);
  await writeWorkbook({ plan, mission: { ...mission, source }, reference }, language, file);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(file);
  return workbook;
}

/** Every text of the workbook, and the kinds of its cells. */
function cellsOf(workbook: ExcelJS.Workbook): { texts: Set<string>; types: Set<ExcelJS.ValueType> } {
  const texts = new Set<string>();
  const types = new Set<ExcelJS.ValueType>();
  workbook.eachSheet((sheet) =>
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        types.add(cell.type);
        if (typeof cell.value === "string") texts.add(cell.value);
      }),
    ),
  );
  return { texts, types };
}

test("the plan comes out on twelve sheets whose headers stay in view, with numbers as numbers", async () => {
  const workbook = await written("en");
  expect(workbook.worksheets.map((sheet) => sheet.name)).toEqual([
    "Summary",
    "Months",
    "Sites",
    "Needs",
    "Reimbursement",
    "Budgets",
    "Shares",
    "Travel",
    "Flags",
    "Unknown",
    "Sources",
    "Notes",
  ]);
  for (const sheet of workbook.worksheets) expect(sheet.views[0]).toMatchObject({ state: "frozen", ySplit: 1 });
  const months = workbook.getWorksheet("Months");
  const june = (months?.getSheetValues() ?? []).find((row) => Array.isArray(row) && row[1] === "2010-06");
  expect(Array.isArray(june) ? june.slice(1, 9) : june).toEqual([
    "2010-06",
    new Date("2010-06-30T00:00:00Z"),
    "rainy",
    7810,
    133,
    7943,
    1364,
    9307,
  ]);
  const shares = (workbook.getWorksheet("Shares")?.getSheetValues() ?? []).filter(
    (row): row is ExcelJS.CellValue[] => Array.isArray(row) && row[5] === "USA" && row[8] !== undefined,
  );
  expect(shares.map((row) => [row[4], row[8]])).toContainEqual([2017, 26646017.21]);
  const needs = (workbook.getWorksheet("Needs")?.getSheetValues() ?? []).slice(2);
  const commodities = new Set(needs.map((row) => (Array.isArray(row) ? row[3] : row)));
  expect([...commodities]).toEqual(["Fuel", "Rations", "Water"]);
});

test("a text that looks like a formula stays text, and no cell is a formula or an error", async () => {
  const { texts, types } = cellsOf(await written("fr", '=HYPERLINK("http://example.org","x")'));
  expect([types.has(ExcelJS.ValueType.Formula), types.has(ExcelJS.ValueType.Error)]).toEqual([false, false]);
  expect([...texts].filter((text) => text.startsWith("="))).toEqual([]);
  expect([...texts].filter((text) => /^\[[a-z_.0-9]+\]$/.test(text))).toEqual([]);
});

test("in Arabic the sheets run from right to left and every header is said", async () => {
  const workbook = await written("ar");
  for (const sheet of workbook.worksheets) expect(sheet.views[0]?.rightToLeft).toBe(true);
  expect([...cellsOf(workbook).texts].filter((text) => /^\[[a-z_.0-9]+\]$/.test(text))).toEqual([]);
});

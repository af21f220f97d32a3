import { buffer } from "node:stream/consumers";
import ExcelJS from "exceljs";
import { expect, test } from "vitest";
import { type TableBook, tableWorkbook } from "./table-workbook.ts";

async function read(book: TableBook): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load((await buffer(tableWorkbook(book))) as unknown as ExcelJS.Buffer);
  return workbook;
}

const table = {
  name: "What/is: paid [2012]?",
  mark: "Unofficial",
  columns: [
    { title: "Name", kind: "text" },
    { title: "Day", kind: "date" },
    { title: "Dollars", kind: "money" },
    { title: "Count", kind: "integer" },
  ],
  rows: [
    ["=1+1", "2012-07-01", "12.50", 3],
    ["0012", null, null, 0],
    ["large", "2012-07-02", "12345678901234.56", null],
  ],
} as const;

test("numbers are numbers, days are days, unknown is empty, and nothing is a formula", async () => {
  const [sheet] = (await read({ language: "en", sheets: [table] })).worksheets;
  const rows = sheet?.getSheetValues().map((row) => (Array.isArray(row) ? row.slice(1) : row));
  expect(sheet?.name).toBe("What is paid 2012");
  expect(rows?.slice(1)).toEqual([
    ["Unofficial"],
    ["Name", "Day", "Dollars", "Count"],
    ["'=1+1", new Date("2012-07-01T00:00:00Z"), 12.5, 3],
    ["0012", undefined, undefined, 0],
    ["large", new Date("2012-07-02T00:00:00Z"), "12345678901234.56"],
  ]);
  expect(sheet?.views[0]).toMatchObject({ state: "frozen", ySplit: 2, rightToLeft: false });
});

test("sheets of one name are told apart, pages hold sentences, and Arabic is read from the right", async () => {
  const sheets = [table, table, { name: "Notes", lines: ["One.", "Two."] }];
  const { worksheets } = await read({ language: "ar", sheets });
  expect(worksheets.map(({ name }) => name)).toEqual(["What is paid 2012", "What is paid 2012 2", "Notes"]);
  expect(worksheets[2]?.getCell("A2").value).toBe("Two.");
  expect(worksheets.every(({ views }) => views[0]?.rightToLeft)).toBe(true);
});

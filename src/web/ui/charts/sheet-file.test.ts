import ExcelJS from "exceljs";
import { expect, test } from "vitest";
import type { ChartTable } from "./chart-table.ts";
import { fileName, notesOf } from "./chart-stamp.ts";
import { noteLines, wrapped } from "./picture-file.ts";
import { columnName, csvOf, xlsxOf } from "./sheet-file.ts";

const table: ChartTable = {
  columns: [{ name: "State" }, { name: "People", numeric: true }],
  rows: [
    { key: "a", cells: ["=1+1", { value: 395, text: "395" }] },
    { key: "b", cells: ['Say "no", <b>', { value: null, text: "unknown" }] },
  ],
};
const notes = { mark: "EXERCISE", title: "Nepal sent most", subtitle: "Police", foot: ["Mission", "Handling: open"] };

test("a CSV has the table first, neutral and quoted, then what it is", () => {
  expect(csvOf(table, notes)).toBe(
    '\uFEFFState,People\r\n\'=1+1,395\r\n"Say ""no"", <b>",unknown\r\n\r\nEXERCISE\r\nNepal sent most\r\nPolice\r\nMission\r\nHandling: open\r\n',
  );
});

test("a workbook is read by others: notes above, frozen head, numbers as numbers, Arabic from the right", async () => {
  const book = new ExcelJS.Workbook();
  const bytes = xlsxOf(table, notes, { rtl: true });
  await book.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer);
  const sheet = book.worksheets[0];
  expect(sheet?.getSheetValues().map((row) => (Array.isArray(row) ? row.slice(1) : row))).toEqual([
    undefined,
    ["EXERCISE"],
    ["Nepal sent most"],
    ["Police"],
    ["Mission"],
    ["Handling: open"],
    [],
    ["State", "People"],
    ["'=1+1", 395],
    ['Say "no", <b>', "unknown"],
  ]);
  expect(sheet?.views[0]).toMatchObject({ rightToLeft: true, state: "frozen", ySplit: 7 });
});

test("columns are named as spreadsheets name them", () => {
  expect([0, 25, 26, 701, 702].map(columnName)).toEqual(["A", "Z", "AA", "ZZ", "AAA"]);
});

test("an export says mission, scenario, source, date, handling, and that it is fictional or unofficial", () => {
  const say = (code: string, values?: object) => (values ? `${code} ${Object.values(values).join()}` : code);
  const stamp = { mission: "M", scenario: null, nature: "fictional" as const, file: "m-x" };
  expect(notesOf(say, stamp, { title: "T", subtitle: "S", source: "IPI", asOn: "2013", unofficial: true })).toEqual({
    mark: "chart.mark.fictional",
    title: "T",
    subtitle: "S",
    foot: [
      "M",
      "chart.scenario screen.scenario.base",
      "chart.source IPI",
      "chart.as_on 2013",
      "chart.handling chart.handling.open",
      "chart.unofficial",
    ],
  });
  expect(fileName(stamp, "svg")).toBe("FICTIONAL-m-x.svg");
});

test("notes break where the width ends, also where a script has no blanks", () => {
  expect(wrapped("one two three", 48)).toEqual(["one two", "three"]);
  expect(wrapped("时间线时间线", 36)).toEqual(["时间线", "时间线"]);
  expect(noteLines(notes, 300).above.map(({ text }) => text)).toEqual(["EXERCISE", "Nepal sent most", "Police"]);
});

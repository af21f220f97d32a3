import fc from "fast-check";
import { expect, test } from "vitest";
import { type CsvNotice, type CsvRow, csvLine, readCsv } from "./csv.ts";

async function* piecesOf(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

async function read(bytes: Uint8Array, size = 7, columns: readonly string[] = ["id", "name", "note"]) {
  const notices: CsvNotice[] = [];
  const rows: CsvRow[] = [];
  for await (const batch of readCsv(piecesOf(bytes, size), { columns, notice: (each) => notices.push(each) }))
    rows.push(...batch);
  return { notices, rows };
}

test("a quoted line break counts at its first line", async () => {
  expect(await read(utf8('id,name\n1,"two\nlines"\n2,"say ""no"""\n'))).toEqual({
    notices: [],
    rows: [
      { line: 1, cells: ["id", "name"] },
      { line: 2, cells: ["1", "two\nlines"] },
      { line: 4, cells: ["2", 'say "no"'] },
    ],
  });
});

test("the last line needs no end, and empty lines are rows of one empty cell", async () => {
  const { rows } = await read(utf8("id,name\n\n1,a"));
  expect(rows.map((row) => row.cells)).toEqual([["id", "name"], [""], ["1", "a"]]);
});

test("what a French spreadsheet writes is told and read", async () => {
  const text = '\uFEFFid;name;note\r\n1;"a;b";"two\r\nlines"\r\n2;été;"3,5"\r\n';
  expect(await read(utf8(text))).toEqual({
    notices: [
      { code: "file.bom" },
      { code: "file.line_end", ends: "CRLF" },
      { code: "file.delimiter", delimiter: ";" },
    ],
    rows: [
      { line: 1, cells: ["id", "name", "note"] },
      { line: 2, cells: ["1", "a;b", "two\nlines"] },
      { line: 4, cells: ["2", "été", "3,5"] },
    ],
  });
});

test("Windows-1252 is told with its first line, other lines stay UTF-8", async () => {
  const bytes = new Uint8Array([...utf8("id,name\n1,été\n2,"), 0xe9, ...utf8("\n3,été\n")]);
  const { notices, rows } = await read(bytes);
  expect(notices).toEqual([{ code: "file.encoding", encoding: "Windows-1252", line: 3 }]);
  expect(rows.map((row) => row.cells[1])).toEqual(["name", "été", "é", "été"]);
});

test.each(["utf16le", "be"])("UTF-16 (%s) is told and read, with its mark or without", async (order) => {
  for (const mark of ["", "\uFEFF"]) {
    const bytes = Buffer.from(`${mark}id,name\n1,été\n`, "utf16le");
    const { notices, rows } = await read(order === "be" ? bytes.swap16() : bytes, 64);
    expect(notices).toEqual([
      { code: "file.encoding", encoding: order === "be" ? "UTF-16BE" : "UTF-16LE", line: null },
    ]);
    expect(rows.map((row) => row.cells)).toEqual([
      ["id", "name"],
      ["1", "été"],
    ]);
  }
});

test("carriage returns alone end lines too", async () => {
  expect(await read(utf8("id,name\r1,a\r2,b\r"), 100)).toMatchObject({
    notices: [{ code: "file.line_end", ends: "CR" }],
    rows: [{ line: 1 }, { line: 2 }, { line: 3 }],
  });
});

test("a forgotten quote costs one row, not the rest of the file", async () => {
  const many = Array.from({ length: 60_000 }, (_, i) => `${i},row number ${i}\n`).join("");
  const { notices, rows } = await read(utf8(`id,name\nx,"never closed\n${many}`), 65_536);
  expect(notices).toEqual([{ code: "quote.unclosed", line: 2 }]);
  expect(rows).toHaveLength(60_002);
  expect(rows.at(-1)).toEqual({ line: 60_002, cells: ["59999", "row number 59999"] });
});

test("what is written reads back the same, whatever the pieces", async () => {
  const cell = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 12 }),
    fc.constantFrom('"', ",", "\n", "a\r\nb", ";", "", "\t", "🚁", '""\n"'),
  );
  const table = fc
    .integer({ min: 2, max: 5 })
    .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 8 }));
  await fc.assert(
    fc.asyncProperty(table, fc.integer({ min: 1, max: 40 }), async (rows, size) => {
      const header = Array.from({ length: rows[0]?.length ?? 2 }, (_, i) => `column${i}`);
      const text = [header, ...rows].map(csvLine).join("");
      const back = await read(utf8(text), size, header);
      expect(back.notices).toEqual([]);
      expect(back.rows.map((row) => row.cells)).toEqual([header, ...rows]);
      expect(back.rows.map((row) => csvLine(row.cells)).join("")).toBe(text);
    }),
    { numRuns: 300 },
  );
});

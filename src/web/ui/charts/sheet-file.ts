import { strToU8, zipSync } from "fflate";
import type { ChartNotes } from "./chart-stamp.ts";
import { sheetValue, type ChartTable } from "./chart-table.ts";

type Value = string | number;

/** Puts an apostrophe before a text that a spreadsheet could run as a formula. */
const neutral = (text: string): string => (/^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text);

/** The table as CSV (RFC 4180, UTF-8 with its mark, so that Excel reads every script), what it is below it. */
export function csvOf(table: ChartTable, notes: ChartNotes): string {
  const lines: Value[][] = [
    table.columns.map(({ name }) => name),
    ...table.rows.map(({ cells }) => cells.map(sheetValue)),
    [],
    ...noteLines(notes).map((line) => [line]),
  ];
  return `\uFEFF${lines.map((line) => `${line.map(csvCell).join(",")}\r\n`).join("")}`;
}

function csvCell(value: Value): string {
  if (typeof value === "number") return String(value);
  const text = neutral(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const noteLines = ({ mark, title, subtitle, foot }: ChartNotes): string[] => [
  ...(mark === null ? [] : [mark]),
  title,
  subtitle,
  ...foot,
];

/** The table as a workbook of one sheet: what it is above, then the table under a frozen head. */
export function xlsxOf(table: ChartTable, notes: ChartNotes, { rtl }: { rtl: boolean }): Uint8Array {
  const above = noteLines(notes);
  const head = above.length + 2;
  const rows: Value[][] = [
    ...above.map((line) => [line]),
    [],
    table.columns.map(({ name }) => name),
    ...table.rows.map(({ cells }) => cells.map(sheetValue)),
  ];
  const view = `<sheetView workbookViewId="0"${rtl ? ' rightToLeft="1"' : ""}><pane ySplit="${head}" topLeftCell="A${head + 1}" activePane="bottomLeft" state="frozen"/></sheetView>`; // prettier-ignore
  const bold = new Set([notes.mark === null ? 1 : 2, head]);
  const sheet = `${xml}<worksheet xmlns="${main}"><sheetViews>${view}</sheetViews><cols><col min="1" max="${Math.max(1, table.columns.length)}" width="18" customWidth="1"/></cols><sheetData>${rows // prettier-ignore
    .map((row, index) => rowXml(row, index + 1, bold.has(index + 1)))
    .join("")}</sheetData></worksheet>`;
  const files = { ...frame, "xl/worksheets/sheet1.xml": sheet };
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])), {
    mtime: new Date(1980, 0, 1),
  });
}

const rowXml = (row: readonly Value[], number: number, bold: boolean): string =>
  `<row r="${number}">${row.map((value, index) => cellXml(value, `${columnName(index)}${number}`, bold)).join("")}</row>`;

function cellXml(value: Value, place: string, bold: boolean): string {
  const style = bold ? ' s="1"' : "";
  if (typeof value === "number") return `<c r="${place}"${style}><v>${value}</v></c>`;
  return `<c r="${place}" t="inlineStr"${style}><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
}

/** `A`, `B`, … `Z`, `AA`. */
export const columnName = (index: number): string =>
  (index >= 26 ? columnName(Math.floor(index / 26) - 1) : "") + String.fromCharCode(65 + (index % 26));

/** Text as it may stand in a sheet's XML: no formula, no sign that XML forbids, no look of an escaped character. */
const escaped = (text: string): string =>
  neutral(text)
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, "")
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packages = "http://schemas.openxmlformats.org/package/2006";
const type = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** The parts of a workbook that are the same in each (ECMA-376 part 1, 12.2). */
const frame = {
  "[Content_Types].xml": `${xml}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${type}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/></Types>`,
  "_rels/.rels": `${xml}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  "xl/workbook.xml": `${xml}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Concert" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  "xl/_rels/workbook.xml.rels": `${xml}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
  "xl/styles.xml": `${xml}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf fontId="1" applyFont="1"/></cellXfs></styleSheet>`,
};

import ExcelJS from "exceljs";
import { sheetText } from "../../../exchange/workbook/cell-text.ts";
import type { ReferenceData } from "../../../model/reference-data.ts";
import type { StatementSheet } from "../../../model/statement-sheet.ts";
import { say } from "../../../words/catalogue.ts";
import { type Language, directionOf } from "../../../words/say.ts";
import { stateNames } from "../../../words/state-name.ts";
import { statementNotes } from "./statement-notes.ts";
import { statementRows } from "./statement-rows.ts";

type Kind = "text" | "date" | "money" | "rate";
type Column = { readonly name: string; readonly kind: Kind; readonly width: number };
const formats: Readonly<Record<Kind, string>> = {
  text: "@",
  date: "yyyy-mm-dd",
  money: "#,##0.00",
  rate: "0.0000000000",
};

const column = (name: string, kind: Kind = "text", width = 18): Column => ({ name, kind, width });
const sums: readonly Column[] = [
  column("code", "text", 8),
  column("state", "text", 32),
  column("rate", "rate"),
  column("assessed", "money"),
  column("offset", "money"),
  column("due", "money"),
];
const lines: readonly Column[] = [
  column("code", "text", 8),
  column("state", "text", 32),
  column("from", "date", 12),
  column("to", "date", 12),
  column("rule", "text", 34),
  column("scale_year", "text", 12),
  column("amount", "money"),
  column("rate", "rate"),
  column("share", "money"),
];

/**
 * Statements as a workbook: what every state owes, the lines of each, and how they are to be read. Each sheet begins
 * with the words that this is no notice of assessment; numbers are numbers, nothing is a formula.
 */
export async function writeStatements(
  sheet: StatementSheet,
  { states }: ReferenceData,
  language: Language,
): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  const nameOf = stateNames(language, states);
  const word = (code: string, values?: Parameters<typeof say>[2]) => say(language, code, values);
  const add = (name: string, columns: readonly Column[], rows: readonly (readonly (string | null)[])[]) =>
    addSheet(workbook, { name: word(`shares.sheet.${name}`), columns, rows, language });
  add(
    "states",
    sums,
    sheet.states.map(({ iso3, rate_percent, assessed_usd, offset_usd, due_usd }) => [
      iso3,
      nameOf(iso3),
      rate_percent,
      assessed_usd,
      offset_usd,
      due_usd,
    ]),
  );
  add(
    "lines",
    lines,
    sheet.states
      .flatMap((state) => statementRows(sheet, state))
      .map((row) => [
        row.iso3,
        nameOf(row.iso3),
        row.from,
        row.to,
        row.kind === "share"
          ? `${word(`shares.rule.${row.rule}`, { length: Number(row.length) })}${row.after_mandate ? ` (${word("shares.after_mandate")})` : ""}`
          : row.kind === "due"
            ? word("shares.column.due")
            : word(`shares.offset.${row.kind}`),
        row.scale_years.join(", "),
        row.of_usd,
        row.rate_percent,
        row.amount_usd,
      ]),
  );
  add(
    "notes",
    [column("note", "text", 120)],
    statementNotes(sheet, language).map((note) => [note]),
  );
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

type Sheet = {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly (string | null)[])[];
  readonly language: Language;
};

function addSheet(workbook: ExcelJS.Workbook, { name, columns, rows, language }: Sheet): void {
  const sheet = workbook.addWorksheet(name.slice(0, 31), {
    views: [{ state: "frozen", ySplit: 2, rightToLeft: directionOf(language) === "rtl" }],
    pageSetup: { orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  sheet.addRow([say(language, "funding.unofficial")]).font = { bold: true };
  sheet.addRow(columns.map((each) => say(language, `shares.column.${each.name}`))).font = { bold: true };
  for (const row of rows) sheet.addRow(row.map((text, i) => cellOf(text, columns[i]?.kind ?? "text")));
  for (const [i, { kind, width }] of columns.entries()) {
    const own = sheet.getColumn(i + 1);
    own.width = width;
    own.numFmt = formats[kind];
  }
}

/** Numbers of a sheet hold 15 digits; a longer decimal stays text, so that no cent is lost. Unknown is an empty cell. */
function cellOf(text: string | null, kind: Kind): string | number | Date | null {
  if (text === null || text === "") return null;
  if (kind === "date") return new Date(`${text}T00:00:00Z`);
  if (kind === "text" || text.replace(/\D/g, "").length > 15) return sheetText(text);
  return Number(text);
}

import type { Readable } from "node:stream";
import { type ColumnKind, type SheetCell, tableWorkbook } from "../../../exchange/workbook/table-workbook.ts";
import type { ReferenceData } from "../../../model/reference-data.ts";
import type { StatementSheet } from "../../../model/statement-sheet.ts";
import { say } from "../../../words/catalogue.ts";
import type { Language } from "../../../words/say.ts";
import { stateNames } from "../../../words/state-name.ts";
import { statementNotes } from "./statement-notes.ts";
import { statementRows } from "./statement-rows.ts";

type Column = { readonly name: string; readonly kind: ColumnKind; readonly width: number };

const column = (name: string, kind: ColumnKind = "text", width = 18): Column => ({ name, kind, width });
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
export function writeStatements(sheet: StatementSheet, { states }: ReferenceData, language: Language): Readable {
  const nameOf = stateNames(language, states);
  const word = (code: string, values?: Parameters<typeof say>[2]) => say(language, code, values);
  const made = (name: string, columns: readonly Column[], rows: readonly (readonly SheetCell[])[]) => ({
    name: word(`shares.sheet.${name}`),
    mark: word("funding.unofficial"),
    columns: columns.map((each) => ({ ...each, title: word(`shares.column.${each.name}`) })),
    rows,
  });
  const owed = made(
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
  const parts = made(
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
  const notes = made(
    "notes",
    [column("note", "text", 120)],
    statementNotes(sheet, language).map((note) => [note]),
  );
  return tableWorkbook({ language, sheets: [owed, parts, notes] });
}

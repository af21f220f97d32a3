import { csvLine } from "../../exchange/csv.ts";
import type { ColumnKind, SheetOfTable } from "../../exchange/workbook/table-workbook.ts";
import type { MessageValues } from "../../kernel/refusal.ts";
import { sayIn } from "../../words/catalogue.ts";
import { localValues } from "../../words/local-value.ts";
import type { Language } from "../../words/say.ts";

/**
 * What a column holds. A state is an ISO 3166 code; a code is the end of a message under `words`, more of them parted
 * by semicolons; a sentence is a code with the values that fill it. Numbers are decimals as text.
 */
export type CodedColumn = {
  readonly name: string;
  readonly kind: ColumnKind | "state" | "code";
  readonly words?: string;
  /** Message of its head where that is not `DOMAIN.column.NAME`. */
  readonly title?: string;
};
export type CodedCell = string | null | { readonly code: string; readonly values: MessageValues };
/** A table for programs and people: `DOMAIN.sheet.NAME` and `DOMAIN.column.COLUMN` are its words. */
export type CodedTable = {
  readonly domain: string;
  readonly name: string;
  readonly columns: readonly CodedColumn[];
  readonly rows: readonly (readonly CodedCell[])[];
};

export const textColumn = (name: string): CodedColumn => ({ name, kind: "text" });
export const moneyColumn = (name: string): CodedColumn => ({ name, kind: "money" });
export const numberColumn = (name: string): CodedColumn => ({ name, kind: "number" });
export const codeColumn = (name: string, words: string): CodedColumn => ({ name, kind: "code", words });

type Names = (iso3: string) => string;

/** Says what a cell of a table holds in a reader's words; an unknown is an empty text. */
export function sayCell(cell: CodedCell, column: CodedColumn, language: Language, nameOf: Names): string {
  const say = sayIn(language);
  if (cell === null || cell === "") return "";
  if (typeof cell === "object") return say(`${column.words ?? ""}.${cell.code}`, localValues(language, cell.values));
  if (column.kind === "state") return nameOf(cell);
  if (column.kind !== "code") return cell;
  return cell
    .split(";")
    .map((each) => say(`${column.words ?? ""}.${each}`))
    .join("; ");
}

/** A table as CSV with names of columns and codes for programs; a sentence is its code. */
export const codedCsv = ({ columns, rows }: CodedTable): string =>
  csvLine(columns.map(({ name }) => name)) +
  rows.map((row) => csvLine(row.map((cell) => (typeof cell === "object" ? (cell?.code ?? "") : cell)))).join("");

/** A table in a reader's words; a state is its code and its name. */
export function saidTable(table: CodedTable, language: Language, nameOf: Names): SheetOfTable {
  const say = sayIn(language);
  return {
    name: say(`${table.domain}.sheet.${table.name}`),
    columns: table.columns.flatMap(({ name, kind, title: head }) => {
      const title = say(head ?? `${table.domain}.column.${name}`);
      if (kind === "state")
        return [
          { title: "ISO 3166", kind: "text" as const, width: 10 },
          { title, kind: "text" as const },
        ];
      return [{ title, kind: kind === "code" ? ("text" as const) : kind }];
    }),
    rows: table.rows.map((row) =>
      row.flatMap((cell, at) => {
        const column = table.columns[at];
        if (!column) return [];
        const said = sayCell(cell, column, language, nameOf);
        return column.kind === "state" ? [typeof cell === "string" ? cell : null, said] : [said];
      }),
    ),
  };
}

import type { Noun } from "../model/noun.ts";
import { nouns } from "../model/nouns.ts";
import type { IncomingRow, IncomingSheet, Refused } from "./incoming.ts";
import { type Fault, FaultList } from "./pack/fault.ts";
import { readTable } from "./pack/read-table.ts";

export type CsvReading = {
  readonly sheets: readonly IncomingSheet[];
  readonly refused: readonly Refused[];
  readonly warnings: readonly Fault[];
};

/** Reads the rows of one CSV file. Without a noun given, the name of the file says which table it is, as in a pack. */
export async function readIncomingCsv(
  name: string,
  bytes: AsyncIterable<Uint8Array>,
  wanted?: Noun,
): Promise<CsvReading> {
  const noun = wanted ?? nouns.find((each) => each.file === "csv" && name.toLowerCase() === `${each.plural}.csv`);
  if (noun?.file !== "csv") {
    const refused = { sheet: name, row: 1, column: null, rule: "sheet.unknown", value: name, values: {} };
    return { sheets: [], refused: [refused], warnings: [] };
  }
  const faults = new FaultList();
  const table = await readTable(noun, name, bytes, { faults, strict: false, extent: null });
  const isKey = (column: string | null): boolean => column !== null && (noun.key ?? ["id"]).includes(column);
  // A file with some of the columns changes only those; what a new row needs is checked row by row.
  const errors = faults.errors.filter((fault) => fault.code !== "column.missing" || isKey(fault.column));
  const refused = errors.map((fault): Refused => ({
    sheet: name,
    row: fault.row ?? 1,
    column: fault.column,
    rule: fault.code,
    value: fault.value,
    values: fault.values,
  }));
  const rows = table.rows.map((row, index): IncomingRow => {
    const values = Object.fromEntries(table.columns.map((column) => [column, row[column] ?? null]));
    return { line: table.lines[index] ?? 1, id: noun.key === null ? row.id : null, version: null, values };
  });
  return { sheets: [{ noun, sheet: name, columns: table.columns, rows }], refused, warnings: faults.warnings };
}

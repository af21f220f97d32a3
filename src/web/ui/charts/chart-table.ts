import type { ReactNode } from "react";

/** A cell: a text, or a number with its text; a number that is null is unknown and says so. `node` is shown instead. */
export type TableCell =
  string | { readonly value: number | string | null; readonly text: string; readonly node?: ReactNode };
export type TableRow = { readonly key: string; readonly cells: readonly TableCell[]; readonly current?: boolean };

/** Everything that a chart shows, as the table beside it has it and as exports write it. The first column names the row. */
export type ChartTable = {
  readonly columns: readonly { readonly name: string; readonly numeric?: boolean }[];
  readonly rows: readonly TableRow[];
};

/** What stands in a sheet: numbers as numbers, unknown and everything else as text. */
export const sheetValue = (cell: TableCell): string | number =>
  typeof cell === "string" ? cell : cell.value === null ? cell.text : cell.value;

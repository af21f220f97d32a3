/** A column of a table on a terminal. */
export type TextColumn = { readonly title: string; readonly align: "start" | "end" };

/** Lays rows out in columns of equal width, a line under the titles; combining marks take no room. */
export function textTable(columns: readonly TextColumn[], rows: readonly (readonly string[])[]): string {
  const widths = columns.map((column, i) =>
    rows.reduce((width, row) => Math.max(width, widthOf(row[i] ?? "")), widthOf(column.title)),
  );
  const line = (cells: readonly string[]): string =>
    columns
      .map((column, i) => padded(cells[i] ?? "", widths[i] ?? 0, column.align))
      .join("  ")
      .trimEnd();
  return [
    line(columns.map((column) => column.title)),
    widths.map((width) => "-".repeat(width)).join("  "),
    ...rows.map(line),
  ].join("\n");
}

const widthOf = (text: string): number => [...text.replace(/\p{M}/gu, "")].length;

function padded(text: string, width: number, align: "start" | "end"): string {
  const blanks = " ".repeat(Math.max(0, width - widthOf(text)));
  return align === "end" ? blanks + text : text + blanks;
}

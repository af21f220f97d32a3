import { type ClipboardEvent, type KeyboardEvent, type RefObject, useEffect } from "react";
import { parseCell } from "../../../model/cell.ts";
import type { Item, Operation } from "../../api.ts";
import { rowHeight } from "./GridRow.tsx";
import type { Column } from "./columns.ts";
import { changeOf } from "./commits.ts";
import { type Editing, editText } from "./use-editing.ts";
import type { Rows } from "./use-rows.ts";

type At = { readonly row: number; readonly column: number };
type Setup = {
  readonly rows: Rows;
  readonly columns: readonly Column[];
  readonly at: At;
  readonly setAt: (at: At) => void;
  readonly editing: Editing;
  readonly box: RefObject<HTMLDivElement | null>;
  readonly showHistory: () => void;
};

const headHeight = 68;

/** Keys of the grid: arrows walk, Enter or F2 or typing edits, Delete empties, Ctrl-Z and Ctrl-Y go back and forth. */
export function useGridKeys({ rows, columns, at, setAt, editing, box, showHistory }: Setup) {
  const row = rows.at(at.row);
  const column = columns[at.column];
  useEffect(() => keepInView(box.current, at, columns), [at]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== box.current) return;
    const page = Math.max(1, Math.floor(((box.current?.clientHeight ?? 0) - headHeight) / rowHeight) - 1);
    const next = moved(event, at, { rows: rows.total, columns: columns.length, page });
    if (next) {
      event.preventDefault();
      setAt(next);
    } else if (event.ctrlKey || event.metaKey) {
      const key = event.key.toLowerCase();
      const act = key === "y" || (key === "z" && event.shiftKey) ? editing.redo : key === "z" ? editing.undo : null;
      if (act) event.preventDefault();
      act?.();
    } else if (row && column) actOn(event, row, column);
  };
  const actOn = (event: KeyboardEvent, on: Item, in_: Column) => {
    if (event.key === "Enter" || event.key === "F2") editing.start(on, in_);
    else if (event.key === "Delete" || event.key === "Backspace") {
      if (!in_.editable || in_.meta.required) return;
      editing.save(on, in_, "");
    } else if (event.key === " ") showHistory();
    else if (event.key.length === 1) editing.start(on, in_, event.key);
    else return;
    event.preventDefault();
  };
  const onCopy = (event: ClipboardEvent) => {
    if (event.target !== box.current || !row || !column) return;
    event.preventDefault();
    event.clipboardData.setData("text/plain", editText(row, column));
  };
  const onPaste = (event: ClipboardEvent) => {
    if (event.target !== box.current) return;
    event.preventDefault();
    paste(event.clipboardData.getData("text/plain"), { rows, columns, at, editing });
  };
  return { onKeyDown, onCopy, onPaste };
}

/** Where a key leads, or null where it does not move. In a page that reads from the right, left is onward. */
function moved(
  event: KeyboardEvent,
  { row, column }: At,
  size: { rows: number; columns: number; page: number },
): At | null {
  const onward = document.documentElement.dir === "rtl" ? -1 : 1;
  const far = event.ctrlKey || event.metaKey;
  const to = (nextRow: number, nextColumn: number): At => ({
    row: Math.max(0, Math.min(size.rows - 1, nextRow)),
    column: Math.max(0, Math.min(size.columns - 1, nextColumn)),
  });
  switch (event.key) {
    case "ArrowDown":
      return to(far ? size.rows - 1 : row + 1, column);
    case "ArrowUp":
      return to(far ? 0 : row - 1, column);
    case "ArrowRight":
      return to(row, column + onward);
    case "ArrowLeft":
      return to(row, column - onward);
    case "PageDown":
      return to(row + size.page, column);
    case "PageUp":
      return to(row - size.page, column);
    case "Home":
      return to(far ? 0 : row, 0);
    case "End":
      return to(far ? size.rows - 1 : row, size.columns - 1);
    default:
      return null;
  }
}

/** Scrolls as little as shows the cell beside the fixed head and first column. */
function keepInView(box: HTMLDivElement | null, at: At, columns: readonly Column[]): void {
  if (!box) return;
  const top = at.row * rowHeight;
  const view = box.clientHeight - headHeight;
  if (top < box.scrollTop) box.scrollTop = top;
  else if (top + rowHeight > box.scrollTop + view) box.scrollTop = top + rowHeight - view;
  const before = columns.slice(0, at.column).reduce((sum, column) => sum + column.width, 0);
  const first = at.column === 0 ? 0 : (columns[0]?.width ?? 0);
  const width = columns[at.column]?.width ?? 0;
  const side = document.documentElement.dir === "rtl" ? -1 : 1;
  const left = Math.abs(box.scrollLeft);
  if (before - first < left) box.scrollLeft = side * (before - first);
  else if (before + width > left + box.clientWidth) box.scrollLeft = side * (before + width - box.clientWidth);
}

/** Writes a block copied from a sheet, from the current cell on, as one commit: all of it or nothing. */
function paste(text: string, { rows, columns, at, editing }: Pick<Setup, "rows" | "columns" | "at" | "editing">): void {
  const lines = text
    .replace(/\r?\n$/, "")
    .split(/\r?\n/)
    .map((line) => line.split("\t"));
  const operations: Operation[] = [];
  for (const [down, cells] of lines.entries()) {
    const row = rows.at(at.row + down);
    if (!row) break;
    const values: Record<string, unknown> = {};
    for (const [across, cell] of cells.entries()) {
      const column = columns[at.column + across];
      if (!column?.editable) continue;
      const result = parseCell(cell, column.meta);
      if ("fault" in result) return editing.start(row, column, cell);
      values[column.name] = result.value;
    }
    if (Object.keys(values).length > 0) operations.push(changeOf(editing.noun.name, row, values));
  }
  if (operations.length > 0) void editing.write(operations);
}

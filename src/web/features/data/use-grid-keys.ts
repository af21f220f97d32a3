import { type ClipboardEvent, type KeyboardEvent, type RefObject, useEffect } from "react";
import type { Column } from "./columns.ts";
import { type At, moved } from "./range.ts";
import type { Editing } from "./use-editing.ts";
import type { RangeActs } from "./use-range-acts.ts";
import type { Rows } from "./use-rows.ts";
import type { useSelection } from "./use-selection.ts";

type Setup = {
  readonly rows: Rows;
  readonly columns: readonly Column[];
  readonly selection: ReturnType<typeof useSelection>;
  readonly editing: Editing;
  readonly acts: RangeActs;
  readonly box: RefObject<HTMLDivElement | null>;
  readonly rowHeight: number;
  readonly grows: boolean;
  readonly act: (name: string, at: At) => void;
  readonly resize: (name: string, by: number) => void;
};

/** Pixels of names and filters above the rows. */
const headHeight = 68;

/**
 * Keys of the grid: arrows walk, with Shift they choose; Enter, F2 or typing edits, Delete empties, Ctrl-D fills down,
 * Ctrl-Z and Ctrl-Y go back and forth, Alt-Down opens the menu of the column.
 */
export function useGridKeys(setup: Setup) {
  const { rows, columns, selection, editing, acts, box, rowHeight, grows, act, resize } = setup;
  const { at, choose, chooseRange } = selection;
  const row = rows.at(at.row);
  const column = columns[at.column];
  const size = { rows: rows.total + (grows ? 1 : 0), columns: columns.length };
  useEffect(() => keepInView(box.current, at, columns, rowHeight), [at.row, at.column, rowHeight]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== box.current) return;
    const page = Math.max(1, Math.floor(((box.current?.clientHeight ?? 0) - headHeight) / rowHeight) - 1);
    const mirrored = document.documentElement.dir === "rtl";
    // The line for a new row is reached step by step; the end of the list is its last record.
    const rowsToWalk =
      event.key === "End" || ((event.ctrlKey || event.metaKey) && rows.total > 0) ? rows.total : size.rows;
    const next = moved(event, at, { rows: rowsToWalk, columns: size.columns, page, mirrored });
    if (next) choose(next, event.shiftKey);
    else if (event.altKey) {
      if (!onAlt(event, mirrored ? -1 : 1)) return;
    } else if (event.ctrlKey || event.metaKey) {
      if (!onCtrl(event)) return;
    } else if (!onPlain(event)) return;
    event.preventDefault();
  };
  const onAlt = ({ key, shiftKey }: KeyboardEvent, onward: 1 | -1): boolean => {
    if (key === "ArrowDown") act("menu", at);
    else if (key === "Enter") act("open", at);
    else if (shiftKey && column && (key === "ArrowRight" || key === "ArrowLeft"))
      resize(column.name, (key === "ArrowRight" ? 1 : -1) * onward * 16);
    else return false;
    return true;
  };
  const onCtrl = ({ key, shiftKey }: KeyboardEvent): boolean => {
    const letter = key.toLowerCase();
    const end = { row: Math.max(0, rows.total - 1), column: columns.length - 1 };
    if (letter === "y" || (letter === "z" && shiftKey)) editing.redo();
    else if (letter === "z") editing.undo();
    else if (letter === "a") chooseRange({ anchor: end, head: { row: 0, column: 0 } });
    else if (letter === "d") acts.fillDown();
    else if (key === " ")
      chooseRange({ anchor: { row: end.row, column: at.column }, head: { row: 0, column: at.column } });
    else if (key === "-") act("remove", at);
    else return false;
    return true;
  };
  const onPlain = (event: KeyboardEvent): boolean => {
    const { key, shiftKey } = event;
    if (key === "Escape") choose(at, false);
    else if (key === " " && shiftKey)
      chooseRange({ anchor: { row: at.row, column: columns.length - 1 }, head: { row: at.row, column: 0 } });
    else if (at.row >= rows.total && grows && (key === "Enter" || key === "F2" || key.length === 1)) act("add", at);
    else if (!row || !column) return false;
    else if (key === "Enter" && at.column === 0 && !column.editable) act("details", at);
    else if (key === "Enter" || key === "F2") editing.start(row, column);
    else if (key === "Delete" || key === "Backspace") acts.clear();
    else if (key === " ") act("history", at);
    else if (key.length === 1) editing.start(row, column, key);
    else return false;
    return true;
  };
  const own = (event: ClipboardEvent) => event.target === box.current;
  return {
    onKeyDown,
    onCopy: (event: ClipboardEvent) => void (own(event) && acts.copy(event)),
    onCut: (event: ClipboardEvent) => void (own(event) && acts.cut(event)),
    onPaste: (event: ClipboardEvent) => {
      if (!own(event)) return;
      event.preventDefault();
      acts.paste(event.clipboardData.getData("text/plain"));
    },
    /** After a cell was saved with Enter or Tab. */
    goOn: (key: "Enter" | "Tab", back: boolean) => {
      const step = back ? -1 : 1;
      if (key === "Enter") return;
      choose({ row: at.row, column: Math.max(0, Math.min(columns.length - 1, at.column + step)) }, false);
    },
  };
}

/** Scrolls as little as shows the cell beside the fixed head and first column. */
function keepInView(box: HTMLDivElement | null, at: At, columns: readonly Column[], rowHeight: number): void {
  if (!box) return;
  const top = at.row * rowHeight;
  const view = box.clientHeight - headHeight;
  if (top < box.scrollTop) box.scrollTop = top;
  else if (top + rowHeight > box.scrollTop + view) box.scrollTop = top + rowHeight - view;
  if (at.column === 0) return;
  const before = columns.slice(0, at.column).reduce((sum, column) => sum + column.width, 0);
  const first = columns[0]?.width ?? 0;
  const width = columns[at.column]?.width ?? 0;
  const side = document.documentElement.dir === "rtl" ? -1 : 1;
  const left = Math.abs(box.scrollLeft);
  if (before - first < left) box.scrollLeft = side * (before - first);
  else if (before + width > left + box.clientWidth) box.scrollLeft = side * (before + width - box.clientWidth);
}

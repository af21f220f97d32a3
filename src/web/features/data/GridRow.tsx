import { memo } from "react";
import type { Noun } from "../../../model/noun.ts";
import type { WaitingItem } from "../../offline/change.ts";
import { useWords } from "../../words/words.tsx";
import { CellEditor } from "./CellEditor.tsx";
import type { Column } from "./columns.ts";
import { isMeasured } from "./filters.ts";
import { showValue } from "./show-value.ts";
import type { Editing } from "./use-editing.ts";

const isText = ({ meta }: Column): boolean =>
  meta.kind === "text" ||
  meta.kind === "texts" ||
  meta.kind === "code" ||
  meta.kind === "codes" ||
  meta.kind === "boolean" ||
  meta.kind === "prose";

/** Pixels. */
export const rowHeight = 32;

export const cellId = (row: number, column: number): string => `cell-${row}-${column}`;

type Props = {
  readonly row: WaitingItem;
  readonly index: number;
  readonly top: number;
  readonly columns: readonly Column[];
  readonly noun: Noun;
  /** Column of the cell that the keyboard stands on, or -1. */
  readonly activeColumn: number;
  readonly setAt: (at: { row: number; column: number }) => void;
  readonly editing: Editing;
};

/** One row; drawn again only when its record, its place or the edit in it changes. */
export const GridRow = memo(
  function GridRow({ row, index, top, columns, noun, activeColumn, setAt, editing }: Props) {
    const words = useWords();
    return (
      <div
        role="row"
        aria-rowindex={index + 3}
        className={index % 2 ? "grid-line odd" : "grid-line"}
        style={{ transform: `translateY(${top}px)` }}
      >
        {columns.map((column, at) => {
          const open = editing.open?.row.id === row.id && editing.open.column.name === column.name;
          const text = showValue(row.values[column.name], column, words);
          const tone = `grid-cell${isMeasured(column.meta) ? " num" : ""}${column.editable ? "" : " fixed"}`;
          const waits = row.waiting?.includes(column.name) ?? false;
          return (
            <div
              key={column.name}
              id={cellId(index, at)}
              role="gridcell"
              aria-colindex={at + 1}
              aria-selected={activeColumn === at}
              aria-readonly={!column.editable}
              className={waits ? `${tone} waits` : tone}
              style={{ inlineSize: column.width }}
              title={waits ? words.say("outbox.cell") : undefined}
              onPointerDown={() => setAt({ row: index, column: at })}
              onDoubleClick={() => editing.start(row, column)}
            >
              {open ? (
                <CellEditor noun={noun} row={row} column={column} editing={editing} />
              ) : text === null ? (
                <span className="unknown">{words.say("screen.unknown")}</span>
              ) : (
                <span
                  className="ellipsis"
                  dir={isText(column) ? "auto" : "ltr"}
                  title={text.length > 24 ? text : undefined}
                >
                  {text}
                </span>
              )}
            </div>
          );
        })}
      </div>
    );
  },
  (a, b) =>
    a.row === b.row &&
    a.index === b.index &&
    a.top === b.top &&
    a.columns === b.columns &&
    a.activeColumn === b.activeColumn &&
    a.editing.open?.row.id !== a.row.id &&
    b.editing.open?.row.id !== b.row.id &&
    a.editing.language === b.editing.language,
);

/** The place of a row that is still being read. */
export const WaitingRow = memo(function WaitingRow({
  index,
  top,
  columns,
}: Pick<Props, "index" | "top"> & { columns: readonly Column[] }) {
  const { say } = useWords();
  const shown = columns.slice(0, 1);
  return (
    <div
      role="row"
      aria-rowindex={index + 3}
      aria-busy
      className={index % 2 ? "grid-line odd waiting" : "grid-line waiting"}
      style={{ transform: `translateY(${top}px)` }}
    >
      {shown.map(({ name, width }) => (
        <div key={name} role="gridcell" aria-colindex={1} className="grid-cell" style={{ inlineSize: width }}>
          <span className="quiet">{say("screen.loading")}</span>
        </div>
      ))}
    </div>
  );
});

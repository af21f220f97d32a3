import { memo } from "react";
import type { Noun } from "../../../model/noun.ts";
import type { WaitingItem } from "../../offline/change.ts";
import { Icon } from "../../ui/Icon.tsx";
import { useWords, type Words } from "../../words/words.tsx";
import { CellEditor } from "./CellEditor.tsx";
import type { Column } from "./columns.ts";
import { isMeasured } from "./filters.ts";
import { ReferenceLink } from "./ReferenceLink.tsx";
import { showValue } from "./show-value.ts";
import type { Editing } from "./use-editing.ts";

const texts: ReadonlySet<string> = new Set(["text", "texts", "code", "codes", "boolean", "prose"]);

export const cellId = (row: number, column: number): string => `cell-${row}-${column}`;

/** The columns in view beside the first one, and the room of those before them. */
export type ColumnWindow = { readonly from: number; readonly to: number; readonly before: number };

export type RowProps = {
  readonly row: WaitingItem;
  readonly index: number;
  readonly top: number;
  readonly columns: readonly Column[];
  readonly window: ColumnWindow;
  readonly noun: Noun;
  /** Column of the cell that the keyboard stands on, or -1. */
  readonly active: number;
  /** The chosen columns of this row; both -1 where none is. */
  readonly left: number;
  readonly right: number;
  readonly editing: Editing;
  readonly fill: (text: string) => void;
  readonly goOn: (key: "Enter" | "Tab", back: boolean) => void;
};

/** One row; drawn again only when its record, its place, what is chosen of it or the edit in it changes. */
export const GridRow = memo(function GridRow(props: RowProps) {
  const { row, index, top, columns } = props;
  // The row that the keyboard stands on is there in full, for those who hear it read.
  const window = props.active >= 0 ? { from: 1, to: columns.length - 1, before: 0 } : props.window;
  const at = [0, ...Array.from({ length: Math.max(0, window.to - window.from + 1) }, (_, step) => window.from + step)];
  return (
    <div
      role="row"
      aria-rowindex={index + 3}
      data-row={index}
      className={index % 2 ? "grid-line odd" : "grid-line"}
      style={{ transform: `translateY(${top}px)` }}
    >
      {at.map((place) => {
        const column = columns[place];
        return column && <Cell key={column.name} {...props} window={window} row={row} column={column} place={place} />;
      })}
    </div>
  );
}, isSameRow);

function isSameRow(a: RowProps, b: RowProps): boolean {
  return (
    a.row === b.row &&
    a.index === b.index &&
    a.top === b.top &&
    a.columns === b.columns &&
    a.window === b.window &&
    a.active === b.active &&
    a.left === b.left &&
    a.right === b.right &&
    a.editing.open?.row.id !== a.row.id &&
    b.editing.open?.row.id !== b.row.id &&
    a.editing.language === b.editing.language
  );
}

/** The room of the columns that are passed over belongs to the first one drawn after them. */
const roomBefore = (place: number, window: ColumnWindow): number => (place === window.from ? window.before : 0);

type CellProps = RowProps & { readonly column: Column; readonly place: number };

function Cell({ row, index, column, place, window, noun, active, left, right, editing, fill, goOn }: CellProps) {
  const words = useWords();
  const open = editing.open?.row.id === row.id && editing.open.column.name === column.name;
  const waits = row.waiting?.includes(column.name) ?? false;
  const chosen = place >= left && place <= right;
  const tone = [
    "grid-cell",
    isMeasured(column.meta) && "num",
    !column.editable && "fixed",
    waits && "waits",
    active === place && "at",
  ];
  return (
    <div
      id={cellId(index, place)}
      role="gridcell"
      data-column={place}
      aria-colindex={place + 1}
      aria-selected={chosen}
      aria-readonly={!column.editable}
      className={tone.filter(Boolean).join(" ")}
      style={{ inlineSize: column.width, marginInlineStart: place === 0 ? 0 : roomBefore(place, window) }}
      title={waits ? words.say("outbox.cell") : undefined}
    >
      {open ? (
        <CellEditor
          key={editing.open?.refusal}
          noun={noun}
          row={row}
          column={column}
          editing={editing}
          fill={fill}
          goOn={goOn}
        />
      ) : (
        <CellText row={row} column={column} words={words} />
      )}
      {place === 0 && !open && (
        <button
          type="button"
          className="cell-act"
          tabIndex={-1}
          data-act="details"
          aria-label={words.say("grid.details")}
        >
          <Icon name="next" />
        </button>
      )}
      {!open && column.meta.kind === "reference" && <ReferenceLink row={row} column={column} />}
    </div>
  );
}

function CellText({ row, column, words }: { row: WaitingItem; column: Column; words: Words }) {
  const text = showValue(row.values[column.name], column, words);
  if (text === null) return <span className="unknown">{words.say("screen.unknown")}</span>;
  return (
    <span
      className="ellipsis"
      dir={texts.has(column.meta.kind) ? "auto" : "ltr"}
      title={text.length > 24 ? text : undefined}
    >
      {text}
    </span>
  );
}

/** The place of a row that is still being read. */
export const WaitingRow = memo(function WaitingRow({
  index,
  top,
  width,
}: Pick<RowProps, "index" | "top"> & { readonly width: number }) {
  const { say } = useWords();
  return (
    <div
      role="row"
      aria-rowindex={index + 3}
      aria-busy
      data-row={index}
      className="grid-line waiting"
      style={{ transform: `translateY(${top}px)` }}
    >
      <div role="gridcell" data-column={0} aria-colindex={1} className="grid-cell" style={{ inlineSize: width }}>
        <span className="quiet">{say("screen.loading")}</span>
      </div>
    </div>
  );
});

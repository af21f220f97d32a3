import { defaultRangeExtractor, type Range, useVirtualizer } from "@tanstack/react-virtual";
import { type MouseEvent, type PointerEvent, type RefObject, useCallback, useEffect, useRef } from "react";
import type { Noun } from "../../../model/noun.ts";
import { useWords } from "../../words/words.tsx";
import { blockSize, type View } from "./blocks.ts";
import type { Column } from "./columns.ts";
import { cellId, GridRow, type RowProps, WaitingRow } from "./GridRow.tsx";
import { type At, type Bounds, isSingle } from "./range.ts";
import { useColumnWindow } from "./use-column-window.ts";
import type { Rows } from "./use-rows.ts";

type Props = Pick<RowProps, "noun" | "columns" | "editing" | "fill" | "goOn"> & {
  readonly rows: Rows;
  readonly rowHeight: number;
  readonly width: number;
  readonly at: At;
  readonly bounds: Bounds;
  readonly choose: (at: At, extend: boolean) => void;
  readonly act: (name: string, at: At) => void;
  /** A line below the last row, for a new one. */
  readonly grows: boolean;
  readonly box: RefObject<HTMLDivElement | null>;
  readonly setView: (view: View) => void;
};

/** Only the rows and columns in view are drawn; the others keep their room, and a row that is not here yet says so. */
export function GridRows(props: Props) {
  const { rows, columns, width, rowHeight, at, bounds, editing, box, grows, setView } = props;
  const openRow = editing.open ? at.row : -1;
  const virtual = useVirtualizer({
    count: rows.total + (grows ? 1 : 0),
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 10,
    // The row that is being edited stays, or its text would be lost out of view.
    rangeExtractor: useCallback((range: Range) => withRow(defaultRangeExtractor(range), openRow), [openRow]),
  });
  useEffect(() => virtual.measure(), [rowHeight]);
  const window = useColumnWindow(box, columns, editing.open ? at.column : -1);
  const drawn = virtual.getVirtualItems();
  useView(virtual.range?.startIndex ?? 0, virtual.range?.endIndex ?? 0, setView);
  const pointer = usePointer(props);
  const single = isSingle(bounds);
  return (
    <div
      role="rowgroup"
      className="grid-rows"
      style={{ blockSize: virtual.getTotalSize(), inlineSize: width }}
      {...pointer}
    >
      {drawn.map(({ index, start }) => {
        const row = rows.at(index);
        const chosen = index >= bounds.top && index <= bounds.bottom && !(single && index !== at.row);
        if (index >= rows.total) return <NewRow key="new" {...{ index, columns, noun: props.noun, at, top: start }} />;
        if (!row) return <WaitingRow key={index} index={index} top={start} width={columns[0]?.width ?? 0} />;
        return (
          <GridRow
            key={index}
            row={row}
            index={index}
            top={start}
            columns={columns}
            window={window}
            noun={props.noun}
            active={index === at.row ? at.column : -1}
            left={chosen ? bounds.left : -1}
            right={chosen ? bounds.right : -1}
            editing={editing}
            fill={props.fill}
            goOn={props.goOn}
          />
        );
      })}
    </div>
  );
}

const withRow = (indexes: number[], row: number): number[] =>
  row < 0 || indexes.includes(row) ? indexes : [...indexes, row].sort((a, b) => a - b);

type NewRowProps = {
  readonly index: number;
  readonly top: number;
  readonly columns: readonly Column[];
  readonly noun: Noun;
  readonly at: At;
};

/** The line after the last row: Enter opens a form for a new record, a block pasted here becomes new records. */
function NewRow({ index, top, columns, at }: NewRowProps) {
  const { say } = useWords();
  const active = at.row === index;
  return (
    <div
      role="row"
      aria-rowindex={index + 3}
      data-row={index}
      className="grid-line new"
      style={{ transform: `translateY(${top}px)` }}
    >
      <div
        id={cellId(index, active ? at.column : 0)}
        role="gridcell"
        data-column={0}
        data-act="add"
        aria-colindex={1}
        aria-selected={active}
        className={active ? "grid-cell at" : "grid-cell"}
        style={{ inlineSize: columns[0]?.width }}
      >
        <span className="quiet ellipsis">{say("grid.new_row")}</span>
      </div>
    </div>
  );
}

/** The cell under a pointer, and the act of the button that was met in it. */
function placeOf(target: EventTarget | null): { at: At; act: string | null } | null {
  if (!(target instanceof HTMLElement || target instanceof SVGElement)) return null;
  const cell = target.closest<HTMLElement>("[data-column]");
  const row = cell?.closest<HTMLElement>("[data-row]");
  if (!cell || !row) return null;
  const act = target.closest<HTMLElement>("[data-act]")?.dataset["act"] ?? null;
  return { at: { row: Number(row.dataset["row"]), column: Number(cell.dataset["column"]) }, act };
}

/** A click chooses a cell, with Shift or by drawing a range; a second click opens it. */
function usePointer({ choose, act, editing, rows, columns }: Props) {
  const drawing = useRef(false);
  useEffect(() => {
    const stop = () => (drawing.current = false);
    window.addEventListener("pointerup", stop);
    window.addEventListener("pointercancel", stop);
    return () => {
      window.removeEventListener("pointerup", stop);
      window.removeEventListener("pointercancel", stop);
    };
  }, []);
  const inEditor = (target: EventTarget) => target instanceof HTMLElement && target.closest(".cell-editor") !== null;
  return {
    onPointerDown: (event: PointerEvent) => {
      const place = placeOf(event.target);
      if (!place || inEditor(event.target) || event.button !== 0) return;
      choose(place.at, event.shiftKey);
      drawing.current = event.pointerType === "mouse" && place.act === null;
      if (event.shiftKey) event.preventDefault();
    },
    onPointerMove: (event: PointerEvent) => {
      if (!drawing.current || editing.open) return;
      const place = placeOf(document.elementFromPoint(event.clientX, event.clientY));
      if (place) choose(place.at, true);
    },
    onClick: (event: MouseEvent) => {
      const place = placeOf(event.target);
      if (place?.act && place.act !== "open") act(place.act, place.at);
    },
    onDoubleClick: (event: MouseEvent) => {
      const place = placeOf(event.target);
      const row = place && rows.at(place.at.row);
      const column = place && columns[place.at.column];
      if (!place || place.act || inEditor(event.target) || !row || !column) return;
      if (place.at.column === 0 && !column.editable) act("details", place.at);
      else editing.start(row, column);
    },
  };
}

/** Tells when other blocks come into view, and from which side. */
function useView(first: number, last: number, setView: (view: View) => void): void {
  const before = useRef(0);
  const from = Math.floor(first / blockSize);
  const to = Math.floor(last / blockSize);
  useEffect(() => {
    setView({ first, last, upward: first < before.current });
    before.current = first;
  }, [from, to]);
}

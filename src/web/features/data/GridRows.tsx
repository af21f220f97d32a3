import { useVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useEffect, useRef } from "react";
import type { Noun } from "../../../model/noun.ts";
import { blockSize, type View } from "./blocks.ts";
import type { Column } from "./columns.ts";
import { GridRow, rowHeight, WaitingRow } from "./GridRow.tsx";
import type { Editing } from "./use-editing.ts";
import type { Rows } from "./use-rows.ts";

type Props = {
  readonly noun: Noun;
  readonly rows: Rows;
  readonly columns: readonly Column[];
  readonly width: number;
  readonly at: { readonly row: number; readonly column: number };
  readonly setAt: (at: { row: number; column: number }) => void;
  readonly editing: Editing;
  readonly box: RefObject<HTMLDivElement | null>;
  readonly setView: (view: View) => void;
};

/** Only the rows in view are drawn; the others keep their room, and one that is not here yet says so quietly. */
export function GridRows({ noun, rows, columns, width, at, setAt, editing, box, setView }: Props) {
  const virtual = useVirtualizer({
    count: rows.total,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  const drawn = virtual.getVirtualItems();
  useView(drawn[0]?.index ?? 0, drawn.at(-1)?.index ?? 0, setView);
  return (
    <div role="rowgroup" className="grid-rows" style={{ blockSize: virtual.getTotalSize(), inlineSize: width }}>
      {drawn.map(({ index, start }) => {
        const row = rows.at(index);
        return row ? (
          <GridRow
            key={index}
            row={row}
            index={index}
            top={start}
            columns={columns}
            noun={noun}
            activeColumn={index === at.row ? at.column : -1}
            setAt={setAt}
            editing={editing}
          />
        ) : (
          <WaitingRow key={index} index={index} top={start} columns={columns} />
        );
      })}
    </div>
  );
}

/** Tells when other blocks come into view, and from which side. */
function useView(first: number, last: number, setView: (view: View) => void): void {
  const before = useRef({ first: 0, last: 0 });
  const from = Math.floor(first / blockSize);
  const to = Math.floor(last / blockSize);
  useEffect(() => {
    setView({ first, last, upward: first < before.current.first });
    before.current = { first, last };
  }, [from, to]);
}

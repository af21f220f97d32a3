import { Hatch, hatchOf, SlotAxis } from "./Axes.tsx";
import type { Canvas, Drawing } from "./drawing.ts";
import { slotLeft, slotWidth, tickRoom, type Plot, type Slots } from "./plot.ts";
import { fitText, textRoom } from "./text-room.ts";

/** A cell: a known or estimated value by its shade (0 to 6), nothing to count, or not known at all (left blank). */
export type MatrixCell = {
  readonly state: "known" | "estimated" | "none" | "unknown";
  readonly shade: number;
  /** Written in the cell where there is room. */
  readonly note: string;
};
export type MatrixRow = {
  readonly key: string;
  readonly name: string;
  readonly cells: readonly MatrixCell[];
  readonly chosen?: boolean;
};
export type MatrixChart = {
  readonly slots: Slots;
  readonly rows: readonly MatrixRow[];
  readonly textOf: (row: number, at: number) => string;
  readonly pick?: (row: number, at: number) => void;
};

const rowHeight = 16;
const leastWidth = 4;

/** The slots that fit: all of them, or as many around the cursor as keep a width that an eye can tell apart. */
export function shownSlots(count: number, cursor: number | null, room: number): { from: number; to: number } {
  const fit = Math.max(1, Math.floor(room / leastWidth));
  if (fit >= count) return { from: 0, to: count };
  const from = Math.min(count - fit, Math.max(0, (cursor ?? 0) - Math.floor(fit / 2)));
  return { from, to: from + fit };
}

type Run = { readonly at: number; readonly length: number; readonly cell: MatrixCell };

/** Neighbours that look the same are one mark; what is unknown has none. */
export function runsOf(cells: readonly MatrixCell[], alone: boolean): Run[] {
  const runs: { at: number; length: number; cell: MatrixCell }[] = [];
  cells.forEach((cell, at) => {
    if (cell.state === "unknown") return;
    const last = runs.at(-1);
    const same = last && last.cell.state === cell.state && last.cell.shade === cell.shade;
    if (!alone && same && last.at + last.length === at) {
      last.length++;
      if (last.cell.note !== cell.note) last.cell = { ...last.cell, note: "" };
    } else runs.push({ at, length: 1, cell });
  });
  return runs;
}

/** Rows by slots, shaded by class; solid what is reported, hatched what is estimated, blank what is unknown. */
export function matrixChart({ slots, rows, textOf, pick }: MatrixChart, { width, id }: Canvas): Drawing {
  const nameRoom = Math.min(width * 0.36, 170, Math.max(50, ...rows.map(({ name }) => textRoom(name) + 8)));
  const { from, to } = shownSlots(slots.names.length, slots.cursor, width - nameRoom - 4);
  const count = to - from;
  const plot = { left: nameRoom, right: width - 4, top: 4, bottom: 4 + rows.length * rowHeight };
  const step = slotWidth(plot, count);
  const shown = shiftedSlots(slots, from, to);
  return {
    width,
    height: plot.bottom + tickRoom,
    marks: (
      <>
        <Hatch id={id} />
        <SlotAxis plot={plot} slots={{ ...shown, cursor: null }} />
        {rows.map((row, index) => (
          <g key={row.key} className={row.chosen ? "matrix-row chosen" : "matrix-row"}>
            <text className="bar-name" x={nameRoom - 6} y={plot.top + index * rowHeight + 12} textAnchor="end">
              {fitText(row.name, nameRoom - 8)}
            </text>
            <Cells row={row} range={{ from, to }} plot={plot} top={plot.top + index * rowHeight} hatch={hatchOf(id)} />
          </g>
        ))}
        {shown.cursor !== null && (
          <rect
            className="cursor-box"
            x={slotLeft(plot, count, shown.cursor) - 1}
            width={step + 2}
            y={plot.top - 2}
            height={plot.bottom - plot.top + 4}
          />
        )}
      </>
    ),
    spots: rows.map((row, index) =>
      row.cells.slice(from, to).map((_, offset) => ({
        x: slotLeft(plot, count, offset),
        width: step,
        y: plot.top + index * rowHeight,
        height: rowHeight - 1,
        text: () => textOf(index, from + offset),
        pick: pick && (() => pick(index, from + offset)),
      })),
    ),
    home: [Math.max(0, rows.findIndex(({ chosen }) => chosen)), shown.cursor ?? 0], // prettier-ignore
  };
}

function shiftedSlots(slots: Slots, from: number, to: number): Slots {
  const inside = (at: number) => at >= from && at < to;
  return {
    ...slots,
    names: slots.names.slice(from, to),
    ticks: slots.ticks.filter(({ at }) => inside(at)).map(({ at, text }) => ({ at: at - from, text })),
    cursor: slots.cursor !== null && inside(slots.cursor) ? slots.cursor - from : null,
  };
}

type CellsProps = {
  readonly row: MatrixRow;
  readonly range: { readonly from: number; readonly to: number };
  readonly plot: Plot;
  readonly top: number;
  readonly hatch: string;
};

function Cells({ row, range: { from, to }, plot, top, hatch }: CellsProps) {
  const count = to - from;
  const step = slotWidth(plot, count);
  const gap = step > 8 ? 1 : 0;
  return runsOf(row.cells.slice(from, to), step > 8).map(({ at, length, cell }) => {
    const box = { x: slotLeft(plot, count, at), y: top, width: step * length - gap, height: rowHeight - 1 };
    const middle = top + rowHeight / 2;
    if (cell.state === "none") {
      return <line key={at} className="matrix-none" x1={box.x} x2={box.x + box.width} y1={middle} y2={middle} />;
    }
    return (
      <g key={at} className={`cell cell-${cell.shade}`}>
        <rect className={`shade-${cell.shade}`} {...box} />
        {cell.state === "estimated" && <rect fill={hatch} {...box} />}
        {cell.note !== "" && textRoom(cell.note) + 2 < box.width && (
          <text x={box.x + box.width / 2} y={top + 11.5} textAnchor="middle">
            {cell.note}
          </text>
        )}
      </g>
    );
  });
}

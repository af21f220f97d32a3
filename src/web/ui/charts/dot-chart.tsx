import { scaleLinear } from "d3-scale";
import type { Canvas, Drawing } from "./drawing.ts";
import { fitText, textRoom } from "./text-room.ts";

/** One point of a strip: what it is called, where it stands and what stands beside it. */
export type DotRow = {
  readonly key: string;
  readonly name: string;
  readonly value: number;
  readonly note: string;
  readonly text: () => string;
};
export type DotSpec = {
  readonly rows: readonly DotRow[];
  /** The middle half of the points, as a band. */
  readonly band: readonly [low: number, high: number] | null;
  /** The middle, as a line with its name. */
  readonly middle: { readonly value: number; readonly name: string } | null;
  readonly format: (value: number) => string;
};

const rowHeight = 24;
const head = 20;
const foot = 26;

/** Points on one scale from zero, a row each so that none hides another, over the band of their middle half. */
export function dotChart({ rows, band, middle, format }: DotSpec, { width, rtl }: Canvas): Drawing {
  const nameRoom = Math.min(width * 0.38, Math.max(50, ...rows.map(({ name }) => textRoom(name) + 12)));
  const noteRoom = Math.max(20, ...rows.map(({ note }) => textRoom(note))) + 14;
  const most = Math.max(1, ...rows.map(({ value }) => value));
  const long = scaleLinear([0, most], [nameRoom, Math.max(nameRoom + 40, width - noteRoom)]).nice(4);
  const across = (value: number) => (rtl ? width - long(value) : long(value));
  const bottom = head + rows.length * rowHeight;
  const room = Math.abs((long.range()[1] ?? 0) - (long.range()[0] ?? 0));
  const ticks = long.ticks(Math.max(1, Math.min(5, Math.floor(room / 80))));
  const [start, end] = (band ?? [0, 0]).map(across).sort((a, b) => a - b);
  return {
    width,
    height: bottom + foot,
    marks: (
      <>
        {band && (
          <rect
            className="dot-band"
            x={start}
            width={(end ?? 0) - (start ?? 0)}
            y={head - 2}
            height={bottom - head + 2}
          />
        )}
        <g className="tick">
          {ticks.map((tick) => (
            <g key={tick}>
              <line x1={across(tick)} x2={across(tick)} y1={head - 2} y2={bottom + 3} />
              <text x={across(tick)} y={bottom + 16} textAnchor="middle">
                {format(tick)}
              </text>
            </g>
          ))}
        </g>
        {middle && (
          <g className="dot-middle">
            <line x1={across(middle.value)} x2={across(middle.value)} y1={head - 4} y2={bottom} />
            <text x={across(middle.value)} y={12} textAnchor="middle">
              {middle.name}
            </text>
          </g>
        )}
        {rows.map((row, index) => {
          const y = head + index * rowHeight + rowHeight / 2;
          const x = across(row.value);
          return (
            <g key={row.key} className="dot-row">
              <text
                className="bar-name"
                x={rtl ? width - nameRoom + 8 : nameRoom - 8}
                y={y + 4}
                textAnchor={rtl ? "start" : "end"}
              >
                {fitText(row.name, nameRoom - 10)}
              </text>
              <circle cx={x} cy={y} r={5} />
              <text className="bar-note" x={rtl ? x - 9 : x + 9} y={y + 4} textAnchor={rtl ? "end" : "start"}>
                {row.note}
              </text>
            </g>
          );
        })}
        <line className="baseline" x1={across(0)} x2={across(0)} y1={head - 4} y2={bottom} />
      </>
    ),
    spots: rows.map((row, index) => [
      { x: 0, width, y: head + index * rowHeight + 2, height: rowHeight - 4, text: row.text },
    ]),
  };
}

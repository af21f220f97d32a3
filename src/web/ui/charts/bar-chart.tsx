import { scaleLinear } from "d3-scale";
import { Hatch, hatchOf } from "./Axes.tsx";
import type { Canvas, Drawing } from "./drawing.ts";
import { fitText, textRoom } from "./text-room.ts";

/** One bar; `part` is a share of it that is marked within it, `note` stands behind its end. */
export type Bar = {
  readonly value: number | null;
  readonly tone: number;
  readonly note: string;
  readonly estimated?: boolean;
  readonly part?: number | null;
};
export type BarRow = {
  readonly key: string;
  readonly name: string;
  /** One bar, or several where bars are grouped. */
  readonly bars: readonly Bar[];
  readonly text: () => string;
  readonly chosen?: boolean;
  readonly pick?: () => void;
};

const barHeight = 14;
const rowGap = 6;

export type PlacedBar = { readonly x: number; readonly y: number; readonly length: number; readonly part: number };

/** Names before the bars and bars from zero; in languages read from the right everything is mirrored. */
export function barLayout(rows: readonly BarRow[], { width, rtl }: Pick<Canvas, "width" | "rtl">) {
  const nameRoom = Math.min(width * 0.4, Math.max(60, ...rows.map(({ name }) => textRoom(name) + 10)));
  const noteRoom = Math.max(...rows.flatMap(({ bars }) => bars.map(({ note }) => textRoom(note))), 20) + 10;
  const top = Math.max(1, ...rows.flatMap(({ bars }) => bars.map(({ value }) => value ?? 0)));
  const long = scaleLinear([0, top], [0, Math.max(20, width - nameRoom - noteRoom)]);
  let y = 0;
  const placed = rows.map(({ bars }) => {
    const from = y;
    y += bars.length * barHeight + rowGap;
    return bars.map((bar, index): PlacedBar => {
      const length = long(bar.value ?? 0);
      return {
        x: rtl ? width - nameRoom - length : nameRoom,
        y: from + index * barHeight + 2,
        length,
        part: long(Math.min(bar.part ?? 0, bar.value ?? 0)),
      };
    });
  });
  return { nameRoom, noteRoom, placed, height: Math.max(20, y) };
}

/** Horizontal bars with their numbers; unknown has a word and no bar. */
export function barChart(rows: readonly BarRow[], canvas: Canvas): Drawing {
  const { width, id, rtl } = canvas;
  const { nameRoom, placed, height } = barLayout(rows, canvas);
  const rowTop = (index: number) => placed[index]?.[0]?.y ?? 0;
  const rowHeight = (index: number) => (placed[index]?.length ?? 1) * barHeight;
  return {
    width,
    height,
    marks: (
      <>
        <Hatch id={id} />
        {rows.map((row, index) => (
          <g key={row.key} className={row.chosen ? "bar-row chosen" : "bar-row"}>
            <text
              className="bar-name"
              x={rtl ? width - nameRoom + 6 : nameRoom - 6}
              y={rowTop(index) + rowHeight(index) / 2 + 3}
              textAnchor={rtl ? "start" : "end"}
            >
              {fitText(row.name, nameRoom - 8)}
            </text>
            {row.bars.map((bar, at) => {
              const place = placed[index]?.[at];
              return place && <OneBar key={at} bar={bar} place={place} rtl={rtl} hatch={hatchOf(id)} />;
            })}
          </g>
        ))}
        <line
          className="baseline"
          x1={rtl ? width - nameRoom : nameRoom}
          x2={rtl ? width - nameRoom : nameRoom}
          y1={0}
          y2={height}
        />
      </>
    ),
    spots: rows.map((row, index) => [
      { x: 0, width, y: rowTop(index) - 2, height: rowHeight(index) + 3, text: row.text, pick: row.pick },
    ]),
    home: [Math.max(0, rows.findIndex(({ chosen }) => chosen)), 0], // prettier-ignore
  };
}

type OneBarProps = {
  readonly bar: Bar;
  readonly place: PlacedBar;
  readonly rtl: boolean;
  readonly hatch: string;
};

function OneBar({ bar, place, rtl, hatch }: OneBarProps) {
  const { x, y, length, part } = place;
  const box = { x, y, width: length, height: barHeight - 2 };
  return (
    <g className={`stack tone-${bar.tone}`}>
      {bar.value !== null && <rect className="fill" {...box} />}
      {bar.value !== null && bar.estimated && <rect fill={hatch} {...box} />}
      {part > 0 && (
        <rect className="part" x={rtl ? x + length - part : x} y={y + 3} width={Math.max(1, part)} height={6} />
      )}
      <text className="bar-note" x={rtl ? x - 6 : x + length + 6} y={y + 10} textAnchor={rtl ? "end" : "start"}>
        {bar.note}
      </text>
    </g>
  );
}

import { area, line } from "d3-shape";
import { Hatch, SlotAxis, ValueAxis } from "./Axes.tsx";
import type { Canvas, Drawing } from "./drawing.ts";
import { axisRoom, slotLeft, slotMiddle, slotWidth, tickRoom, upward, type Plot, type Slots } from "./plot.ts";
import { fitText, spreadLabels, textRoom } from "./text-room.ts";

/** One value of a line; null is unknown and leaves a gap. `ranges` run from the widest to the narrowest. */
export type LinePoint = {
  readonly value: number | null;
  readonly estimated?: boolean;
  readonly ranges?: readonly (readonly [low: number, high: number])[];
};
export type LineSeries = {
  readonly name: string;
  /** 0 to 7: colour and dash of the series. */
  readonly tone: number;
  readonly points: readonly LinePoint[];
  /** A level that holds through its slot instead of a point in its middle. */
  readonly step?: boolean;
};
export type LineChart = {
  readonly slots: Slots;
  readonly series: readonly LineSeries[];
  readonly format: (value: number) => string;
  /** What is said of one point. */
  readonly textOf: (series: number, at: number) => string;
  readonly height?: number;
  /** Highest value of the scale, where several charts share one. */
  readonly top?: number;
};

export type LinePaths = {
  readonly solid: string;
  readonly dashed: string;
  readonly bands: readonly string[];
  readonly end: { readonly x: number; readonly y: number } | null;
};

/** The paths of one series: what is reported, what is estimated, and the bands of its ranges. */
export function linePaths(series: LineSeries, plot: Plot, y: (value: number) => number): LinePaths {
  const { points } = series;
  const count = points.length;
  const placed = points.map((point, at) => ({ point, at, x: slotMiddle(plot, count, at) }));
  const estimated = (at: number) => points[at]?.estimated === true && points[at].value !== null;
  const draw = line<(typeof placed)[number]>()
    .x(({ x }) => x)
    .y(({ point }) => y(point.value ?? 0))
    .digits(1);
  const widest = Math.max(0, ...points.map(({ ranges }) => ranges?.length ?? 0));
  const bands = Array.from({ length: widest }, (_, depth) => bandPath(placed, depth, y));
  const end = placed.findLast(({ point }) => point.value !== null);
  if (series.step) {
    const known = (at: number, dashed: boolean) => (estimated(at) === dashed ? (points[at]?.value ?? null) : null);
    const levels = (dashed: boolean) => stepPath(points.map((_, at) => known(at, dashed)), plot, y); // prettier-ignore
    return { solid: levels(false), dashed: levels(true), bands, end: end ? { x: end.x, y: y(end.point.value ?? 0) } : null }; // prettier-ignore
  }
  const touches = (at: number) => estimated(at) || estimated(at - 1) || estimated(at + 1);
  return {
    solid: draw.defined(({ point, at }) => point.value !== null && !estimated(at))(placed) ?? "",
    dashed: draw.defined(({ point, at }) => point.value !== null && touches(at))(placed) ?? "",
    bands,
    end: end ? { x: end.x, y: y(end.point.value ?? 0) } : null,
  };
}

type Placed = { readonly point: LinePoint; readonly x: number };

function bandPath(placed: readonly Placed[], depth: number, y: (value: number) => number): string {
  const draw = area<Placed>()
    .x(({ x }) => x)
    .y0(({ point }) => y(point.ranges?.[depth]?.[0] ?? 0))
    .y1(({ point }) => y(point.ranges?.[depth]?.[1] ?? 0))
    .defined(({ point }) => point.ranges?.[depth] !== undefined)
    .digits(1);
  return draw(placed) ?? "";
}

/** A level holds through its slot; where it isn't stated the line stops. */
export function stepPath(levels: readonly (number | null)[], plot: Plot, y: (value: number) => number): string {
  let path = "";
  let before: number | null = null;
  levels.forEach((level, at) => {
    if (level !== null) {
      const height = round(y(level));
      path += before === null ? `M${round(slotLeft(plot, levels.length, at))} ${height}` : `V${height}`;
      path += `H${round(slotLeft(plot, levels.length, at + 1))}`;
    }
    before = level;
  });
  return path;
}

/** Names of lines are bold, and so this much wider. */
const boldness = 1.1;
const boldRoom = (text: string): number => textRoom(text) * boldness;

const round = (value: number): number => Math.round(value * 10) / 10;

/** Lines with bands: a gap where nothing is known, dashes where a value is estimated, steps for levels. */
export function lineChart(chart: LineChart, { width, id }: Canvas): Drawing {
  const { slots, series, height = 220 } = chart;
  const named = series.length > 1 || series[0]?.name !== "";
  const labelRoom = named ? Math.min(width * 0.3, Math.max(0, ...series.map(({ name }) => boldRoom(name))) + 12) : 8;
  const plot = { left: axisRoom, right: width - labelRoom, top: 12, bottom: height - tickRoom };
  const y = upward(plot, [chart.top ?? 0, ...valuesOf(series)]);
  const paths = series.map((each) => linePaths(each, plot, y));
  const labels = spreadLabels(paths.map(({ end }) => end?.y ?? plot.bottom), 13, plot.bottom); // prettier-ignore
  const step = slotWidth(plot, slots.names.length);
  return {
    width,
    height,
    marks: (
      <>
        <Hatch id={id} />
        <ValueAxis plot={plot} y={y} format={chart.format} />
        {paths.map((path, index) => (
          <Line key={index} tone={series[index]?.tone ?? 0} path={path} />
        ))}
        {named &&
          paths.map(({ end }, index) =>
            end === null ? null : (
              <text
                key={index}
                className={`line-name ink-${series[index]?.tone ?? 0}`}
                x={plot.right + 4}
                y={(labels[index] ?? 0) + 4}
              >
                {fitText(series[index]?.name ?? "", (labelRoom - 8) / boldness)}
              </text>
            ),
          )}
        <SlotAxis plot={plot} slots={slots} />
      </>
    ),
    spots: series.map(({ points }, row) =>
      points.map((point, at) => ({
        x: slotLeft(plot, points.length, at),
        width: step,
        y: point.value === null ? plot.top : y(point.value) - 5,
        height: point.value === null ? plot.bottom - plot.top : 10,
        text: () => chart.textOf(row, at),
        pick: slots.pick && (() => slots.pick?.(at)),
      })),
    ),
    home: [0, slots.cursor ?? 0],
  };
}

const valuesOf = (series: readonly LineSeries[]): (number | null)[] =>
  series.flatMap(({ points }) => points.flatMap(({ value, ranges }) => [value, ...(ranges ?? []).flat()]));

function Line({ tone, path }: { tone: number; path: LinePaths }) {
  return (
    <g className={`line tone-${tone}`}>
      {path.bands.map((band, depth) => (
        <path key={depth} className="band" d={band} />
      ))}
      {path.dashed && <path className="stroke dashed" d={path.dashed} />}
      {path.solid && <path className="stroke" d={path.solid} />}
    </g>
  );
}

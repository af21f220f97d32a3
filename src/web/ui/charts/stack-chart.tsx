import { area } from "d3-shape";
import { Hatch, hatchOf, SlotAxis, ValueAxis } from "./Axes.tsx";
import type { Canvas, Drawing } from "./drawing.ts";
import { stepPath } from "./line-chart.tsx";
import { axisRoom, slotLeft, slotMiddle, slotWidth, tickRoom, upward, type Plot, type Slots } from "./plot.ts";

export type StackLayer = {
  readonly name: string;
  readonly tone: number;
  readonly values: readonly (number | null)[];
  /** Drawn as an outline: what is not there. */
  readonly blank?: boolean;
};
export type StackChart = {
  readonly slots: Slots;
  readonly layers: readonly StackLayer[];
  /** Levels drawn as steps over the stack; null where a level isn't stated. */
  readonly levels?: readonly { readonly name: string; readonly values: readonly (number | null)[] }[];
  readonly shape?: "columns" | "area";
  readonly estimated?: (at: number) => boolean;
  readonly format: (value: number) => string;
  readonly textOf: (layer: number, at: number) => string;
  readonly height?: number;
};

type Piece = { readonly at: number; readonly low: number; readonly high: number };

/** Where each layer lies on those below it; a layer that is unknown in a slot has no piece there. */
export function stacked(layers: readonly StackLayer[]): Piece[][] {
  const count = layers[0]?.values.length ?? 0;
  const reached = Array.from({ length: count }, () => 0);
  return layers.map(({ values }) =>
    values.flatMap((value, at) => {
      if (value === null) return [];
      const low = reached[at] ?? 0;
      reached[at] = low + value;
      return [{ at, low, high: low + value }];
    }),
  );
}

/** Layers on one another from zero, as columns or as areas, with levels as steps. */
export function stackChart(chart: StackChart, { width, id }: Canvas): Drawing {
  const { slots, layers, levels = [], height = 180 } = chart;
  const plot = { left: axisRoom, right: width - 8, top: 18, bottom: height - tickRoom };
  const pieces = stacked(layers);
  const tops = pieces.flatMap((layer) => layer.map(({ high }) => high));
  const y = upward(plot, [...tops, ...levels.flatMap(({ values }) => values)]);
  return {
    width,
    height,
    marks: (
      <>
        <Hatch id={id} />
        <ValueAxis plot={plot} y={y} format={chart.format} />
        {layers.map(({ tone, blank = false }, index) => (
          <g key={index} className={`stack tone-${tone}`}>
            <Layer chart={chart} blank={blank} pieces={pieces[index] ?? []} plot={plot} y={y} hatch={hatchOf(id)} />
          </g>
        ))}
        {levels.map((level) => (
          <Level key={level.name} level={level} plot={plot} y={y} />
        ))}
        <SlotAxis plot={plot} slots={slots} />
        <text className="series-name" x={plot.left + 4} y={10}>
          {layers.length === 1 ? layers[0]?.name : ""}
        </text>
      </>
    ),
    spots: layers.map((layer, row) =>
      layer.values.map((_, at) => {
        const piece = pieces[row]?.find((each) => each.at === at);
        return {
          x: slotLeft(plot, layer.values.length, at),
          width: slotWidth(plot, layer.values.length),
          y: piece ? y(piece.high) : plot.top,
          height: piece ? Math.max(4, y(piece.low) - y(piece.high)) : plot.bottom - plot.top,
          text: () => chart.textOf(row, at),
          pick: slots.pick && (() => slots.pick?.(at)),
        };
      }),
    ),
    home: [0, slots.cursor ?? 0],
  };
}

type LayerProps = {
  readonly chart: StackChart;
  readonly blank: boolean;
  readonly pieces: readonly Piece[];
  readonly plot: Plot;
  readonly y: (value: number) => number;
  readonly hatch: string;
};

function Layer({ chart, blank, pieces, plot, y, hatch }: LayerProps) {
  const count = chart.slots.names.length;
  if (chart.shape === "area") return <path className="fill" d={areaPath(pieces, count, plot, y)} />;
  const step = slotWidth(plot, count);
  return pieces.map(({ at, low, high }) => {
    const box = {
      x: slotLeft(plot, count, at) + step * 0.1,
      width: Math.max(0.8, step * 0.8),
      y: y(high),
      height: Math.max(0, y(low) - y(high)),
    };
    return (
      <g key={at}>
        <rect className={blank ? "blank" : at === chart.slots.cursor ? "fill at-cursor" : "fill"} {...box} />
        {chart.estimated?.(at) && <rect fill={hatch} {...box} />}
      </g>
    );
  });
}

function areaPath(pieces: readonly Piece[], count: number, plot: Plot, y: (value: number) => number): string {
  const bySlot = new Map(pieces.map((piece) => [piece.at, piece]));
  const slots = Array.from({ length: count }, (_, at) => at);
  const draw = area<number>()
    .x((at) => slotMiddle(plot, count, at))
    .y0((at) => y(bySlot.get(at)?.low ?? 0))
    .y1((at) => y(bySlot.get(at)?.high ?? 0))
    .defined((at) => bySlot.has(at))
    .digits(1);
  return draw(slots) ?? "";
}

type LevelProps = {
  readonly level: { readonly name: string; readonly values: readonly (number | null)[] };
  readonly plot: Plot;
  readonly y: (value: number) => number;
};

function Level({ level: { name, values }, plot, y }: LevelProps) {
  const from = Math.floor(values.length * 0.08);
  const at = values.findIndex((value, index) => index >= from && value !== null);
  const value = values[at];
  return (
    <g className="level">
      <path className="limit" d={stepPath(values, plot, y)} />
      {value !== undefined && value !== null && (
        <text className="limit-name" x={slotLeft(plot, values.length, at)} y={y(value) - 5}>
          {name}
        </text>
      )}
    </g>
  );
}

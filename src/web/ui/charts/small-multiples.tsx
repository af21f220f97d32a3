import { Hatch } from "./Axes.tsx";
import { moved, type Canvas, type Drawing } from "./drawing.ts";
import { linePaths, type LinePoint } from "./line-chart.tsx";
import { slotLeft, slotMiddle, slotWidth, upward, type Slots } from "./plot.ts";
import { fitText } from "./text-room.ts";

export type Multiple = {
  readonly key: string;
  readonly name: string;
  readonly note: string;
  readonly points: readonly LinePoint[];
  readonly pick?: () => void;
};
export type SmallMultiples = {
  readonly slots: Slots;
  readonly panels: readonly Multiple[];
  readonly textOf: (panel: number, at: number) => string;
  readonly format: (value: number) => string;
};

const panelHeight = 84;
const gap = 14;

export type PanelPlace = { readonly x: number; readonly y: number; readonly width: number };

/** Panels in rows, as many beside each other as keep 150 pixels. */
export function panelPlaces(count: number, width: number): PanelPlace[] {
  const columns = Math.max(1, Math.min(count, Math.floor((width + gap) / (150 + gap))));
  const wide = (width - (columns - 1) * gap) / columns;
  return Array.from({ length: count }, (_, index) => ({
    x: (index % columns) * (wide + gap),
    y: Math.floor(index / columns) * (panelHeight + gap),
    width: wide,
  }));
}

/** The same small picture for each of many, all on one scale, so that they can be compared. */
export function smallMultiples({ slots, panels, textOf, format }: SmallMultiples, { width, id }: Canvas): Drawing {
  const places = panelPlaces(panels.length, width);
  const all = panels.flatMap(({ points }) => points.map(({ value }) => value));
  const count = slots.names.length;
  const drawn = panels.map((panel, index) => {
    const plot = { left: 0, right: places[index]?.width ?? 0, top: 20, bottom: panelHeight - 14 };
    return { panel, plot, y: upward(plot, all) };
  });
  return {
    width,
    height: (places.at(-1)?.y ?? 0) + panelHeight,
    marks: (
      <>
        <Hatch id={id} />
        {drawn.map(({ panel, plot, y }, index) => {
          const paths = linePaths({ name: "", tone: 0, points: panel.points }, plot, y);
          const [, high = 0] = y.domain();
          return (
            <g key={panel.key} transform={`translate(${places[index]?.x ?? 0} ${places[index]?.y ?? 0})`}>
              <text className="series-name" x={0} y={11}>
                {fitText(panel.name, plot.right - 4)}
              </text>
              <g className="tick">
                <line x1={0} x2={plot.right} y1={y(high)} y2={y(high)} />
                <line className="zero" x1={0} x2={plot.right} y1={plot.bottom} y2={plot.bottom} />
                <text x={plot.right} y={y(high) - 2} textAnchor="end">
                  {index === 0 ? format(high) : ""}
                </text>
              </g>
              <g className="line tone-0">
                <path className="stroke dashed" d={paths.dashed} />
                <path className="stroke" d={paths.solid} />
              </g>
              {slots.cursor !== null && (
                <line
                  className="cursor"
                  x1={slotMiddle(plot, count, slots.cursor)}
                  x2={slotMiddle(plot, count, slots.cursor)}
                  y1={plot.top}
                  y2={plot.bottom}
                />
              )}
              <text x={0} y={panelHeight - 2}>
                {fitText(panel.note, plot.right)}
              </text>
            </g>
          );
        })}
      </>
    ),
    spots: drawn.flatMap(({ panel, plot, y }, index) =>
      moved(
        [
          panel.points.map(({ value }, at) => ({
            x: slotLeft(plot, count, at),
            width: slotWidth(plot, count),
            y: value === null ? plot.top : y(value) - 4,
            height: value === null ? plot.bottom - plot.top : 8,
            text: () => textOf(index, at),
            pick: panel.pick,
          })),
        ],
        places[index]?.x ?? 0,
        places[index]?.y ?? 0,
      ),
    ),
    home: [0, slots.cursor ?? 0],
  };
}

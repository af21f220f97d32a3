import type { ScaleLinear } from "d3-scale";
import { slotLeft, slotMiddle, type Plot, type Slots } from "./plot.ts";

type ValueAxisProps = {
  readonly plot: Plot;
  readonly y: ScaleLinear<number, number>;
  readonly format: (value: number) => string;
};

/** Lines across and their numbers before the plot. */
export function ValueAxis({ plot, y, format }: ValueAxisProps) {
  const count = plot.bottom - plot.top > 110 ? 4 : 2;
  return (
    <g className="tick">
      {y.ticks(count).map((tick) => (
        <g key={tick} className={tick === 0 ? "zero" : undefined}>
          <line x1={plot.left} x2={plot.right} y1={y(tick)} y2={y(tick)} />
          <text x={plot.left - 6} y={y(tick) + 4} textAnchor="end">
            {format(tick)}
          </text>
        </g>
      ))}
    </g>
  );
}

/** The written slots below the plot, and the page's date as a line through it. Time runs from left to right. */
export function SlotAxis({ plot, slots }: { plot: Plot; slots: Slots }) {
  const count = slots.names.length;
  return (
    <g className="slots">
      {slots.ticks.map(({ at, text }) => {
        const x = slotLeft(plot, count, at);
        return (
          <g key={at}>
            <line x1={x} x2={x} y1={plot.top} y2={plot.bottom + 4} />
            {x + 30 < plot.right + 12 && (
              <text x={x + 3} y={plot.bottom + 15}>
                {text}
              </text>
            )}
          </g>
        );
      })}
      {slots.cursor !== null && (
        <line
          className="cursor"
          x1={slotMiddle(plot, count, slots.cursor)}
          x2={slotMiddle(plot, count, slots.cursor)}
          y1={plot.top - 4}
          y2={plot.bottom}
        />
      )}
    </g>
  );
}

/** Lines at a slant that mark what is estimated, over whatever colour lies below. */
export function Hatch({ id }: { id: string }) {
  return (
    <defs>
      <pattern id={`${id}-hatch`} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line className="hatch-line" x1="0" x2="0" y1="0" y2="5" />
      </pattern>
    </defs>
  );
}

export const hatchOf = (id: string): string => `url(#${id}-hatch)`;

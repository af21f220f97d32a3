import { scaleLinear } from "d3-scale";
import type { ReactNode } from "react";

/** One bar a month with a stepped limit over it; months without a value stay blank, a limit that isn't stated leaves a gap. */
export type MonthSeriesProps = {
  readonly width: number;
  readonly height: number;
  readonly values: readonly (number | null)[];
  readonly limits: readonly (number | null)[];
  readonly cursor: number;
  readonly label: string;
  readonly limitLabel: string;
  readonly format: (value: number) => string;
  readonly tone: "military" | "police";
};

/** Room for the numbers of the vertical axis, in pixels; the first month starts there. */
export const axisRoom = 44;

export const monthWidth = (width: number, count: number): number => (width - axisRoom - 8) / Math.max(1, count);
export const monthLeft = (width: number, count: number, index: number): number =>
  axisRoom + index * monthWidth(width, count);

export function MonthSeries({
  width,
  height,
  values,
  limits,
  cursor,
  label,
  limitLabel,
  format,
  tone,
}: MonthSeriesProps) {
  const top = Math.max(1, ...values.map((value) => value ?? 0), ...limits.map((value) => value ?? 0));
  const y = scaleLinear([0, top], [height, 18]).nice(4);
  const step = monthWidth(width, values.length);
  const left = (index: number) => monthLeft(width, values.length, index);
  return (
    <g className={`series ${tone}`}>
      {y.ticks(height > 120 ? 4 : 2).map((tick) => (
        <g key={tick} className="tick">
          <line x1={axisRoom} x2={width - 8} y1={y(tick)} y2={y(tick)} />
          <text x={axisRoom - 6} y={y(tick) + 4} textAnchor="end">
            {format(tick)}
          </text>
        </g>
      ))}
      {values.map((value, index) =>
        value === null ? null : (
          <rect
            key={index}
            className={index === cursor ? "bar at-cursor" : "bar"}
            x={left(index) + step * 0.1}
            width={Math.max(0.8, step * 0.8)}
            y={y(value)}
            height={height - y(value)}
          />
        ),
      )}
      <path className="limit" d={steps(limits, left, y)} />
      <SeriesName text={label} />
      <LimitName limits={limits} left={left} y={y} text={limitLabel} />
    </g>
  );
}

/** A level holds through its month; where it isn't stated the line stops. */
function steps(
  limits: readonly (number | null)[],
  left: (index: number) => number,
  y: (value: number) => number,
): string {
  let path = "";
  let before: number | null = null;
  limits.forEach((limit, index) => {
    if (limit !== null) {
      path += before === null ? `M${left(index)} ${y(limit)}` : `V${y(limit)}`;
      path += `H${left(index + 1)}`;
    }
    before = limit;
  });
  return path;
}

function SeriesName({ text }: { text: string }): ReactNode {
  return (
    <text className="series-name" x={axisRoom + 4} y={10}>
      {text}
    </text>
  );
}

function LimitName({
  limits,
  left,
  y,
  text,
}: {
  limits: readonly (number | null)[];
  left: (index: number) => number;
  y: (value: number) => number;
  text: string;
}) {
  const at = Math.floor(limits.length * 0.08);
  const index = limits.findIndex((limit, position) => position >= at && limit !== null);
  const limit = limits[index];
  if (limit === undefined || limit === null) return null;
  return (
    <text className="limit-name" x={left(index)} y={y(limit) - 5}>
      {text}
    </text>
  );
}

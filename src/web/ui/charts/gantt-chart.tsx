import { scaleLinear } from "d3-scale";
import { Hatch, hatchOf } from "./Axes.tsx";
import type { Canvas, Drawing } from "./drawing.ts";
import { type GanttBar, type GanttLane, type PlacedBar, placeLane, trackHeight } from "./gantt-layout.ts";
import { fitText } from "./text-room.ts";

export type GanttChart = {
  readonly lanes: readonly GanttLane[];
  /** The stretch of days that is drawn. */
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly { readonly day: number; readonly text: string }[];
  readonly cursor: number | null;
};

const laneGap = 10;
const headRoom = 18;

/** Lanes of periods and milestones over days. Time runs from left to right. */
export function ganttChart({ lanes, from, to, ticks, cursor }: GanttChart, { width, id }: Canvas): Drawing {
  const plot = { left: 4, right: width - 8 };
  const x = scaleLinear([from, to], [plot.left, plot.right]);
  let top = tickTop;
  const placed = lanes.map((lane) => {
    const at = top + headRoom;
    const { bars, tracks } = placeLane(lane.bars, { from, to }, x, plot.right);
    top = at + Math.max(1, tracks) * trackHeight + laneGap;
    return { lane, bars, head: at - 6, top: at };
  });
  const height = top;
  return {
    width,
    height,
    marks: (
      <>
        <Hatch id={id} />
        <g className="slots">
          {ticks.map(({ day, text }) => (
            <g key={day}>
              <line x1={x(day)} x2={x(day)} y1={tickTop - 4} y2={height} />
              <text x={x(day) + 3} y={12}>
                {text}
              </text>
            </g>
          ))}
        </g>
        {placed.map(({ lane, bars, head, top: at }) => (
          <g key={lane.key} className="lane">
            <line className="lane-line" x1={0} x2={width} y1={head - 14} y2={head - 14} />
            <text className="series-name" x={plot.left} y={head}>
              {lane.name}
            </text>
            {bars.map((bar) => (
              <Bar key={bar.bar.key} placed={bar} top={at} tone={lane.tone} hatch={hatchOf(id)} />
            ))}
          </g>
        ))}
        {cursor !== null && cursor >= from && cursor <= to && (
          <line className="cursor" x1={x(cursor)} x2={x(cursor)} y1={tickTop - 4} y2={height} />
        )}
      </>
    ),
    spots: placed
      .filter(({ bars }) => bars.length > 0)
      .map(({ bars, top: at }) =>
        bars.map(({ bar, left, right, track }) => ({
          x: left - 5,
          width: Math.max(10, right - left + 10),
          y: at + track * trackHeight,
          height: trackHeight - 2,
          text: bar.text,
          pick: bar.pick,
        })),
      ),
    home: [0, 0],
  };
}

const tickTop = 20;

type BarProps = { readonly placed: PlacedBar; readonly top: number; readonly tone: number; readonly hatch: string };

/** A day is a diamond, a stretch within which something lay a bracket, a stretch that holds through a bar. */
function Bar({ placed: { bar, left, right, track, labelRoom }, top, tone, hatch }: BarProps) {
  const y = top + track * trackHeight;
  const middle = y + 7;
  const width = Math.max(2, right - left);
  return (
    <g className={`stack tone-${tone}`}>
      {bar.kind === "day" && <path className="fill" d={`M${left} ${middle - 5}l5 5l-5 5l-5-5z`} />}
      {bar.kind === "within" && <path className="bracket" d={bracket(left, left + width, middle, bar)} />}
      {bar.kind === "span" && <rect className="fill" x={left} y={y + 2} width={width} height={10} rx={2} />}
      {bar.kind === "span" && bar.estimated && <rect fill={hatch} x={left} y={y + 2} width={width} height={10} />}
      {labelRoom > 0 && (
        <text x={(bar.kind === "day" ? left + 5 : right) + 5} y={y + 11}>
          {fitText(bar.name, labelRoom)}
        </text>
      )}
    </g>
  );
}

/** A line with an upright at each end that is known. */
function bracket(left: number, right: number, y: number, { openStart, openEnd }: GanttBar): string {
  const upright = (at: number) => `M${at} ${y - 4}v8`;
  return `M${left} ${y}H${right}${openStart ? "" : upright(left)}${openEnd ? "" : upright(right)}`;
}

import type { OverviewMonth } from "../../queries.ts";
import { moved, type Canvas, type Drawing } from "../../ui/charts/drawing.ts";
import { monthSlots } from "../../ui/charts/month-slots.ts";
import { axisRoom, slotMiddle, type Plot } from "../../ui/charts/plot.ts";
import { stackChart } from "../../ui/charts/stack-chart.tsx";
import type { Words } from "../../words/words.tsx";
import { type ChartSeries, chartSeries } from "./chart-series.ts";
import type { Mark } from "./marks.ts";

type Drawn = {
  readonly months: readonly OverviewMonth[];
  readonly month: string;
  readonly setMonth: (month: string) => void;
  readonly marks: readonly Mark[];
};

const marksRoom = 36;
const seriesHeights = [122, 66];

/** The military or the troops above, police below, over the same months, each with its level; marks over both. */
export function strengthDrawing(drawn: Drawn, words: Words, canvas: Canvas): Drawing {
  const { months, month, setMonth, marks } = drawn;
  const names = months.map((row) => row.month);
  const slots = monthSlots({ months: names, month, name: words.month, width: canvas.width, setMonth });
  const all = chartSeries(months);
  let height = marksRoom;
  const parts = all.map((series, index) => {
    const top = height;
    const room = seriesHeights[index] ?? 90;
    height += room;
    // The years are written once, below the last.
    const ticks = index === all.length - 1 ? slots.ticks : slots.ticks.map(({ at }) => ({ at, text: "" }));
    const part = stackChart(
      {
        slots: { ...slots, ticks },
        layers: [{ name: nameOf(series, words), tone: series.component === "police" ? 1 : 0, values: series.values }],
        levels: [{ name: words.say("screen.chart.authorised"), values: series.limits }],
        estimated: (at) => months[at]?.strength.basis === "estimated",
        format: words.short,
        textOf: (_, at) => textAt(series, at, `${words.month(names[at] ?? "")} · `, words),
        height: room,
      },
      { ...canvas, id: `${canvas.id}${index}` },
    );
    return { ...part, top, component: series.component };
  });
  return {
    width: canvas.width,
    height,
    marks: (
      <>
        <Marks marks={marks} names={names} month={month} width={canvas.width} />
        {parts.map((part) => (
          <g key={part.component} transform={`translate(0 ${part.top})`}>
            {part.marks}
          </g>
        ))}
      </>
    ),
    spots: parts.flatMap(({ spots, top }) => moved(spots, 0, top)),
    home: [0, slots.cursor ?? 0],
  };
}

const nameOf = ({ component }: ChartSeries, { say }: Words): string =>
  say(`screen.strength.${component === "uniformed" ? "total" : component}`);

function textAt(series: ChartSeries, at: number, before: string, words: Words): string {
  const { say, number } = words;
  const [value, level] = [series.values[at] ?? null, series.limits[at] ?? null];
  const said = value === null ? say("screen.unknown") : number(value);
  const beside = level === null ? say("screen.level.unknown") : say("screen.level.of", { level: number(level) });
  return `${before}${nameOf(series, words)}: ${said} · ${beside}`;
}

type MarksProps = {
  readonly marks: readonly Mark[];
  readonly names: readonly string[];
  readonly month: string;
  readonly width: number;
};

/** Instruments as diamonds with their symbols where there is room, milestones as dots; both stand in full in the table. */
function Marks({ marks, names, month, width }: MarksProps) {
  const plot: Plot = { left: axisRoom, right: width - 8, top: 0, bottom: 0 };
  const index = new Map(names.map((name, at) => [name, at]));
  let free = 0;
  return (
    <g className="marks">
      {marks.map((mark) => {
        const at = index.get(mark.month);
        if (at === undefined) return null;
        const x = slotMiddle(plot, names.length, at);
        const room = mark.title.length * 6 + 8;
        const named = mark.noun === "instrument" && x - 4 >= free && x + room < width;
        if (named) free = x + room;
        return (
          <g key={`${mark.noun}${mark.id}`} className={mark.month === month ? `${mark.noun} now` : mark.noun}>
            <title>{`${mark.when} ${mark.title}`}</title>
            {mark.noun === "instrument" ? (
              <path d={`M${x} ${marksRoom - 20}l4 4l-4 4l-4-4z`} />
            ) : (
              <circle cx={x} cy={marksRoom - 5} r={2.5} />
            )}
            {named && (
              <text x={x - 4} y={marksRoom - 25}>
                {mark.title}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
}

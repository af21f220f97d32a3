import { useRef, type PointerEvent } from "react";
import type { OverviewMonth } from "../../queries.ts";
import { axisRoom, monthLeft, MonthSeries, monthWidth } from "../../ui/charts/MonthSeries.tsx";
import { useWidth } from "../../ui/use-width.ts";
import { useWords } from "../../words/words.tsx";
import { type ChartSeries, chartSeries } from "./chart-series.ts";
import type { Mark } from "./marks.ts";

type Props = {
  readonly months: readonly OverviewMonth[];
  readonly month: string;
  readonly setMonth: (month: string) => void;
  readonly marks: readonly Mark[];
};

const marksRoom = 46;
const seriesHeights = [104, 46];
const seriesGap = 18;
const yearsRoom = 20;

/** The military or the troops above, police below, over the same months; a pointer anywhere on it moves the month. */
export function StrengthChart({ months, month, setMonth, marks }: Props) {
  const { say, number, short } = useWords();
  const { element, width } = useWidth<HTMLDivElement>();
  const dragging = useRef(false);
  const cursor = months.findIndex((row) => row.month === month);
  const step = monthWidth(width, months.length);
  const move = (event: PointerEvent<SVGSVGElement>) => {
    if (event.type === "pointermove" && !dragging.current) return;
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
    const row = months[Math.floor((x - axisRoom) / step)];
    if (row && row.month !== month) setMonth(row.month);
  };
  const down = (event: PointerEvent<SVGSVGElement>) => {
    dragging.current = true;
    event.currentTarget.setPointerCapture(event.pointerId);
    move(event);
  };
  const common = { width, cursor, limitLabel: say("screen.chart.authorised"), format: short };
  const drawn = placed(chartSeries(months));
  const bottom = drawn.at(-1);
  const height = (bottom ? bottom.top + bottom.height : marksRoom) + yearsRoom;
  const row = months[cursor];
  return (
    <div className="chart" ref={element} dir="ltr">
      {width > 0 && (
        <svg
          width={width}
          height={height}
          role="img"
          aria-label={say("screen.chart.alt")}
          onPointerDown={down}
          onPointerMove={move}
          onPointerUp={() => (dragging.current = false)}
        >
          <Marks marks={marks} months={months} month={month} width={width} />
          {drawn.map(({ component, values, limits, top, height: room }) => (
            <g key={component} transform={`translate(0 ${top})`}>
              <MonthSeries
                {...common}
                height={room}
                tone={component === "police" ? "police" : "military"}
                label={say(`screen.strength.${component === "uniformed" ? "total" : component}`)}
                values={values}
                limits={limits}
              />
            </g>
          ))}
          <YearAxis months={months} width={width} height={height} />
          <line
            className="cursor"
            x1={monthLeft(width, months.length, cursor + 0.5)}
            x2={monthLeft(width, months.length, cursor + 0.5)}
            y1={marksRoom - 4}
            y2={height - yearsRoom}
          />
        </svg>
      )}
      <p className="sr-only" aria-live="polite">
        {row &&
          say("screen.chart.cursor", {
            value: row.strength.total === null ? say("screen.unknown") : number(row.strength.total),
          })}
      </p>
    </div>
  );
}

/** Each series with its place below the marks. */
function placed(drawn: readonly ChartSeries[]) {
  let top = marksRoom;
  return drawn.map((series, index) => {
    const height = seriesHeights[index] ?? 70;
    const at = { ...series, top, height };
    top += height + seriesGap;
    return at;
  });
}

type YearAxisProps = { readonly months: readonly OverviewMonth[]; readonly width: number; readonly height: number };

function YearAxis({ months, width, height }: YearAxisProps) {
  const { digits } = useWords();
  const every = monthWidth(width, months.length) * 12 < 34 ? 2 : 1;
  return (
    <g className="years">
      {months.map((row, index) => {
        if (!row.month.endsWith("-01")) return null;
        const x = monthLeft(width, months.length, index);
        const named = Number(row.month.slice(0, 4)) % every === 0 && x + 30 < width;
        return (
          <g key={row.month}>
            <line x1={x} x2={x} y1={marksRoom + 12} y2={height - yearsRoom + 4} />
            {named && (
              <text x={x + 3} y={height - 5}>
                {digits(row.month.slice(0, 4))}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
}

type MarksProps = {
  readonly marks: readonly Mark[];
  readonly months: readonly OverviewMonth[];
  readonly month: string;
  readonly width: number;
};

/** Instruments as diamonds with their symbols where there is room, milestones as dots; both stand in full in the table. */
function Marks({ marks, months, month, width }: MarksProps) {
  const index = new Map(months.map((row, at) => [row.month, at]));
  let free = 0;
  return (
    <g className="marks">
      {marks.map((mark) => {
        const at = index.get(mark.month);
        if (at === undefined) return null;
        const x = monthLeft(width, months.length, at + 0.5);
        const room = mark.title.length * 6 + 8;
        const named = mark.noun === "instrument" && x - 4 >= free && x + room < width;
        if (named) free = x + room;
        return (
          <g key={`${mark.noun}${mark.id}`} className={mark.month === month ? `${mark.noun} now` : mark.noun}>
            <title>{`${mark.when} ${mark.title}`}</title>
            {mark.noun === "instrument" ? (
              <path d={`M${x} ${marksRoom - 24}l4 4l-4 4l-4-4z`} />
            ) : (
              <circle cx={x} cy={marksRoom - 9} r={2.5} />
            )}
            {named && (
              <text x={x - 4} y={marksRoom - 30}>
                {mark.title}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
}

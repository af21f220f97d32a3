import { useRef, type PointerEvent } from "react";
import type { OverviewMonth } from "../../queries.ts";
import { axisRoom, monthLeft, MonthSeries, monthWidth } from "../../ui/charts/MonthSeries.tsx";
import { useWidth } from "../../ui/use-width.ts";
import { useWords } from "../../words/words.tsx";
import type { Mark } from "./marks.ts";

type Props = {
  readonly months: readonly OverviewMonth[];
  readonly month: string;
  readonly setMonth: (month: string) => void;
  readonly marks: readonly Mark[];
};

const marksRoom = 46;
const militaryHeight = 150;
const policeHeight = 70;
const yearsRoom = 20;
const height = marksRoom + militaryHeight + 18 + policeHeight + yearsRoom;

/** Military above, police below, over the same months; a pointer anywhere on it moves the month. */
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
          <g transform={`translate(0 ${marksRoom})`}>
            <MonthSeries
              {...common}
              height={militaryHeight}
              tone="military"
              label={say("screen.strength.military")}
              values={months.map((m) => m.strength.military)}
              limits={months.map((m) => m.authorised.military)}
            />
          </g>
          <g transform={`translate(0 ${marksRoom + militaryHeight + 18})`}>
            <MonthSeries
              {...common}
              height={policeHeight}
              tone="police"
              label={say("screen.strength.police")}
              values={months.map((m) => m.strength.police)}
              limits={months.map((m) => m.authorised.police)}
            />
          </g>
          <YearAxis months={months} width={width} />
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

function YearAxis({ months, width }: { months: readonly OverviewMonth[]; width: number }) {
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
                {row.month.slice(0, 4)}
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

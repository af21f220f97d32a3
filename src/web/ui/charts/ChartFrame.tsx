import { useId, useRef, useState, type KeyboardEvent, type MouseEvent, type PointerEvent, type ReactNode } from "react";
import { directionOf } from "../../../words/say.ts";
import { useWords } from "../../words/words.tsx";
import { Icon } from "../Icon.tsx";
import { Popover } from "../Popover.tsx";
import { useWidth } from "../use-width.ts";
import { notesOf, type ChartNotes, type ChartStamp } from "./chart-stamp.ts";
import type { ChartTable } from "./chart-table.ts";
import { ChartTableView } from "./ChartTableView.tsx";
import { nearest, walk, type At, type Canvas, type Drawing, type Spot } from "./drawing.ts";
import { Legend, legendPlaces, type LegendItem } from "./legend.tsx";
import type { ChartFile } from "./save-chart.ts";
import "../../styles/charts.css";

/**
 * Every chart stands in this frame: title (the finding), subtitle (what is drawn and its unit), picture or table,
 * foot (source, date, handling), export, keyboard and live region. Screens take it as `ChartPanel` of the app, which
 * knows mission, scenario and address:
 *
 *     <ChartPanel
 *       name="water"
 *       title="Four sites need more than 100 m³ a day"
 *       subtitle="Water by month, cubic metres; band: low to high"
 *       source="NAA; own choice of factors"
 *       legend={[{ sign: "band", text: "low to high" }]}
 *       table={{ columns: [{ name: "Month" }, { name: "m³", numeric: true }], rows }}
 *       draw={(canvas) => lineChart({ slots, series, format: words.short, textOf }, canvas)}
 *     />
 *
 * `slots` come from `monthSlots`, points with `value: null` are gaps, `estimated: true` dashes, `ranges` bands.
 */
export type ChartProps = {
  readonly title: string;
  readonly subtitle: string;
  readonly table: ChartTable;
  readonly draw: (canvas: Canvas) => Drawing;
  readonly legend?: readonly LegendItem[];
  readonly source?: string;
  readonly asOn?: string;
  readonly unofficial?: boolean;
  /** A pointer that is drawn along the chart chooses every place it passes. */
  readonly scrubs?: boolean;
  /** Keys of the caller's own; true where one was taken. */
  readonly onKey?: (key: string) => boolean;
  /** A pointer that is drawn along moves the chart by a share of its width; two clicks bring a place closer. */
  readonly travel?: {
    readonly pan: (share: number) => void;
    readonly zoom: (at: number, closer: boolean) => void;
  };
  readonly className?: string;
  readonly bar?: ReactNode;
  readonly children?: ReactNode;
};
type Placed = ChartProps & { readonly stamp: ChartStamp; readonly asTable: boolean; readonly turn: () => void };

export function ChartFrame(props: Placed) {
  const { title, subtitle, table, asTable, className = "" } = props;
  const { say } = useWords();
  const heading = useId();
  const svg = useRef<SVGSVGElement>(null);
  const notes = notesOf(say, props.stamp, props);
  return (
    <section className={`panel chart-panel ${className}`} aria-labelledby={heading}>
      <header className="panel-head">
        <div>
          {notes.mark !== null && <p className="chart-mark">{notes.mark}</p>}
          <h2 id={heading}>{title}</h2>
          <p className="subtitle">{subtitle}</p>
        </div>
        <div className="chart-tools">
          <button type="button" className="button small view-switch" onClick={props.turn}>
            <Icon name={asTable ? "picture" : "table"} />
            {say(asTable ? "screen.show_picture" : "screen.show_table")}
          </button>
          <SaveMenu {...props} drawn={() => svg.current} notes={notes} />
        </div>
      </header>
      {props.bar}
      {asTable ? <ChartTableView table={table} label={title} /> : <Picture {...props} svg={svg} />}
      {props.children}
      <footer className="panel-foot">{notes.foot.slice(2).join(" · ")}</footer>
    </section>
  );
}

type MenuProps = Placed & { readonly drawn: () => SVGSVGElement | null; readonly notes: ChartNotes };

function SaveMenu({ drawn, notes, table, stamp, asTable }: MenuProps) {
  const { say, language } = useWords();
  const [failed, setFailed] = useState(false);
  const save = (kind: ChartFile) => {
    const rtl = directionOf(language) === "rtl";
    setFailed(false);
    import("./save-chart.ts")
      .then(({ saveChart }) => saveChart({ kind, drawn: drawn(), table, notes, stamp, rtl }))
      .catch(() => setFailed(true));
  };
  const kinds: readonly ChartFile[] = asTable ? ["csv", "xlsx"] : ["svg", "png", "csv", "xlsx"];
  return (
    <Popover label={say("chart.save")} icon={<Icon name="download" />} end>
      <div className="chart-save">
        {kinds.map((kind) => (
          <button key={kind} type="button" className="button small" onClick={() => save(kind)}>
            {say(`chart.save.${kind}`)}
          </button>
        ))}
        {failed && <p role="alert">{say("chart.save.failed")}</p>}
      </div>
    </Popover>
  );
}

type PictureProps = Placed & { readonly svg: React.RefObject<SVGSVGElement | null> };

/** The drawing with its walk: arrows go from value to value, Enter chooses one, and what it is is said below. */
function Picture({ title, subtitle, draw, legend = [], scrubs = false, onKey, travel, svg }: PictureProps) {
  const { say, language } = useWords();
  const { element, width } = useWidth<HTMLDivElement>();
  const id = useId().replace(/[^\w-]/g, "");
  const canvas: Canvas = { width, id, rtl: directionOf(language) === "rtl" };
  const drawing = width > 0 ? draw(canvas) : null;
  const above = legendPlaces(legend, canvas).height;
  const tour = useTour(drawing, { above, scrubs, ...(onKey && { onKey }), ...(travel && { travel }) });
  return (
    <div className="chart" ref={element} dir="ltr">
      {drawing && (
        <div
          className="chart-stage"
          role="application"
          aria-roledescription={say("chart.role")}
          aria-label={`${title}. ${say("chart.walk")}`}
          tabIndex={0}
          onKeyDown={tour.onKeyDown}
        >
          <svg
            ref={svg}
            width={drawing.width}
            height={drawing.height + above}
            viewBox={`0 0 ${drawing.width} ${drawing.height + above}`}
            role="img"
            aria-label={`${title}. ${subtitle}`}
            {...tour.pointer}
          >
            <Legend items={legend} canvas={canvas} />
            <g transform={`translate(0 ${above})`}>
              {drawing.marks}
              {tour.spot && <Ring spot={tour.spot} />}
            </g>
          </svg>
        </div>
      )}
      <p className="chart-readout" dir="auto" aria-live="polite">
        {tour.spot?.text()}
      </p>
    </div>
  );
}

const Ring = ({ spot }: { spot: Spot }) => (
  <rect
    data-ring=""
    className="chart-ring"
    x={spot.x - 2}
    y={spot.y - 2}
    width={spot.width + 4}
    height={spot.height + 4}
    rx={3}
  />
);

type TourAsk = Pick<ChartProps, "onKey" | "travel"> & { readonly above: number; readonly scrubs: boolean };

function useTour(drawing: Drawing | null, { above, scrubs, onKey, travel }: TourAsk) {
  const [at, setAt] = useState<At | null>(null);
  const held = useRef<number | null>(null);
  const spots = drawing?.spots ?? [];
  const spotAt = (place: At | null): Spot | undefined => (place === null ? undefined : spots[place[0]]?.[place[1]]);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter" && at !== null) spotAt(at)?.pick?.();
    else if (onKey?.(event.key)) event.preventDefault();
    else {
      const from: At = drawing?.home ?? [0, 0];
      const next = walk(spots, at ?? from, event.key);
      if (next === null) return;
      event.preventDefault();
      setAt(at === null && !["Home", "End"].includes(event.key) ? from : next);
    }
  };
  const choose = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const place = nearest(spots, event.clientX - box.left, event.clientY - box.top - above);
    setAt(place);
    return spotAt(place);
  };
  const pointer = {
    onPointerDown: (event: PointerEvent<SVGSVGElement>) => {
      if (event.button !== 0) return;
      if (scrubs || travel) {
        held.current = event.clientX;
        event.currentTarget.setPointerCapture(event.pointerId);
      }
      choose(event)?.pick?.();
    },
    onPointerMove: (event: PointerEvent<SVGSVGElement>) => {
      if (held.current === null) return;
      if (scrubs) choose(event)?.pick?.();
      const share = (event.clientX - held.current) / event.currentTarget.clientWidth;
      if (!travel || Math.abs(share) < 0.01) return;
      held.current = event.clientX;
      setAt(null);
      travel.pan(share);
    },
    onPointerUp: () => (held.current = null),
    onPointerCancel: () => (held.current = null),
    onDoubleClick: (event: MouseEvent<SVGSVGElement>) => {
      const box = event.currentTarget.getBoundingClientRect();
      travel?.zoom((event.clientX - box.left) / box.width, !event.shiftKey);
    },
  };
  return { spot: spotAt(at), onKeyDown, pointer };
}

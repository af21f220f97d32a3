import { dayNumber, firstDay, fromDayNumber } from "../../../kernel/plain-date.ts";
import { ChartPanel } from "../../app/ChartPanel.tsx";
import { RecordLink } from "../../app/RecordLink.tsx";
import { ganttChart } from "../../ui/charts/gantt-chart.tsx";
import type { GanttBar } from "../../ui/charts/gantt-layout.ts";
import { Icon } from "../../ui/Icon.tsx";
import { useWords, type Words } from "../../words/words.tsx";
import { lanes, type Dated } from "./dated.ts";
import { kindOf, laneTone, nameOf, sayDated, sourcesOf, whenOf } from "./say-dated.ts";
import { shifted, timeTicks, zoomed, type TimeView } from "./time-view.ts";
import type { useTimeView } from "./use-timeline.ts";

type Props = {
  readonly records: readonly Dated[];
  readonly time: ReturnType<typeof useTimeView>;
  readonly month: string;
  readonly choose: (key: string) => void;
};

/** The lanes with their zoom: keys `+`, `-`, `0`, `,` and `.`, buttons, and a pointer that draws the time along. */
export function TimelineChart({ records, time, month, choose }: Props) {
  const words = useWords();
  const { say, number, date } = words;
  const { view, bounds } = time;
  const seen = records.filter((record) => isSeen(record, view));
  const rough = new Set(seen.filter(({ precision, lane }) => lane !== "season" && (precision === "month" || precision === "year")).map(({ id }) => id)).size; // prettier-ignore
  const count = new Set(seen.map(({ lane, id }) => `${lane} ${id}`)).size;
  const acts = actsOf(time);
  return (
    <ChartPanel
      name="timeline"
      className="timeline-chart"
      title={say("timeline.finding", { count, rough })}
      subtitle={say("timeline.subtitle", { from: date(fromDayNumber(view.from)), to: date(fromDayNumber(view.to)) })}
      source={[...new Set(seen.flatMap((record) => sourcesOf(record).split(", ")))].filter(Boolean).sort().join(", ")}
      legend={[
        { sign: "day", tone: 7, text: say("timeline.precision.day") },
        { sign: "within", tone: 7, text: say("timeline.legend.within") },
        { sign: "solid", tone: 7, text: say("timeline.precision.interval") },
        { sign: "hatched", tone: 7, text: say("timeline.legend.assumed") },
      ]}
      bar={<ZoomBar acts={acts} />}
      onKey={(key) => {
        const act = acts.find((each) => each.keys.includes(key));
        act?.run();
        return act !== undefined;
      }}
      travel={{
        pan: (share) => time.setView(shifted(view, -share, bounds)),
        zoom: (at, closer) => time.setView(zoomed(view, closer ? 0.5 : 2, at, bounds)),
      }}
      table={tableOf(seen, words)}
      draw={(canvas) =>
        ganttChart(
          {
            from: view.from,
            to: view.to,
            cursor: dayNumber(firstDay(month)),
            ticks: timeTicks(view, canvas.width, words.monthShort),
            lanes: lanes
              .filter((lane) => records.some((record) => record.lane === lane))
              .map((lane) => ({
                key: lane,
                name: `${say(`noun.${lane}.many`)} (${number(new Set(seen.filter((record) => record.lane === lane).map(({ id }) => id)).size)})`,
                tone: laneTone(lane),
                bars: seen.filter((record) => record.lane === lane).map((record) => barOf(record, view, words, choose)),
              })),
          },
          canvas,
        )
      }
    />
  );
}

const isSeen = ({ from, to }: Dated, view: TimeView): boolean =>
  (from ?? -Infinity) <= view.to && (to ?? Infinity) >= view.from;

function barOf(record: Dated, view: TimeView, words: Words, choose: (key: string) => void): GanttBar {
  const { precision, from, to, openEnd, values } = record;
  return {
    key: record.key,
    name: record.lane === "season" ? "" : nameOf(words, record),
    from: from ?? view.from,
    to: to ?? view.to,
    kind: precision === "day" ? "day" : precision === "interval" ? "span" : "within",
    openStart: from === null,
    openEnd,
    estimated: openEnd || values["basis"] === "assumed" || values["basis"] === "estimated",
    text: () => sayDated(words, record),
    pick: () => choose(record.key),
  };
}

type Act = { readonly code: string; readonly keys: readonly string[]; readonly icon: Parameters<typeof Icon>[0]["name"]; readonly run: () => void }; // prettier-ignore

function actsOf({ view, whole, bounds, setView }: Props["time"]): readonly Act[] {
  return [
    { code: "closer", keys: ["+", "="], icon: "plus", run: () => setView(zoomed(view, 0.5, 0.5, bounds)) },
    { code: "farther", keys: ["-"], icon: "minus", run: () => setView(zoomed(view, 2, 0.5, bounds)) },
    { code: "earlier", keys: [","], icon: "back", run: () => setView(shifted(view, -0.5, bounds)) },
    { code: "later", keys: ["."], icon: "next", run: () => setView(shifted(view, 0.5, bounds)) },
    { code: "whole", keys: ["0"], icon: "whole", run: () => setView(whole) },
  ];
}

function ZoomBar({ acts }: { acts: readonly Act[] }) {
  const { say } = useWords();
  return (
    <div className="zoom-bar" dir="ltr" role="group" aria-label={say("timeline.zoom")}>
      {acts.map(({ code, keys, icon, run }) => (
        <button
          key={code}
          type="button"
          className="icon-button"
          onClick={run}
          aria-label={say(`timeline.${code}`)}
          title={`${say(`timeline.${code}`)} (${keys[0] ?? ""})`}
        >
          <Icon name={icon} />
        </button>
      ))}
    </div>
  );
}

function tableOf(seen: readonly Dated[], words: Words) {
  const { say, sayOr } = words;
  const names = ["timeline.when", "timeline.precision", "timeline.lane", "timeline.kind", "timeline.what", "screen.origin.basis", "screen.origin.sources"] as const; // prettier-ignore
  return {
    columns: names.map((code) => ({ name: say(code) })),
    rows: seen
      .toSorted((a, b) => (a.from ?? -Infinity) - (b.from ?? -Infinity))
      .map((record) => {
        const name = nameOf(words, record);
        const basis = String(record.values["basis"] ?? "");
        return {
          key: record.key,
          cells: [
            whenOf(words, record),
            say(`timeline.precision.${record.precision}`),
            say(`noun.${record.lane}`),
            kindOf(words, record),
            { value: name, text: name, node: <RecordLink noun={record.lane} id={record.id} text={name} /> },
            sayOr(`screen.basis.${basis}`, basis),
            sourcesOf(record),
          ],
        };
      }),
  };
}

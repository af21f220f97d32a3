import type { Say } from "../../../words/say.ts";

/** What every export of a chart says of itself, beside title and table. */
export type ChartStamp = {
  readonly mission: string;
  /** Name of the scenario; null for the plan as decided. */
  readonly scenario: string | null;
  readonly nature: "historic" | "fictional" | "exercise";
  /** Beginning of the names of exported files. */
  readonly file: string;
};

/** A chart in words: what stands above it and below it. */
export type ChartNotes = {
  /** EXERCISE or fictional, where the data are; null for historic data. */
  readonly mark: string | null;
  readonly title: string;
  readonly subtitle: string;
  readonly foot: readonly string[];
};

type Asked = {
  readonly title: string;
  readonly subtitle: string;
  readonly source?: string | undefined;
  readonly asOn?: string | undefined;
  readonly unofficial?: boolean | undefined;
};

/** Source, date, handling label and marks, in the order in which they stand at the foot. */
export function notesOf(say: Say, stamp: ChartStamp, chart: Asked): ChartNotes {
  const { nature, mission, scenario } = stamp;
  return {
    mark: nature === "historic" ? null : say(nature === "exercise" ? "chart.mark.exercise" : "chart.mark.fictional"),
    title: chart.title,
    subtitle: chart.subtitle,
    foot: [
      mission,
      say("chart.scenario", { name: scenario ?? say("screen.scenario.base") }),
      ...(chart.source ? [say("chart.source", { source: chart.source })] : []),
      ...(chart.asOn ? [say("chart.as_on", { date: chart.asOn })] : []),
      say("chart.handling", { label: say("chart.handling.open") }),
      ...(chart.unofficial ? [say("chart.unofficial")] : []),
    ],
  };
}

export const fileName = ({ file, nature }: ChartStamp, ending: string): string =>
  `${nature === "historic" ? "" : `${nature.toUpperCase()}-`}${file}.${ending}`;

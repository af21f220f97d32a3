import { useQuery } from "@tanstack/react-query";
import { useMissionView, usePlanAsk } from "../../app/mission-context.tsx";
import { allOf, type PlanOverview } from "../../queries.ts";
import { ChartPanel } from "../../app/ChartPanel.tsx";
import { RecordLink } from "../../app/RecordLink.tsx";
import { useWords } from "../../words/words.tsx";
import { useAgeText } from "./age-text.ts";
import { chartSeries, isComparable } from "./chart-series.ts";
import { type Mark, marksOf } from "./marks.ts";
import type { SourceAge } from "./source-ages.ts";
import { strengthDrawing } from "./strength-drawing.tsx";
import { strengthTable } from "./strength-table.tsx";

type Props = {
  readonly overview: PlanOverview;
  readonly month: string;
  readonly age: SourceAge | undefined;
};

/** Strength against authorised strength over the whole mission; its title says what the picture shows. */
export function StrengthPanel({ overview, month, age }: Props) {
  const words = useWords();
  const { say } = words;
  const ageText = useAgeText();
  const { setMonth } = useMissionView();
  const { mission } = usePlanAsk();
  const instruments = useQuery(allOf(mission, "instrument", "instruments"));
  const milestones = useQuery(allOf(mission, "milestone", "milestones"));
  const marks = marksOf(instruments.data ?? [], milestones.data ?? []);
  const shown = { months: overview.months, month, setMonth, marks };
  const unknown = overview.months.filter((row) => row.strength.total === null).length;
  return (
    <ChartPanel
      name="strength"
      className={age?.stale ? "strength-panel stale" : "strength-panel"}
      title={findingOf(overview, words)}
      subtitle={`${ageText(age)} · ${say("screen.chart.subtitle")}`}
      source={[...new Set(overview.months.flatMap(({ strength }) => strength.sources))].sort().join(", ")}
      scrubs
      table={strengthTable(shown, words)}
      draw={(canvas) => strengthDrawing(shown, words, canvas)}
    >
      <MarksOfMonth marks={marks.filter((mark) => mark.month === month)} month={month} />
      <p className="subtitle">{say("screen.chart.foot", { unknown, months: overview.months.length })}</p>
    </ChartPanel>
  );
}

/** What the marks of the chosen month say; the line keeps its room, so that nothing jumps while the months go by. */
function MarksOfMonth({ marks, month }: { marks: readonly Mark[]; month: string }) {
  const words = useWords();
  return (
    <div className="marks-now">
      {marks.length > 0 && <strong>{words.month(month)}</strong>}
      {marks.map((mark) => (
        <RecordLink key={`${mark.noun}${mark.id}`} noun={mark.noun} id={mark.id} text={mark.title} />
      ))}
    </div>
  );
}

/** The sentence that the picture proves. */
function findingOf(overview: PlanOverview, { say, number, month }: ReturnType<typeof useWords>): string {
  if (overview.peak === null) return say("screen.chart.title");
  const above = new Set(
    overview.flags
      .filter((flag) => flag.code === "strength.above_authorised" && flag.severity !== "info")
      .map((flag) => flag.month),
  );
  const peak = { peak: number(overview.peak.total), month: month(overview.peak.month) };
  if (above.size > 0) return say("screen.chart.above", { ...peak, count: above.size });
  return say(isComparable(chartSeries(overview.months)) ? "screen.chart.within" : "screen.chart.unstated", peak);
}

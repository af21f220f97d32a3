import { useSearch } from "@tanstack/react-router";
import { useMissionView, useSetSearch } from "../../app/mission-context.tsx";
import { ProblemPanel } from "../../app/ProblemPanel.tsx";
import { useWords } from "../../words/words.tsx";
import type { Dated } from "./dated.ts";
import { lanes } from "./dated.ts";
import { RecordCard } from "./RecordCard.tsx";
import { TimelineChart } from "./TimelineChart.tsx";
import { useDated, useTimeView } from "./use-timeline.ts";
import "../../styles/force.css";

/** What was decided and what happened, in lanes over time. */
export function TimelineScreen() {
  const { say } = useWords();
  const { month, error: planError, retry } = useMissionView();
  const { records, error } = useDated();
  if (planError && month === null) return <ProblemPanel error={planError} retry={retry} />;
  if (error) return <ProblemPanel error={error} />;
  if (records === null || month === null)
    return <div className="panel skeleton tall" role="status" aria-label={say("screen.loading")} />;
  return <Timeline records={records} month={month} />;
}

function Timeline({ records, month }: { records: readonly Dated[]; month: string }) {
  const { say } = useWords();
  const time = useTimeView(records);
  const { find } = useSearch({ strict: false });
  const setSearch = useSetSearch();
  const shown = records.filter(({ lane }) => !time.hidden.has(lane));
  const record = records.find(({ key }) => key === find);
  return (
    <div className="timeline">
      <h1 className="screen-title">{say("timeline.title")}</h1>
      <div className="force-filters" role="group" aria-label={say("timeline.lanes")}>
        {lanes.map((lane) => (
          <label key={lane} className="lane-check">
            <input type="checkbox" checked={!time.hidden.has(lane)} onChange={() => time.turnLane(lane)} />
            {say(`noun.${lane}.many`)}{" "}
            <span className="quiet">
              {new Set(records.filter((each) => each.lane === lane).map(({ id }) => id)).size}
            </span>
          </label>
        ))}
      </div>
      <TimelineChart
        records={shown}
        time={time}
        month={month}
        choose={(key) => setSearch({ find: key ?? undefined })}
      />
      {record && <RecordCard record={record} close={() => setSearch({ find: undefined })} />}
    </div>
  );
}

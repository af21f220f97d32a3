import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useMissionView } from "../../app/mission-context.tsx";
import { ProblemPanel } from "../../app/ProblemPanel.tsx";
import { allOf } from "../../queries.ts";
import { useWords } from "../../words/words.tsx";
import { CalendarPanel } from "./CalendarPanel.tsx";
import { InstrumentsPanel } from "./InstrumentsPanel.tsx";
import { LevelsPanel } from "./LevelsPanel.tsx";
import { dueDates } from "./mandate-records.ts";
import { TasksPanel } from "./TasksPanel.tsx";
import "./mandate.css";

/** What the operation is asked to do, by whom, with what levels of people, and until when. */
export function MandateScreen() {
  const { mission } = useParams({ from: "/missions/$mission" });
  const { say } = useWords();
  const { overview, error, retry, month } = useMissionView();
  const instruments = useQuery(allOf(mission, "instrument", "instruments"));
  const tasks = useQuery(allOf(mission, "task", "tasks"));
  const levels = useQuery(allOf(mission, "authorised_strength", "authorised_strengths"));
  const failed = error ?? instruments.error ?? tasks.error ?? levels.error;
  if (failed && overview === null) return <ProblemPanel error={failed} retry={retry} />;
  if (overview === null || month === null || !instruments.data || !tasks.data || !levels.data)
    return <div className="panel skeleton tall" role="status" aria-label={say("screen.loading")} />;
  return (
    <div className="mandate">
      <h1 className="screen-title">{say("screen.mandate")}</h1>
      <LevelsPanel months={overview.months} />
      <TasksPanel tasks={tasks.data} instruments={instruments.data} month={month} />
      <InstrumentsPanel instruments={instruments.data} tasks={tasks.data} levels={levels.data} month={month} />
      <CalendarPanel due={dueDates(levels.data, tasks.data)} instruments={instruments.data} month={month} />
    </div>
  );
}

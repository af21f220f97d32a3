import { useQuery } from "@tanstack/react-query";
import { Link, useParams, useSearch } from "@tanstack/react-router";
import { lastDay } from "../../../kernel/plain-date.ts";
import { useMissionView } from "../../app/mission-context.tsx";
import { ProblemPanel } from "../../app/ProblemPanel.tsx";
import { keptSearch } from "../../app/search.ts";
import { allOf } from "../../queries.ts";
import { useWords } from "../../words/words.tsx";
import { CalendarPanel } from "./CalendarPanel.tsx";
import { DifferencePart } from "./DifferencePart.tsx";
import { DraftPart } from "./DraftPart.tsx";
import { InstrumentsPanel } from "./InstrumentsPanel.tsx";
import { LevelsPanel } from "./LevelsPanel.tsx";
import { sheetQuery } from "./mandate-queries.ts";
import type { MandateLists } from "./mandate-records.ts";
import { RegisterPart } from "./RegisterPart.tsx";
import { TasksPanel } from "./TasksPanel.tsx";
import "../../styles/funding.css";
import "./mandate.css";

const parts = ["now", "difference", "draft", "register"] as const;
type Part = (typeof parts)[number];
const partOf = (text: string | undefined): Part => parts.find((part) => part === text) ?? "now";

/** What the operation is asked to do, by whom, with what levels of people, and until when. */
export function MandateScreen() {
  const { mission } = useParams({ from: "/missions/$mission" });
  const { say } = useWords();
  const part = partOf(useSearch({ strict: false }).part);
  return (
    <div className="mandate">
      <h1 className="screen-title">{say("screen.mandate")}</h1>
      <nav className="views" aria-label={say("mandate.parts")}>
        {parts.map((each) => (
          <Link
            key={each}
            to="/missions/$mission/mandate"
            params={{ mission }}
            search={(before) => ({ ...keptSearch(before), ...(each === "now" ? {} : { part: each }) })}
            className="view-link"
            activeOptions={{ exact: true, includeSearch: true }}
            aria-current={each === part ? "page" : undefined}
          >
            {say(`mandate.part.${each}`)}
          </Link>
        ))}
      </nav>
      <Opened part={part} />
    </div>
  );
}

function Opened({ part }: { part: Part }) {
  const { mission } = useParams({ from: "/missions/$mission" });
  const { say } = useWords();
  const { overview, error, retry, month } = useMissionView();
  const instruments = useQuery(allOf(mission, "instrument", "instruments"));
  const paragraphs = useQuery(allOf(mission, "paragraph", "paragraphs"));
  const tasks = useQuery(allOf(mission, "task", "tasks"));
  const levels = useQuery(allOf(mission, "authorised_strength", "authorised_strengths"));
  const sheet = useQuery({ ...sheetQuery(mission, lastDay(month ?? "2000-01")), enabled: month !== null });
  const failed = error ?? instruments.error ?? paragraphs.error ?? tasks.error ?? levels.error ?? sheet.error;
  if (failed) return <ProblemPanel error={failed} retry={retry} />;
  if (!overview || !month || !instruments.data || !paragraphs.data || !tasks.data || !levels.data || !sheet.data)
    return <div className="panel skeleton tall" role="status" aria-label={say("screen.loading")} />;
  const lists: MandateLists = {
    instruments: instruments.data,
    paragraphs: paragraphs.data,
    tasks: tasks.data,
    levels: levels.data,
  };
  if (part === "difference") return <DifferencePart lists={lists} month={month} />;
  if (part === "draft") return <DraftPart lists={lists} month={month} />;
  if (part === "register") return <RegisterPart sheet={sheet.data} />;
  return (
    <>
      <LevelsPanel months={overview.months} />
      <TasksPanel sheet={sheet.data} instruments={instruments.data} month={month} />
      <InstrumentsPanel lists={lists} month={month} />
      <CalendarPanel sheet={sheet.data} lists={lists} />
    </>
  );
}

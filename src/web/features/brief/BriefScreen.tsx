import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { useEffect } from "react";
import type { Brief } from "../../../model/brief.ts";
import { pageRules } from "../../../words/page-margins.ts";
import { useMissionView, usePlanAsk } from "../../app/mission-context.tsx";
import { ProblemPanel } from "../../app/ProblemPanel.tsx";
import { useWords } from "../../words/words.tsx";
import { type BriefAsk, briefQuery, subjectsQuery } from "./brief-queries.ts";
import { BriefControls } from "./BriefControls.tsx";
import { BriefSheet } from "./BriefSheet.tsx";
import { type Choice, choiceOf, type Paper } from "./choice.ts";
import "./brief.css";

/** Reports of the mission: chosen above, read below, printed or saved as they stand. */
export function BriefScreen() {
  const { say, language } = useWords();
  const { mission } = usePlanAsk();
  const { month, error, retry } = useMissionView();
  const search = useSearch({ strict: false });
  const subjects = useQuery({ ...subjectsQuery(mission, language), placeholderData: keepPreviousData });
  const failed = error ?? subjects.error;
  if (failed) return <ProblemPanel error={failed} retry={retry} />;
  if (month === null || !subjects.data)
    return <div className="panel skeleton tall" role="status" aria-label={say("screen.loading")} />;
  const choice = choiceOf(search, subjects.data, language);
  const asked = { mission, month, scenario: search.scenario, ...choice };
  return (
    <div className="briefs">
      <h1 className="screen-title">{say("screen.briefs")}</h1>
      <BriefControls choice={choice} subjects={subjects.data} asked={asked} />
      <Shown asked={asked} choice={choice} />
    </div>
  );
}

function Shown({ asked, choice }: { asked: BriefAsk; choice: Choice }) {
  const { say } = useWords();
  const lacking = choice.kind !== "mission" && choice.subject === undefined;
  const brief = useQuery({ ...briefQuery(asked), enabled: !lacking, placeholderData: keepPreviousData });
  usePaper(brief.data, choice.paper);
  if (lacking) return <p className="panel">{say("brief.no_subject")}</p>;
  if (brief.error) return <ProblemPanel error={brief.error} retry={() => void brief.refetch()} />;
  if (!brief.data) return <div className="panel skeleton tall" role="status" aria-label={say("screen.loading")} />;
  return <BriefSheet brief={brief.data} stale={brief.isPlaceholderData} />;
}

/** While a report is shown, the paper has its size, its margins and the numbers of its pages. */
function usePaper(brief: Brief | undefined, paper: Paper): void {
  useEffect(() => {
    if (!brief) return;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(pageRules({ ...brief, ...brief.marks, paper }));
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
    };
  }, [brief, paper]);
}

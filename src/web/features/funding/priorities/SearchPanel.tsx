import type { PrioritySearchState } from "../../../../model/priority-report.ts";
import { usePlanAsk } from "../../../app/mission-context.tsx";
import { Panel } from "../../../app/Panel.tsx";
import { Icon } from "../../../ui/Icon.tsx";
import { useWords } from "../../../words/words.tsx";
import { fileOf } from "./priority-search.ts";

type Props = { readonly state: PrioritySearchState | undefined; readonly stop: () => void };

/** How far the search is, what it says so far, and the whole of it as files. */
export function SearchPanel({ state, stop }: Props) {
  const { say, number, month, decimal, language } = useWords();
  const { mission } = usePlanAsk();
  if (!state)
    return <div className="panel skeleton priorities-waiting" role="status" aria-label={say("screen.loading")} />;
  const { answer, case: stated } = state.report;
  // The heading is said here, where names of another script are set apart.
  const heading = say("priorities.heading", {
    name: stated.mission.toUpperCase(),
    cut: decimal(stated.ask.cut_percent),
    within: stated.ask.within,
    from: month(stated.from),
  });
  const isSearching = state.state === "searching";
  return (
    <Panel title={heading} className="priorities-head">
      <div className="priorities-progress">
        <p role="status">
          {isSearching
            ? say("priorities.screen.searching", {
                seconds: number(state.seconds, 1),
                most: number(state.most_seconds),
              })
            : say("priorities.screen.ended", { seconds: number(state.seconds, 1) })}{" "}
          {answer.plan &&
            isSearching &&
            say("priorities.progress", {
              loss: number(answer.plan.loss),
              bound: answer.plan.bound === null ? "…" : number(answer.plan.bound, 1),
            })}
        </p>
        {isSearching && (
          <button type="button" className="button" onClick={stop}>
            {say("priorities.screen.stop")}
          </button>
        )}
      </div>
      <ul className="priorities-lines">
        {state.lines.slice(1).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <details>
        <summary>{say("screen.origin.formula")}</summary>
        <p>{say("priorities.screen.formula")}</p>
      </details>
      <div className="priorities-files">
        {(["xlsx", "csv", "mps"] as const).map((format) => (
          <a key={format} className="button" href={fileOf(mission, state.id, format, language)} download>
            <Icon name="download" />
            {say(`priorities.screen.file.${format}`)}
          </a>
        ))}
      </div>
    </Panel>
  );
}

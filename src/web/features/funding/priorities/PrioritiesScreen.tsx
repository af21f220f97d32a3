import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import type { PrioritySearchState } from "../../../../model/priority-report.ts";
import { usePlanAsk } from "../../../app/mission-context.tsx";
import { Panel } from "../../../app/Panel.tsx";
import { ProblemPanel } from "../../../app/ProblemPanel.tsx";
import { allOf } from "../../../queries.ts";
import { useWords } from "../../../words/words.tsx";
import { AskPanel } from "./AskPanel.tsx";
import { CarriedChart, LeavingChart, StrengthChart } from "./KeptCharts.tsx";
import { PlansPanel } from "./PlansPanel.tsx";
import { SaidTable } from "./SaidTable.tsx";
import { SearchPanel } from "./SearchPanel.tsx";
import { beginQuery, bodyOf, searchQuery, stopSearch } from "./priority-search.ts";
import "../../../styles/priorities.css";

/** What to keep with less money: the question, the search, and what its answer keeps and loses, with reasons. */
export function PrioritiesScreen() {
  const { say } = useWords();
  const { mission } = usePlanAsk();
  const tasks = useQuery(allOf(mission, "task_priority", "task_priorities"));
  return (
    <div className="priorities">
      <h1 className="screen-title">{say("priorities.screen.title")}</h1>
      {tasks.isError && <ProblemPanel error={tasks.error} retry={() => void tasks.refetch()} />}
      {!tasks.data && !tasks.isError && (
        <div className="panel skeleton tall" role="status" aria-label={say("screen.loading")} />
      )}
      {tasks.data?.length === 0 && <NoTasks />}
      {tasks.data && tasks.data.length > 0 && (
        <Asked
          tasks={tasks.data.map(({ id, values }) => ({
            id,
            title: String(values["title"] ?? id),
            isProtected: values["protected"] === true,
          }))}
        />
      )}
    </div>
  );
}

/** What would be here, and which tables fill it. */
function NoTasks() {
  const { say } = useWords();
  const { mission } = usePlanAsk();
  const needed = [
    ["task_priorities", "task_priority"],
    ["budget_lines", "budget_line"],
    ["contributions", "contribution"],
  ] as const;
  return (
    <Panel title={say("priorities.screen.empty")} className="priorities-empty">
      <p>{say("priorities.none")}</p>
      <p>{say("priorities.screen.needs")}</p>
      <ul>
        {needed.map(([plural, noun]) => (
          <li key={plural}>
            <Link to="/missions/$mission/data/$plural" params={{ mission, plural }} search={{}}>
              {say(`noun.${noun}.many`)}
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

export type AskedTask = { readonly id: string; readonly title: string; readonly isProtected: boolean };

function Asked({ tasks }: { readonly tasks: readonly AskedTask[] }) {
  const { language } = useWords();
  const search = useSearch({ strict: false });
  const { mission, scenario } = usePlanAsk();
  const client = useQueryClient();
  const asked = { mission, language, body: bodyOf(search, scenario) };
  const begun = useQuery({ ...beginQuery(asked), enabled: search.cut !== undefined });
  const own = search.cut === undefined ? undefined : begun.data;
  const options = searchQuery(mission, own, language);
  const followed = useQuery(options);
  const state = own && (followed.data ?? own);
  const stop = async () => {
    if (state?.state === "searching") client.setQueryData(options.queryKey, await stopSearch(mission, state.id));
  };
  return (
    <>
      <AskPanel key={JSON.stringify(asked.body)} tasks={tasks} stop={stop} />
      {begun.isError && <ProblemPanel error={begun.error} retry={() => void begun.refetch()} />}
      {followed.isError && <ProblemPanel error={followed.error} retry={() => void begun.refetch()} />}
      {search.cut !== undefined && !begun.isError && !followed.isError && (
        <SearchPanel state={state} stop={() => void stop()} />
      )}
      {state && !followed.isError && <Answer state={state} />}
    </>
  );
}

/** Tables that stand on the screen as they are; the others are part of a picture or stand side by side. */
const tablesBefore = ["priorities.tasks", "priorities.prices"];
const tablesAfter = ["priorities.units", "priorities.sites", "priorities.assumptions"];

function Answer({ state }: { readonly state: PrioritySearchState }) {
  const { report, tables } = state;
  const { plan } = report.answer;
  const tableOf = (title: string) => tables.find((table) => table.title === title);
  const said = (titles: readonly string[]) =>
    titles.map((title) => {
      const table = tableOf(title);
      return table && <SaidTable key={title} table={table} />;
    });
  return (
    <div className="priorities-answer" aria-busy={state.state === "searching"}>
      {plan && (
        <>
          <CarriedChart stated={report.case} plan={plan} />
          <StrengthChart stated={report.case} plan={plan} table={tableOf("priorities.periods")} />
          <LeavingChart plan={plan} />
        </>
      )}
      {said(tablesBefore)}
      {plan && report.answer.runner_ups.length > 0 && <PlansPanel report={report} plan={plan} />}
      {said(tablesAfter)}
    </div>
  );
}

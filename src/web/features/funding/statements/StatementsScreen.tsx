import { useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { lastDay } from "../../../../kernel/plain-date.ts";
import type { PlanBudget } from "../../../../model/plan.ts";
import { useMissionView, usePlanAsk } from "../../../app/mission-context.tsx";
import { ProblemPanel } from "../../../app/ProblemPanel.tsx";
import { statesQuery } from "../../../queries.ts";
import { useWords } from "../../../words/words.tsx";
import { PeriodsPanel } from "./PeriodsPanel.tsx";
import { StatementControls } from "./StatementControls.tsx";
import { StatementPanel } from "./StatementPanel.tsx";
import { statementPath, statementQuery } from "./statement-query.ts";
import "../../../styles/statements.css";

/** A budget cut into the periods of its mandate, and what one state owes of each: a statement that prints on one page. */
export function StatementsScreen() {
  const { say } = useWords();
  const { overview, error, retry, month } = useMissionView();
  if (error && overview === null) return <ProblemPanel error={error} retry={retry} />;
  if (overview === null || month === null)
    return <div className="panel skeleton tall" role="status" aria-label={say("screen.loading")} />;
  const budgets = overview.budgets.filter(({ parts }) => parts.length > 0);
  const chosen = budgetAt(budgets, month);
  if (!chosen) return <p className="panel">{say("shares.screen.none")}</p>;
  return <Statements budgets={budgets} fallback={chosen} />;
}

/** The budget whose period holds the last day of the month; else the latest before it; else the first. */
function budgetAt(budgets: readonly PlanBudget[], month: string): PlanBudget | undefined {
  const day = lastDay(month);
  return (
    budgets.find(({ from, to }) => from <= day && day <= to) ??
    budgets.findLast(({ from }) => from <= day) ??
    budgets[0]
  );
}

function Statements({ budgets, fallback }: { budgets: readonly PlanBudget[]; fallback: PlanBudget }) {
  const { say, language } = useWords();
  const search = useSearch({ strict: false });
  const { mission, scenario } = usePlanAsk();
  const states = useQuery(statesQuery(language));
  const { id } = budgets.find((budget) => budget.id === search.budget) ?? fallback;
  // States in the order of the reader's alphabet; the first stands there until one is chosen.
  const named = (states.data?.items ?? []).toSorted((a, b) => a.name.localeCompare(b.name, language));
  const state = search.state ?? named[0]?.iso3 ?? "";
  const { end, staff, credit } = search;
  const asked = { mission, scenario, language, budget: id, state, end, staff, credit };
  const sheet = useQuery({ ...statementQuery(asked), enabled: state !== "" });
  const name = named.find(({ iso3 }) => iso3 === state)?.name ?? state;
  return (
    <div className="statements">
      <h1 className="screen-title">{say("shares.screen.title")}</h1>
      <StatementControls budgets={budgets} budget={id} states={named} state={state} />
      {sheet.isError && <ProblemPanel error={sheet.error} retry={() => void sheet.refetch()} />}
      {sheet.data && !sheet.isError ? (
        <>
          <PeriodsPanel sheet={sheet.data} />
          <StatementPanel
            sheet={sheet.data}
            name={name}
            files={(["xlsx", "csv"] as const).map((format) => ({
              format,
              href: `/api/v1${statementPath(asked, format)}`,
            }))}
          />
        </>
      ) : (
        !sheet.isError && <div className="panel skeleton tall" />
      )}
    </div>
  );
}

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { lastDay } from "../../../kernel/plain-date.ts";
import type { PlanBudget } from "../../../model/plan.ts";
import { useMissionView, usePlanAsk, useSetSearch } from "../../app/mission-context.tsx";
import { ProblemPanel } from "../../app/ProblemPanel.tsx";
import { budgetQuery, type PlanFlag } from "../../queries.ts";
import { useWords } from "../../words/words.tsx";
import { BudgetList } from "./BudgetList.tsx";
import { SharesPanel } from "./SharesPanel.tsx";
import "../../styles/funding.css";

/** What it costs and who pays: budgets with their disagreements, and each state's share. */
export function FundingScreen() {
  const { say } = useWords();
  const { overview, error, retry, month } = useMissionView();
  if (error && overview === null) return <ProblemPanel error={error} retry={retry} />;
  if (overview === null || month === null)
    return <div className="panel skeleton tall" role="status" aria-label={say("screen.loading")} />;
  if (overview.budgets.length === 0) return <p className="panel">{say("screen.funding.none")}</p>;
  return <FundingAt budgets={overview.budgets} flags={overview.flags} month={month} />;
}

/** The budget whose period holds the last day of the month; else the latest before it; else the first. */
function budgetOf(budgets: readonly PlanBudget[], month: string): PlanBudget | undefined {
  const day = lastDay(month);
  const shared = budgets.filter((budget) => budget.parts.length > 0);
  return (
    shared.find(({ from, to }) => from <= day && day <= to) ??
    shared.findLast(({ from }) => from <= day) ??
    shared[0] ??
    budgets[0]
  );
}

function FundingAt({
  budgets,
  flags,
  month,
}: {
  budgets: readonly PlanBudget[];
  flags: readonly PlanFlag[];
  month: string;
}) {
  const { say } = useWords();
  const search = useSearch({ strict: false });
  const setSearch = useSetSearch();
  const ask = usePlanAsk();
  const chosen = budgets.find(({ id }) => id === search.budget) ?? budgetOf(budgets, month);
  const detail = useQuery({
    ...budgetQuery(ask, chosen?.id ?? ""),
    enabled: chosen !== undefined,
    placeholderData: keepPreviousData,
  });
  return (
    <div className="funding">
      <h1 className="screen-title">{say("screen.funding.title")}</h1>
      <BudgetList
        budgets={budgets}
        flags={flags}
        chosen={chosen?.id ?? null}
        choose={(id) => setSearch({ budget: id, part: undefined }, true)}
      />
      <div className="funding-main">
        {detail.isError && <ProblemPanel error={detail.error} retry={() => void detail.refetch()} />}
        {detail.data ? (
          <SharesPanel budget={detail.data} />
        ) : (
          !detail.isError && <div className="panel shares-panel skeleton" />
        )}
      </div>
    </div>
  );
}

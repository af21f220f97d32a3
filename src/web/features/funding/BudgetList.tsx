import type { PlanBudget } from "../../../model/plan.ts";
import type { PlanFlag } from "../../queries.ts";
import { Panel } from "../../app/Panel.tsx";
import { SeverityMark } from "../../ui/SeverityMark.tsx";
import { useWords } from "../../words/words.tsx";
import { periodName } from "./period-name.ts";

type Props = {
  readonly budgets: readonly PlanBudget[];
  readonly flags: readonly PlanFlag[];
  readonly chosen: string | null;
  readonly choose: (id: string) => void;
};

/** Every printed amount; where sources disagree, both stand here and say so. */
export function BudgetList({ budgets, flags, chosen, choose }: Props) {
  const { say, sayOr, amount, digits, series } = useWords();
  const disputed = new Map(
    flags
      .filter((flag) => flag.code === "budget.disagree")
      .flatMap((flag) => flag.records.map((record) => [record.id, flag] as const)),
  );
  return (
    <Panel
      className="budget-list"
      title={say("screen.funding.budgets", { count: budgets.length })}
      subtitle={say("screen.funding.budgets.subtitle")}
    >
      <div
        className="table-scroll"
        tabIndex={0}
        role="region"
        aria-label={say("screen.funding.budgets", { count: budgets.length })}
      >
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{say("screen.funding.year")}</th>
              <th scope="col" className="num">
                {say("screen.funding.usd")}
              </th>
            </tr>
          </thead>
          <tbody>
            {budgets.map((budget) => {
              const flag = disputed.get(budget.id);
              return (
                <tr key={budget.id} aria-selected={budget.id === chosen}>
                  <th scope="row">
                    <button
                      type="button"
                      className="link"
                      aria-pressed={budget.id === chosen}
                      onClick={() => choose(budget.id)}
                    >
                      {digits(periodName(budget.from, budget.to))}
                    </button>
                    <div className="quiet small-text">
                      {series([sayOr(`code.kind.${budget.kind}`, budget.kind), say(`screen.basis.${budget.basis}`)])}
                    </div>
                    {flag && (
                      <div className="small-text" title={flag.text}>
                        <SeverityMark severity={flag.severity} /> {say("screen.funding.disagree")}
                      </div>
                    )}
                  </th>
                  <td className="num">{amount(budget.amount_usd)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

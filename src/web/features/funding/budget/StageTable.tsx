import type { BudgetCycle, CycleCell, CycleClass } from "../../../../model/budget-cycle.ts";
import { Panel } from "../../../app/Panel.tsx";
import { useWords } from "../../../words/words.tsx";

type Props = { readonly cycle: BudgetCycle; readonly year: string; readonly open: (line: string) => void };
type Figures = Pick<CycleClass, "cells" | "variances" | "distribution_usd" | "balance_usd" | "spent_percent">;

/** Classes by stages; below each amount the change from the stage before it. */
export function StageTable({ cycle, year, open }: Props) {
  const { say, digits } = useWords();
  const title = say("budget.cycle.matrix", { year: digits(year) });
  return (
    <Panel className="budget-stages" title={title} subtitle={say("budget.cycle.matrix.subtitle")}>
      <div className="table-scroll" tabIndex={0} role="region" aria-label={title}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{say("budget.column.class")}</th>
              {cycle.stages.map((stage) => (
                <th key={stage} scope="col" className="num">
                  {say(`code.stage.${stage}`)}
                </th>
              ))}
              {(["distribution", "balance", "spent"] as const).map((name) => (
                <th key={name} scope="col" className="num">
                  {say(`budget.column.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {cycle.classes.map((each) => (
              <tr key={each.code}>
                <th scope="row">{say(`code.class.${each.code}`)}</th>
                {each.cells.map((cell) => (
                  <td key={cell.stage} className="num">
                    <button type="button" className="link" onClick={() => open(`${each.code}:${cell.stage}`)}>
                      <Amount value={cell.amount_usd} isChange={cell.stage === "redeployment"} />
                    </button>
                    <Step of={each} cell={cell} />
                  </td>
                ))}
                <Ends of={each} />
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{say("budget.total")}</th>
              {cycle.total.cells.map((cell) => (
                <td key={cell.stage} className="num">
                  <strong>
                    <Amount value={cell.amount_usd} isChange={cell.stage === "redeployment"} />
                  </strong>
                  <Step of={cycle.total} cell={cell} />
                </td>
              ))}
              <Ends of={cycle.total} />
            </tr>
          </tfoot>
        </table>
      </div>
    </Panel>
  );
}

function Amount({ value, isChange = false }: { readonly value: string | null; readonly isChange?: boolean }) {
  const { say, amount } = useWords();
  if (value === null) return <span className="unknown">{say("screen.unknown")}</span>;
  return <>{isChange ? signed(value, amount) : amount(value)}</>;
}

const signed = (value: string, amount: (text: string) => string): string =>
  value.startsWith("-") || value === "0.00" ? amount(value) : `+${amount(value)}`;

function Step({ of, cell }: { readonly of: Figures; readonly cell: CycleCell }) {
  const { amount } = useWords();
  const step = of.variances.find(({ to_stage }) => to_stage === cell.stage);
  if (!step || step.difference_usd === null || step.difference_usd === "0.00") return null;
  return <span className="quiet small-text budget-step">{signed(step.difference_usd, amount)}</span>;
}

function Ends({ of }: { readonly of: Figures }) {
  const { say, percent } = useWords();
  return (
    <>
      <td className="num">
        <Amount value={of.distribution_usd} />
      </td>
      <td className="num">
        <Amount value={of.balance_usd} />
      </td>
      <td className="num">
        {of.spent_percent === null ? (
          <span className="unknown">{say("screen.unknown")}</span>
        ) : (
          percent(of.spent_percent, 1)
        )}
      </td>
    </>
  );
}

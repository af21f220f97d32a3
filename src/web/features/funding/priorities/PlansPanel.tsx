import type { KeptPlan } from "../../../../model/priorities.ts";
import type { PriorityReport } from "../../../../model/priority-report.ts";
import { Panel } from "../../../app/Panel.tsx";
import { useWords } from "../../../words/words.tsx";

type Props = { readonly report: PriorityReport; readonly plan: KeptPlan };

/** The best choice and the next best side by side: loss, people, and what becomes of each task. */
export function PlansPanel({ report, plan }: Props) {
  const { say, number } = useWords();
  const plans = [plan, ...report.answer.runner_ups];
  const months = plan.periods.map((period) => period.months);
  const lost = (of: KeptPlan, id: string): string => {
    const carried = of.tasks.find((task) => task.id === id)?.carried ?? [];
    const count = carried.reduce((sum, state, t) => sum + (state === false ? (months[t] ?? 0) : 0), 0);
    return count === 0 ? say("priorities.screen.throughout") : say("priorities.screen.months_lost", { count });
  };
  const heads = plans.map((_, at) => (at === 0 ? say("priorities.screen.best") : say("priorities.screen.choice", { number: number(at + 1) }))); // prettier-ignore
  const numbers = [
    ["loss", (of: KeptPlan) => number(of.loss)],
    ["bound", (of: KeptPlan) => (of.bound === null ? say("screen.unknown") : number(of.bound, 2))],
    ["people_after", (of: KeptPlan) => number(of.people_after)],
  ] as const;
  const title = say("priorities.runner_ups");
  return (
    <Panel title={title} subtitle={say("priorities.screen.choices")}>
      <div className="table-scroll" tabIndex={0} role="region" aria-label={title}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{say("priorities.column.task")}</th>
              {heads.map((head) => (
                <th key={head} scope="col" className="num">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {numbers.map(([name, of]) => (
              <tr key={name}>
                <th scope="row">{say(`priorities.column.${name}`)}</th>
                {plans.map((each, at) => (
                  <td key={at} className="num">
                    {of(each)}
                  </td>
                ))}
              </tr>
            ))}
            {report.case.tasks.map(({ id, title: task }) => (
              <tr key={id}>
                <th scope="row">{task}</th>
                {plans.map((each, at) => (
                  <td key={at} className="num">
                    {lost(each, id)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

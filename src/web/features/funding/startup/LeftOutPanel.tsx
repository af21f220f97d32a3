import { Panel } from "../../../app/Panel.tsx";
import { useWords } from "../../../words/words.tsx";
import type { StartUpAnswer } from "./start-up-query.ts";

/** Every other mission-year of the table and why it is not in the class. */
export function LeftOutPanel({ estimate }: { readonly estimate: StartUpAnswer }) {
  const { say, number, series, digits } = useWords();
  const reasons = new Map<string, string[]>();
  for (const { reason, mission, financial_year } of estimate.left_out)
    reasons.set(reason, [...(reasons.get(reason) ?? []), `${mission} ${digits(financial_year)}`]);
  const title = say("startup.screen.left_out", { count: estimate.left_out.length });
  return (
    <Panel className="startup-left-out" title={title} subtitle={say("startup.screen.left_out.subtitle")}>
      <div className="table-scroll" tabIndex={0} role="region" aria-label={title}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{say("startup.column.reason")}</th>
              <th scope="col" className="num">
                {say("startup.screen.count")}
              </th>
              <th scope="col">{say("startup.screen.missions")}</th>
            </tr>
          </thead>
          <tbody>
            {[...reasons].map(([reason, names]) => (
              <tr key={reason}>
                <th scope="row">{say(`startup.reason.${reason}`)}</th>
                <td className="num">{number(names.length)}</td>
                <td>
                  <details>
                    <summary>{say("startup.screen.which", { first: names[0] ?? "", count: names.length - 1 })}</summary>
                    {series(names)}
                  </details>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

import { useState } from "react";
import type { MonthChange } from "../../../model/plan-comparison.ts";
import { useMissionView } from "../../app/mission-context.tsx";
import { Panel } from "../../app/Panel.tsx";
import { useWords } from "../../words/words.tsx";
import { metricName } from "./MetricsPanel.tsx";

type Props = {
  readonly months: readonly MonthChange[];
  readonly names: { readonly a: string; readonly b: string };
};

/** Every figure that differs: of the month at hand, or of all months. */
export function ValuesPanel({ months, names }: Props) {
  const words = useWords();
  const { say, number } = words;
  const { month } = useMissionView();
  const [all, setAll] = useState(false);
  const own = months.filter((row) => !row.key.startsWith("travel.days."));
  if (own.length === 0) return null;
  const shown = own.filter((row) => all || row.month === month);
  const cell = (value: MonthChange["a"]) =>
    value === null ? <span className="unknown">{say("screen.unknown")}</span> : number(Number(value), 2);
  return (
    <Panel
      className="compare-wide"
      title={say("compare.values.title", { count: own.length, shown: number(own.length) })}
      subtitle={say("compare.values.subtitle")}
    >
      <div className="segments" role="group" aria-label={say("compare.values.which")}>
        <button type="button" aria-pressed={!all} onClick={() => setAll(false)}>
          {words.month(month ?? "")}
        </button>
        <button type="button" aria-pressed={all} onClick={() => setAll(true)}>
          {say("compare.values.all", { count: own.length, shown: number(own.length) })}
        </button>
      </div>
      {shown.length === 0 && <p className="quiet">{say("compare.values.none")}</p>}
      {shown.length > 0 && (
        <div className="table-scroll" tabIndex={0} role="region" aria-label={say("compare.column.metric")}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{say("screen.month")}</th>
                <th scope="col">{say("compare.column.metric")}</th>
                <th scope="col" className="num">
                  {names.a}
                </th>
                <th scope="col" className="num">
                  {names.b}
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.map((row) => (
                <tr key={`${row.month}/${row.key}`}>
                  <td>{words.monthShort(row.month)}</td>
                  <th scope="row">{valueName(row.key, words)}</th>
                  <td className="num">{cell(row.a)}</td>
                  <td className="num">{cell(row.b)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}

function valueName(key: string, words: ReturnType<typeof useWords>): string {
  const { say, sayOr } = words;
  const [group = "", name = ""] = key.split(".", 2);
  if (group === "strength") return sayOr(`screen.strength.${name}`, key);
  if (group === "authorised")
    return say("compare.value.authorised", { component: sayOr(`code.component.${name}`, name) });
  if (group === "people") return say("compare.value.people", { site: name });
  if (group === "reimbursement") return `${say("screen.reimbursement")} (${name.replace("_usd", "")})`;
  return metricName(key, words);
}

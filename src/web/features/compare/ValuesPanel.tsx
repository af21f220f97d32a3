import { useState } from "react";
import type { MonthChange } from "../../../model/plan-comparison.ts";
import { useMissionView } from "../../app/mission-context.tsx";
import { Panel } from "../../app/Panel.tsx";
import { ChartTableView } from "../../ui/charts/ChartTableView.tsx";
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
  const cell = (value: MonthChange["a"]) => ({
    value,
    text: value === null ? say("screen.unknown") : number(Number(value), 2),
  });
  const table = {
    columns: [
      { name: say("compare.column.metric") },
      { name: say("screen.month") },
      { name: names.a, numeric: true },
      { name: names.b, numeric: true },
    ],
    rows: shown.map((row) => ({
      key: `${row.month}/${row.key}`,
      cells: [valueName(row.key, words), words.monthShort(row.month), cell(row.a), cell(row.b)],
    })),
  };
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
      {shown.length > 0 && <ChartTableView table={table} label={say("compare.column.metric")} />}
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

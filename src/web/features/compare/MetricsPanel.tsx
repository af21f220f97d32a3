import type { MetricChange } from "../../../model/plan-comparison.ts";
import { Panel } from "../../app/Panel.tsx";
import { useWords, type Words } from "../../words/words.tsx";

type Names = { readonly a: string; readonly b: string };

/** Totals that differ; unknown on one side leaves no difference to be told. */
export function MetricsPanel({ metrics, names }: { metrics: readonly MetricChange[]; names: Names }) {
  const words = useWords();
  const { say, number, sayOr } = words;
  const cell = (text: string | null, signed = false) =>
    text === null ? (
      <span className="unknown">{say("screen.unknown")}</span>
    ) : (
      `${signed && Number(text) > 0 ? "+" : ""}${number(Number(text), 2)}`
    );
  return (
    <Panel
      title={say("compare.metrics.title", { count: metrics.length, shown: number(metrics.length) })}
      subtitle={say("compare.metrics.subtitle")}
      className="compare-metrics"
    >
      {metrics.length > 0 && (
        <div className="table-scroll" tabIndex={0} role="region" aria-label={say("compare.column.metric")}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{say("compare.column.metric")}</th>
                <th scope="col" className="num">
                  {names.a}
                </th>
                <th scope="col" className="num">
                  {names.b}
                </th>
                <th scope="col" className="num">
                  {say("compare.column.delta")}
                </th>
                <th scope="col">{say("plan.column.unit")}</th>
              </tr>
            </thead>
            <tbody>
              {metrics.map(({ key, a, b, delta, unit }) => (
                <tr key={key}>
                  <th scope="row">{metricName(key, words)}</th>
                  <td className="num">{cell(a)}</td>
                  <td className="num">{cell(b)}</td>
                  <td className="num">{cell(delta, true)}</td>
                  <td>{sayOr(`metric.unit.${unit}`, sayOr(`unit.${unit}`, unit))}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}

/** The name of a metric: needs by their commodity, build-up by its share, the rest as they are. */
export function metricName(key: string, { say, sayOr }: Words): string {
  const need = /^need\.([^.]+?)(?:[._](low|high))?$/.exec(key);
  if (need) {
    const commodity = sayOr(`commodity.${need[1]}`, need[1] ?? "");
    return say(need[2] ? `metric.need_${need[2]}` : "metric.need", { commodity });
  }
  const days = /^deployment\.days\.(\d+)$/.exec(key);
  if (days) return say("metric.deployment.days", { percent: Number(days[1]) });
  return sayOr(`metric.${key}`, sayOr(`compare.value.${key}`, key));
}

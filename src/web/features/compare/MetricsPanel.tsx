import type { MetricChange } from "../../../model/plan-comparison.ts";
import { Panel } from "../../app/Panel.tsx";
import { ChartTableView } from "../../ui/charts/ChartTableView.tsx";
import { useWords, type Words } from "../../words/words.tsx";

type Names = { readonly a: string; readonly b: string };

/** Totals that differ; unknown on one side leaves no difference to be told. */
export function MetricsPanel({ metrics, names }: { metrics: readonly MetricChange[]; names: Names }) {
  const words = useWords();
  const { say, number, sayOr } = words;
  const cell = (value: string | null, signed = false) => ({
    value,
    text:
      value === null ? say("screen.unknown") : `${signed && Number(value) > 0 ? "+" : ""}${number(Number(value), 2)}`,
  });
  const table = {
    columns: [
      { name: say("compare.column.metric") },
      { name: names.a, numeric: true },
      { name: names.b, numeric: true },
      { name: say("compare.column.delta"), numeric: true },
      { name: say("plan.column.unit") },
    ],
    rows: metrics.map(({ key, a, b, delta, unit }) => ({
      key,
      cells: [
        metricName(key, words),
        cell(a),
        cell(b),
        cell(delta, true),
        sayOr(`metric.unit.${unit}`, sayOr(`unit.${unit}`, unit)),
      ],
    })),
  };
  return (
    <Panel
      title={say("compare.metrics.title", { count: metrics.length, shown: number(metrics.length) })}
      subtitle={say("compare.metrics.subtitle")}
      className="compare-metrics"
    >
      {metrics.length > 0 && <ChartTableView table={table} label={say("compare.column.metric")} />}
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

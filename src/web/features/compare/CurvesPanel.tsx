import { useQueries } from "@tanstack/react-query";
import { ChartPanel } from "../../app/ChartPanel.tsx";
import { useMissionView, usePlanAsk } from "../../app/mission-context.tsx";
import { overviewQuery } from "../../queries.ts";
import { type LineSeries, lineChart } from "../../ui/charts/line-chart.tsx";
import { monthSlots } from "../../ui/charts/month-slots.ts";
import { useWords } from "../../words/words.tsx";

type Props = {
  readonly sides: { readonly a: string; readonly b: string };
  readonly names: { readonly a: string; readonly b: string };
};

/** Strength of both plans over time, on one scale. */
export function CurvesPanel({ sides, names }: Props) {
  const words = useWords();
  const { say, number } = words;
  const { mission, language } = usePlanAsk();
  const { month, setMonth } = useMissionView();
  const [a, b] = useQueries({
    queries: [sides.a, sides.b].map((scenario) =>
      overviewQuery({ mission, scenario: scenario || undefined, language }),
    ),
  });
  if (!a?.data || !b?.data)
    return <div className="panel skeleton tall" role="status" aria-label={say("screen.loading")} />;
  const ofB = new Map(b.data.months.map((row) => [row.month, row.strength.total]));
  const rows = a.data.months.map((row) => ({
    month: row.month,
    a: row.strength.total,
    b: ofB.get(row.month) ?? null,
  }));
  const differing = rows.filter((row) => row.a !== row.b).length;
  const shown = (value: number | null) => ({ value, text: value === null ? say("screen.unknown") : number(value) });
  const series: LineSeries[] = [
    { name: names.a, tone: 0, points: rows.map((row) => ({ value: row.a })) },
    { name: names.b, tone: 1, points: rows.map((row) => ({ value: row.b })) },
  ];
  return (
    <ChartPanel
      name="compare-strength"
      className="compare-wide"
      title={say("compare.strength.title", { count: differing, shown: number(differing) })}
      subtitle={say("compare.strength.subtitle")}
      scrubs
      table={{
        columns: [{ name: say("screen.month") }, { name: names.a, numeric: true }, { name: names.b, numeric: true }],
        rows: rows.map((row) => ({
          key: row.month,
          current: row.month === month,
          cells: [words.monthShort(row.month), shown(row.a), shown(row.b)],
        })),
      }}
      draw={(canvas) =>
        lineChart(
          {
            slots: monthSlots({
              months: rows.map((row) => row.month),
              month,
              name: words.month,
              width: canvas.width,
              setMonth,
            }),
            series,
            format: (value) => number(value),
            height: 240,
            textOf: (at, slot) =>
              `${words.month(rows[slot]?.month ?? "")}: ${series[at]?.name ?? ""} ${shown(series[at]?.points[slot]?.value ?? null).text}`,
          },
          canvas,
        )
      }
    />
  );
}

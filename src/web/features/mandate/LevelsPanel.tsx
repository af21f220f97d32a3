import { ChartPanel } from "../../app/ChartPanel.tsx";
import { useMissionView } from "../../app/mission-context.tsx";
import type { OverviewMonth } from "../../queries.ts";
import { type LineSeries, lineChart } from "../../ui/charts/line-chart.tsx";
import { monthSlots } from "../../ui/charts/month-slots.ts";
import { useWords } from "../../words/words.tsx";

const sides = ["military", "police"] as const;

/** Authorised strength over time as steps, with what was reported as lines beside it. */
export function LevelsPanel({ months }: { months: readonly OverviewMonth[] }) {
  const words = useWords();
  const { say, number } = words;
  const { month, setMonth } = useMissionView();
  const series = sides.flatMap((side, index): LineSeries[] => [
    {
      name: say(`screen.level.${side}`),
      tone: index,
      step: true,
      points: months.map(({ authorised }) => ({ value: authorised[side] })),
    },
    {
      name: say(`mandate.reported.${side}`),
      tone: index + 2,
      points: months.map(({ strength }) => ({ value: strength[side] })),
    },
  ]);
  const unstated = months.filter(({ authorised }) => authorised.military === null).length;
  const shown = (value: number | null) => ({ value, text: value === null ? say("screen.unknown") : number(value) });
  return (
    <ChartPanel
      name="authorised"
      className="mandate-levels"
      title={say("mandate.levels.title", { count: unstated, shown: number(unstated) })}
      subtitle={say("mandate.levels.subtitle")}
      scrubs
      table={{
        columns: [
          { name: say("screen.month") },
          ...series.map(({ name }) => ({ name, numeric: true })),
          { name: say("screen.origin.instruments") },
        ],
        rows: months.map((row) => ({
          key: row.month,
          current: row.month === month,
          cells: [
            words.monthShort(row.month),
            ...sides.flatMap((side) => [shown(row.authorised[side]), shown(row.strength[side])]),
            row.authorised.instruments.join("; "),
          ],
        })),
      }}
      draw={(canvas) =>
        lineChart(
          {
            slots: monthSlots({
              months: months.map((row) => row.month),
              month,
              name: words.month,
              width: canvas.width,
              setMonth,
            }),
            series,
            format: (value) => number(value),
            height: 240,
            textOf: (at, slot) => {
              const value = series[at]?.points[slot]?.value ?? null;
              return `${words.month(months[slot]?.month ?? "")}: ${series[at]?.name ?? ""} ${shown(value).text}`;
            },
          },
          canvas,
        )
      }
    />
  );
}

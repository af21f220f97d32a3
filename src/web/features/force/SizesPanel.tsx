import { ChartPanel } from "../../app/ChartPanel.tsx";
import { useMissionView } from "../../app/mission-context.tsx";
import { fanPoints } from "../../ui/charts/fan-points.ts";
import { lineChart } from "../../ui/charts/line-chart.tsx";
import { monthSlots } from "../../ui/charts/month-slots.ts";
import { useWords, type Words } from "../../words/words.tsx";
import { sourcesOf } from "./MatrixPanel.tsx";
import { whatCounted } from "./say-holding.ts";
import type { Force } from "./use-force.ts";

/** How large contributions are: median, middle half and middle eight tenths of each month with a complete list. */
export function SizesPanel({ force }: { force: Force }) {
  const words = useWords();
  const { say, number } = words;
  const { setMonth } = useMissionView();
  const { index, months, month, category, measure, complete } = force;
  const samples = months.map((slot) => (complete.has(slot) ? sizes(force, slot) : []));
  const points = fanPoints(samples);
  const from = months.findIndex((slot) => complete.has(slot));
  const to = months.findLastIndex((slot) => complete.has(slot)) + 1;
  const shown = months.slice(from, to);
  if (from === -1 || points.every(({ value }) => value === null)) return null;
  const what = whatCounted(words, category, measure);
  const at = shown.includes(month) ? month : (shown.at(-1) ?? "");
  return (
    <ChartPanel
      name={`sizes-${category}-${measure}`}
      className="force-sizes"
      title={say("force.sizes.title", {
        month: words.month(at),
        median: number(points[months.indexOf(at)]?.value ?? 0, 1),
        what,
      })}
      subtitle={say("force.sizes.subtitle", { what })}
      source={sourcesOf(force, index.contributors)}
      scrubs
      legend={[
        { sign: "line", text: say("force.sizes.median") },
        { sign: "band", text: say("force.sizes.bands") },
      ]}
      table={{
        columns: [
          { name: say("screen.month") },
          { name: say("force.sizes.contributors"), numeric: true },
          ...["p10", "p25", "p50", "p75", "p90"].map((name) => ({ name: say(`force.sizes.${name}`), numeric: true })),
        ],
        rows: shown.map((slot, row) => ({
          key: slot,
          current: slot === month,
          cells: [
            words.monthShort(slot),
            { value: samples[from + row]?.length ?? 0, text: number(samples[from + row]?.length ?? 0) },
            ...fiveNumbers(points[from + row]).map((value) => numberCell(value, words)),
          ],
        })),
      }}
      draw={(canvas) =>
        lineChart(
          {
            slots: monthSlots({ months: shown, month, name: words.month, width: canvas.width, setMonth }),
            series: [{ name: "", tone: 0, points: points.slice(from, to) }],
            format: (value) => number(value),
            height: 180,
            textOf: (_, slot) => {
              const [p10, p25, p50, p75, p90] = fiveNumbers(points[from + slot]).map((value) => numberCell(value, words).text); // prettier-ignore
              return say("force.sizes.point", { month: words.month(shown[slot] ?? ""), p10: p10 ?? "", p25: p25 ?? "", p50: p50 ?? "", p75: p75 ?? "", p90: p90 ?? "" }); // prettier-ignore
            },
          },
          canvas,
        )
      }
    />
  );
}

/** Sizes above zero of the contributors of a month. */
const sizes = ({ index, category, measure }: Force, month: string): number[] =>
  index.contributors.flatMap((contributor) => {
    const value = index.known(contributor, month, category, measure)?.value ?? 0;
    return value > 0 ? [value] : [];
  });

function fiveNumbers(point: ReturnType<typeof fanPoints>[number] | undefined): (number | null)[] {
  const [wide, middle] = point?.ranges ?? [];
  return [wide?.[0] ?? null, middle?.[0] ?? null, point?.value ?? null, middle?.[1] ?? null, wide?.[1] ?? null];
}

const numberCell = (value: number | null, { say, number }: Words) => ({
  value,
  text: value === null ? say("screen.unknown") : number(value, 1),
});

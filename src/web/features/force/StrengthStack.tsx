import { ChartPanel } from "../../app/ChartPanel.tsx";
import { useMissionView } from "../../app/mission-context.tsx";
import type { OverviewMonth } from "../../queries.ts";
import { monthSlots } from "../../ui/charts/month-slots.ts";
import { stackChart } from "../../ui/charts/stack-chart.tsx";
import { useWords } from "../../words/words.tsx";

const layers = ["troops", "police", "observers"] as const;

/** Reported strength by month, category on category, under the level for all of them where it is stated. */
export function StrengthStack() {
  const words = useWords();
  const { say, number } = words;
  const { overview, months, month, setMonth } = useMissionView();
  const rows = overview?.months ?? [];
  const drawn = layers.filter((layer) => rows.some(({ strength }) => strength[layer] !== null));
  if (drawn.length === 0) return null;
  const text = (value: number | null) => (value === null ? say("screen.unknown") : number(value));
  const known = rows.filter(({ strength }) => strength.total !== null).length;
  return (
    <ChartPanel
      name="strength"
      className="force-stack"
      title={
        overview?.peak
          ? say("force.stack.title", { peak: number(overview.peak.total), month: words.month(overview.peak.month) })
          : say("screen.chart.title")
      }
      subtitle={say("force.stack.subtitle", { known, months: rows.length })}
      source={[...new Set(rows.flatMap(({ strength }) => strength.sources))].sort().join(", ")}
      scrubs
      legend={[
        ...drawn.map((layer, tone) => ({ sign: "solid" as const, tone, text: say(`screen.strength.${layer}`) })),
        { sign: "level", text: say("screen.chart.authorised") },
      ]}
      table={{
        columns: [
          { name: say("screen.month") },
          ...drawn.map((layer) => ({ name: say(`screen.strength.${layer}`), numeric: true })),
          { name: say("screen.strength.total"), numeric: true },
          { name: say("screen.chart.authorised"), numeric: true },
          { name: say("screen.origin.sources") },
        ],
        rows: rows.map((row) => ({
          key: row.month,
          current: row.month === month,
          cells: [
            words.monthShort(row.month),
            ...[...drawn.map((layer) => row.strength[layer]), row.strength.total, levelOf(row)].map((value) => ({
              value,
              text: text(value),
            })),
            row.strength.sources.join(", "),
          ],
        })),
      }}
      draw={(canvas) =>
        stackChart(
          {
            slots: monthSlots({ months, month, name: words.month, width: canvas.width, setMonth }),
            layers: drawn.map((layer, tone) => ({
              name: say(`screen.strength.${layer}`),
              tone,
              values: rows.map(({ strength }) => strength[layer]),
            })),
            levels: [{ name: say("screen.chart.authorised"), values: rows.map(levelOf) }],
            estimated: (at) => rows[at]?.strength.basis === "estimated",
            format: words.short,
            textOf: (layer, at) => {
              const row = rows[at];
              const name = drawn[layer];
              return `${words.month(months[at] ?? "")} · ${say(`screen.strength.${name ?? "total"}`)}: ${text(row && name ? row.strength[name] : null)} · ${row?.strength.sources.join(", ") ?? ""}`;
            },
          },
          canvas,
        )
      }
    />
  );
}

/** The level for all uniformed: as stated, or that of military and police where both are. */
function levelOf({ authorised: { uniformed, military, police } }: OverviewMonth): number | null {
  if (military !== null && police !== null) return military + police;
  return uniformed;
}

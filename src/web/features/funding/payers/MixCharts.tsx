import { useMemo } from "react";
import type { Gap, PayerMix } from "../../../../model/payer-mix.ts";
import { ChartPanel } from "../../../app/ChartPanel.tsx";
import { useMissionView } from "../../../app/mission-context.tsx";
import { monthSlots } from "../../../ui/charts/month-slots.ts";
import { stackChart } from "../../../ui/charts/stack-chart.tsx";
import { useWords } from "../../../words/words.tsx";
import { layersLeft, type MixLayer, mixLayers } from "./mix-layers.ts";
import { isSome, namesOf } from "./mix-names.ts";

type Props = { readonly mix: PayerMix };

/** Who pays what by month as it stands; and, where payers are taken away, what is left of it beside it. */
export function MixCharts({ mix }: Props) {
  const { say, list, money } = useWords();
  const layers = useMemo(() => mixLayers(mix), [mix]);
  const { without } = mix;
  if (mix.months.length === 0) return null;
  return (
    <>
      <MonthsChart
        mix={mix}
        name="payers"
        wide={without === null}
        layers={layers}
        gap={mix.gap}
        title={
          isSome(mix.gap.usd)
            ? say("payers.screen.chart.gap", { gap: money(mix.gap.usd) })
            : say("payers.screen.chart.whole")
        }
      />
      {without && (
        <MonthsChart
          mix={mix}
          name="payers-without"
          wide={false}
          layers={layersLeft(layers, without.left)}
          gap={without.gap}
          title={say("payers.screen.chart.without", {
            payers: list(without.payers.map(namesOf(mix).payer)),
            gap: money(without.gap.usd),
          })}
        />
      )}
    </>
  );
}

type ChartProps = Props & {
  readonly name: string;
  readonly wide: boolean;
  readonly layers: readonly MixLayer[];
  readonly gap: Gap;
  readonly title: string;
};

/** Payers on one another by month, and what nobody pays as an outline on top. */
function MonthsChart({ mix, name, wide, layers, gap, title }: ChartProps) {
  const { say, month: monthName, monthShort, number, amount, money } = useWords();
  const { month } = useMissionView();
  const names = namesOf(mix);
  const payerName = ({ ids: [id = "", ...more] }: MixLayer) =>
    more.length === 0 ? names.payer(id) : say("payers.screen.others", { count: more.length + 1 });
  const shown = [
    ...layers.map((layer, tone) => ({ name: payerName(layer), tone, months: layer.months, blank: false })),
    { name: say("payers.screen.nobody"), tone: 7, months: gap.months.map(({ usd }) => usd), blank: true },
  ];
  return (
    <ChartPanel
      name={name}
      className={wide ? "payers-wide" : ""}
      unofficial
      title={title}
      subtitle={say("payers.screen.chart.subtitle")}
      legend={shown.map((layer) => ({
        sign: layer.blank ? "blank" : "solid",
        text: layer.name,
        tone: layer.tone,
      }))}
      table={{
        columns: [{ name: say("cash.column.month") }, ...shown.map((layer) => ({ name: layer.name, numeric: true }))],
        rows: mix.months.map((each, at) => ({
          key: each,
          cells: [
            monthName(each),
            ...shown.map(({ months }) => ({ value: months[at] ?? "0.00", text: amount(months[at] ?? "0.00") })),
          ],
        })),
      }}
      draw={(canvas) =>
        stackChart(
          {
            slots: {
              ...monthSlots({ months: mix.months, month, name: monthName, width: canvas.width }),
              ...(mix.months.length <= 24 && { ticks: fewTicks(mix.months, monthShort, canvas.width) }),
            },
            layers: shown.map((layer) => ({ ...layer, values: layer.months.map(Number) })),
            format: (value) => number(value / 1_000_000, 2),
            textOf: (layer, at) =>
              `${monthName(mix.months[at] ?? "")} · ${shown[layer]?.name ?? ""}: ${money(shown[layer]?.months[at] ?? "0.00")}`,
            height: 240,
          },
          canvas,
        )
      }
    />
  );
}

/** Months written under short periods, as far apart as the room asks. */
function fewTicks(months: readonly string[], name: (month: string) => string, width: number) {
  const step = Math.max(1, Math.ceil(months.length / Math.max(1, Math.floor((width - 60) / 70))));
  return months.flatMap((month, at) => (at % step === 0 ? [{ at, text: name(month) }] : []));
}

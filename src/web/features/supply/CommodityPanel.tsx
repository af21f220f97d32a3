import type { Need } from "../../../model/plan.ts";
import type { Item } from "../../api.ts";
import { ChartPanel } from "../../app/ChartPanel.tsx";
import { useMissionView } from "../../app/mission-context.tsx";
import type { ChartTable } from "../../ui/charts/chart-table.ts";
import type { Canvas } from "../../ui/charts/drawing.ts";
import { lineChart, type LinePoint } from "../../ui/charts/line-chart.tsx";
import { monthSlots } from "../../ui/charts/month-slots.ts";
import { useWords, type Words } from "../../words/words.tsx";
import { commodityName } from "./commodity-name.ts";
import type { MonthNeeds } from "./supply-queries.ts";

type CommodityMonth = { readonly month: string; readonly people: number | null; readonly need: Need | null };

/** One commodity through all months: the estimate and the range of its factor; months without strength stay empty. */
export function CommodityPanel({ commodity, months }: { commodity: Item; months: readonly MonthNeeds[] }) {
  const words = useWords();
  const { say, number } = words;
  const { month } = useMissionView();
  const rows = months.map(({ needs, people, month: slot }): CommodityMonth => {
    return { month: slot, people, need: needs.find((need) => need.commodity === commodity.id) ?? null };
  });
  const peak = highest(rows);
  const code = peak?.need?.unit ?? String(commodity.values["unit"] ?? "");
  const unit = words.sayOr(`unit.${code}`, code);
  const name = commodityName(words, commodity);
  const draw = useDrawing(rows, unit);
  return (
    <ChartPanel
      name={`need-${commodity.id}`}
      className="supply-commodity"
      title={
        peak?.need
          ? say("supply.peak", {
              name,
              month: words.month(peak.month),
              amount: `${number(peak.need.quantity)} ${unit}`,
            })
          : say("supply.no_need", { name })
      }
      subtitle={say("supply.subtitle", { unit })}
      source={peak?.need?.factor ?? ""}
      scrubs
      legend={[{ sign: "band", text: say("supply.band") }]}
      table={tableOf(rows, month, words)}
      draw={draw}
    />
  );
}

const highest = (rows: readonly CommodityMonth[]): CommodityMonth | null =>
  rows.reduce<CommodityMonth | null>(
    (best, row) => ((row.need?.quantity ?? -1) > (best?.need?.quantity ?? -1) ? row : best),
    null,
  );

function tableOf(
  rows: readonly CommodityMonth[],
  month: string | null,
  { say, number, monthShort }: Words,
): ChartTable {
  const shown = (value: number | null | undefined) => ({
    value: value ?? null,
    text: value === null || value === undefined ? say("screen.unknown") : number(value),
  });
  return {
    columns: [
      { name: say("screen.month") },
      ...(["people", "quantity", "low", "high"] as const).map((key) => ({ name: say(`supply.${key}`), numeric: true })),
    ],
    rows: rows.map(({ need, people, month: slot }) => ({
      key: slot,
      current: slot === month,
      cells: [monthShort(slot), shown(people), shown(need?.quantity), shown(need?.low), shown(need?.high)],
    })),
  };
}

function useDrawing(rows: readonly CommodityMonth[], unit: string) {
  const { say, number, short, month: name } = useWords();
  const { month, setMonth } = useMissionView();
  const textOf = (at: number): string => {
    const row = rows[at];
    if (!row?.need) return `${name(row?.month ?? "")}: ${say("screen.unknown")}`;
    const { quantity, low, high } = row.need;
    const amount = `${number(quantity)} ${unit}`;
    return say("supply.point", { month: name(row.month), amount, low: number(low), high: number(high) });
  };
  const points = rows.map(({ need }): LinePoint => {
    return need ? { value: need.quantity, estimated: true, ranges: [[need.low, need.high]] } : { value: null };
  });
  return (canvas: Canvas) =>
    lineChart(
      {
        slots: monthSlots({ months: rows.map((row) => row.month), month, name, width: canvas.width, setMonth }),
        series: [{ name: "", tone: 0, points }],
        format: short,
        height: 240,
        textOf: (_, at) => textOf(at),
      },
      canvas,
    );
}

import type { Item } from "../../api.ts";
import { ChartPanel } from "../../app/ChartPanel.tsx";
import { useMissionView } from "../../app/mission-context.tsx";
import { lineChart } from "../../ui/charts/line-chart.tsx";
import { monthSlots } from "../../ui/charts/month-slots.ts";
import { useWords } from "../../words/words.tsx";
import { commodityName } from "./commodity-name.ts";
import type { MonthNeeds } from "./supply-queries.ts";

/** One commodity through all months: the estimate and the range of its factor; months without strength stay empty. */
export function CommodityPanel({ commodity, months }: { commodity: Item; months: readonly MonthNeeds[] }) {
  const words = useWords();
  const { say, number } = words;
  const { month, setMonth } = useMissionView();
  const rows = months.map(({ needs, people, ...row }) => ({
    ...row,
    people,
    need: needs.find((need) => need.commodity === commodity.id) ?? null,
  }));
  const peak = rows.reduce<(typeof rows)[number] | null>(
    (best, row) => ((row.need?.quantity ?? -1) > (best?.need?.quantity ?? -1) ? row : best),
    null,
  );
  const code = peak?.need?.unit ?? String(commodity.values["unit"] ?? "");
  const unit = words.sayOr(`unit.${code}`, code);
  const name = commodityName(words, commodity);
  const shown = (value: number | null | undefined) => ({
    value: value ?? null,
    text: value === null || value === undefined ? say("screen.unknown") : number(value),
  });
  const columns = ["people", "quantity", "low", "high"] as const;
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
      table={{
        columns: [
          { name: say("screen.month") },
          ...columns.map((key) => ({ name: say(`supply.${key}`), numeric: true })),
        ],
        rows: rows.map(({ need, people, ...row }) => ({
          key: row.month,
          current: row.month === month,
          cells: [
            words.monthShort(row.month),
            shown(people),
            shown(need?.quantity),
            shown(need?.low),
            shown(need?.high),
          ],
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
            series: [
              {
                name: "",
                tone: 0,
                points: rows.map(({ need }) =>
                  need ? { value: need.quantity, estimated: true, ranges: [[need.low, need.high]] } : { value: null },
                ),
              },
            ],
            format: (value) => words.short(value),
            height: 240,
            textOf: (_, at) => {
              const row = rows[at];
              return row?.need
                ? say("supply.point", {
                    month: words.month(row.month),
                    amount: `${number(row.need.quantity)} ${unit}`,
                    low: number(row.need.low),
                    high: number(row.need.high),
                  })
                : `${words.month(row?.month ?? "")}: ${say("screen.unknown")}`;
            },
          },
          canvas,
        )
      }
    />
  );
}

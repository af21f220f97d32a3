import type { BudgetCycle, CycleClass } from "../../../../model/budget-cycle.ts";
import { ChartPanel } from "../../../app/ChartPanel.tsx";
import { barChart } from "../../../ui/charts/bar-chart.tsx";
import { useWords } from "../../../words/words.tsx";

const shown = ["appropriation", "distribution", "performance"] as const;
type Shown = (typeof shown)[number];

/** Granted, free to spend and spent, class by class; its table holds every stage. */
export function CycleChart({ cycle, year }: { readonly cycle: BudgetCycle; readonly year: string }) {
  const words = useWords();
  const { say, amount, percent, short, digits } = words;
  const { total, stages } = cycle;
  const nameOf = (name: Shown) =>
    name === "distribution" ? say("budget.column.distribution") : say(`code.stage.${name}`);
  const cell = (value: string | null) => ({ value, text: value === null ? say("screen.unknown") : amount(value) });
  const title =
    total.balance_usd === null || total.spent_percent === null
      ? say("budget.cycle.chart.open")
      : say("budget.cycle.chart.left", { percent: percent(total.spent_percent, 1), amount: amount(total.balance_usd) });
  return (
    <ChartPanel
      name={`budget-cycle-${year.replace("/", "-")}`}
      title={title}
      subtitle={`${digits(year)} · ${say("budget.cycle.chart.subtitle")}`}
      unofficial
      legend={shown.map((name, tone) => ({ sign: "solid" as const, tone, text: nameOf(name) }))}
      source={[...new Set(cycle.classes.flatMap(({ cells }) => cells.flatMap(({ sources }) => sources)))].join(", ")}
      table={{
        columns: [
          { name: say("budget.column.class") },
          ...stages.map((stage) => ({ name: say(`code.stage.${stage}`), numeric: true })),
          ...(["distribution", "balance", "spent"] as const).map((name) => ({
            name: say(`budget.column.${name}`),
            numeric: true,
          })),
        ],
        rows: [
          ...cycle.classes.map((each) => ({
            key: each.code as string,
            name: say(`code.class.${each.code}`),
            of: each,
          })),
          { key: "total", name: say("budget.total"), of: total },
        ].map(({ key, name, of }) => ({
          key,
          cells: [
            name,
            ...of.cells.map(({ amount_usd }) => cell(amount_usd)),
            cell(of.distribution_usd),
            cell(of.balance_usd),
            {
              value: of.spent_percent,
              text: of.spent_percent === null ? say("screen.unknown") : percent(of.spent_percent, 1),
            },
          ],
        })),
      }}
      draw={(canvas) =>
        barChart(
          cycle.classes.map((each) => {
            const values = shown.map((name) => valueOf(each, name));
            const told = values.map((value) => (value === null ? say("screen.unknown") : short(Number(value))));
            return {
              key: each.code,
              name: say(`code.class.${each.code}`),
              text: () =>
                `${say(`code.class.${each.code}`)}: ${shown.map((name, at) => `${nameOf(name)} ${told[at] ?? ""}`).join(" · ")}`,
              bars: values.map((value, tone) => ({
                value: value === null ? null : Math.max(0, Number(value)),
                tone,
                note: told[tone] ?? "",
              })),
            };
          }),
          canvas,
        )
      }
    />
  );
}

const valueOf = (of: CycleClass, name: Shown): string | null =>
  name === "distribution" ? of.distribution_usd : (of.cells.find(({ stage }) => stage === name)?.amount_usd ?? null);

import type { BudgetEstimate, BudgetVariance } from "../../../../model/budget-estimate.ts";
import { ChartPanel } from "../../../app/ChartPanel.tsx";
import { waterfallChart, type WaterfallStep } from "../../../ui/charts/waterfall-chart.tsx";
import { useWords } from "../../../words/words.tsx";

type Props = {
  readonly base: BudgetEstimate;
  readonly variance: BudgetVariance | null;
  readonly year: string;
};

/** From the base to what is asked for, class by class; without a change, from the classes to the known total. */
export function VarianceChart({ base, variance, year }: Props) {
  const { say, amount, digits } = useWords();
  const steps = useSteps(base, variance);
  if (steps.length < 2) return null;
  const change = variance?.difference_usd ?? "0.00";
  const title =
    variance === null
      ? say("budget.chart.whole", { amount: amount(base.known_usd ?? "0.00") })
      : change === "0.00"
        ? say("budget.chart.same")
        : say(change.startsWith("-") ? "budget.chart.less" : "budget.chart.more", {
            amount: amount(change.replace("-", "")),
          });
  return (
    <ChartPanel
      name={`budget-${year.replace("/", "-")}`}
      title={title}
      subtitle={say("budget.chart.subtitle", { year: digits(year) })}
      source={[...new Set(base.classes.flatMap(({ lines }) => lines.flatMap(({ sources }) => sources)))].join(", ")}
      unofficial
      table={{
        columns: [{ name: say("budget.column.class") }, { name: say("screen.funding.usd"), numeric: true }],
        rows: steps.map(({ key, name, value, note }) => ({ key, cells: [name, { value, text: note }] })),
      }}
      draw={(canvas) => waterfallChart(steps, canvas)}
    />
  );
}

function useSteps(base: BudgetEstimate, variance: BudgetVariance | null): WaterfallStep[] {
  const { say, amount } = useWords();
  const step = (kind: WaterfallStep["kind"], key: string, name: string, usd: string): WaterfallStep => {
    const sign = kind === "change" && !usd.startsWith("-") ? "+" : "";
    const note = `${sign}${amount(usd)}`;
    return { key, name, kind, value: Number(usd), note, text: () => `${name}: ${note}` };
  };
  if (variance === null) {
    const parts = base.classes.flatMap(({ code, known_usd }) =>
      known_usd === null || known_usd === "0.00" ? [] : [step("change", code, say(`code.class.${code}`), known_usd)],
    );
    return base.known_usd === null ? [] : [...parts, step("total", "total", say("budget.total"), base.known_usd)];
  }
  const changes = variance.classes.flatMap(({ code, difference_usd }) =>
    difference_usd === null || difference_usd === "0.00"
      ? []
      : [step("change", code, say(`code.class.${code}`), difference_usd)],
  );
  return [
    step("total", "base", say("budget.screen.base"), variance.from_usd),
    ...changes,
    step("total", "asked", say("budget.screen.asked"), variance.to_usd),
  ];
}

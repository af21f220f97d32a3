import { useQuery } from "@tanstack/react-query";
import { ChartPanel } from "../../../app/ChartPanel.tsx";
import { Panel } from "../../../app/Panel.tsx";
import { ApiProblem } from "../../../api.ts";
import type { ChartTable } from "../../../ui/charts/chart-table.ts";
import { type WaterfallStep, waterfallChart } from "../../../ui/charts/waterfall-chart.tsx";
import { useWords, type Words } from "../../../words/words.tsx";
import { type SaidWorking, workingQuery } from "./scale-queries.ts";
import type { States } from "./use-scale.ts";

type Props = { readonly year: number; readonly iso3: string; readonly states: States };

/** The working of one state: what each step of the method makes of its share, with the sentence that says why. */
export function WorkingPanel({ year, iso3, states }: Props) {
  const words = useWords();
  const { say, digits } = words;
  const working = useQuery(workingQuery(year, iso3, words.language));
  const title = say("scale.working.title", { state: states.nameOf(iso3), year: digits(year) });
  if (working.isError)
    return (
      <Panel title={title} className="scale-wide">
        <p className="notice">{working.error instanceof ApiProblem ? working.error.message : say("screen.offline")}</p>
      </Panel>
    );
  if (!working.data) return <div className="panel skeleton scale-wide" />;
  const steps = fallsOf(working.data, words);
  return (
    <ChartPanel
      name={`scale-working-${iso3}-${year}`}
      className="scale-wide scale-working"
      title={title}
      subtitle={say("scale.screen.working_subtitle")}
      source="WDI; A/RES/79/249"
      unofficial
      table={tableOf(working.data, words)}
      draw={(canvas) => waterfallChart(steps, canvas)}
    >
      <p>{resultOf(working.data, words)}</p>
      <ol className="scale-steps">
        {working.data.steps.map((step) => (
          <li key={`${step.step} ${step.base_years ?? 0}`}>
            <strong>{nameOf(step, words)}</strong>
            {": "}
            {step.text}
          </li>
        ))}
      </ol>
    </ChartPanel>
  );
}

type Step = SaidWorking["steps"][number];

function nameOf({ step, base_years }: Pick<Step, "step" | "base_years">, { say }: Words): string {
  const name = say(`scale.step.name.${step}`);
  return base_years === null ? name : `${name} (${say("scale.working.base", { count: base_years })})`;
}

function resultOf({ rate_percent, adopted_percent, difference_percent }: SaidWorking, words: Words): string {
  const { say, percent } = words;
  const rate = percent(rate_percent, 3);
  if (adopted_percent === null || difference_percent === null) return say("scale.working.result_alone", { rate });
  return say("scale.working.result", {
    rate,
    adopted: percent(adopted_percent, 3),
    difference: signed(difference_percent, words),
  });
}

const signed = (text: string, { percent }: Words): string => `${Number(text) > 0 ? "+" : ""}${percent(text, 3)}`;

/** Each base period from its first share on, then their mean, the rate, and the adopted rate to hold it against. */
function fallsOf(working: SaidWorking, words: Words): WaterfallStep[] {
  const { say, percent } = words;
  const fall = (key: string, name: string, kind: WaterfallStep["kind"], value: string): WaterfallStep => {
    const note = `${kind === "change" && Number(value) > 0 ? "+" : ""}${percent(value, 6)} %`;
    return { key, name, kind, value: Number(value), note, text: () => `${name}: ${note}` };
  };
  const steps = working.steps.map((step) =>
    step.change_percent === null
      ? fall(`${step.step} ${step.base_years ?? ""}`, nameOf(step, words), "total", step.output_percent)
      : fall(`${step.step} ${step.base_years ?? ""}`, nameOf(step, words), "change", step.change_percent),
  );
  const ends = [fall("rate", say("scale.screen.rate"), "total", working.rate_percent)];
  if (working.adopted_percent !== null)
    ends.push(fall("adopted", say("scale.screen.adopted"), "total", working.adopted_percent));
  return [...steps, ...ends];
}

function tableOf({ steps }: SaidWorking, words: Words): ChartTable {
  const { say, percent } = words;
  const figure = (text: string | null) => ({ value: text, text: text === null ? "–" : percent(text, 10) });
  return {
    columns: [
      { name: say("scale.column.step") },
      { name: say("scale.column.input_percent"), numeric: true },
      { name: say("scale.column.output_percent"), numeric: true },
      { name: say("scale.column.change_percent"), numeric: true },
      { name: say("scale.column.happened") },
    ],
    rows: steps.map((step) => ({
      key: `${step.step} ${step.base_years ?? ""}`,
      cells: [
        nameOf(step, words),
        figure(step.input_percent),
        figure(step.output_percent),
        figure(step.change_percent),
        step.text,
      ],
    })),
  };
}

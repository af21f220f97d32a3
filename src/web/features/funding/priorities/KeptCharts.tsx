import { addMonths } from "../../../../kernel/plain-date.ts";
import { formatMoney, parseMoney } from "../../../../kernel/money.ts";
import type { KeptPlan, PriorityMonth } from "../../../../model/priorities.ts";
import type { PriorityCase, PriorityTable } from "../../../../model/priority-report.ts";
import { ChartPanel } from "../../../app/ChartPanel.tsx";
import { barChart } from "../../../ui/charts/bar-chart.tsx";
import { lineChart } from "../../../ui/charts/line-chart.tsx";
import { matrixChart, type MatrixCell } from "../../../ui/charts/matrix-chart.tsx";
import type { Slots } from "../../../ui/charts/plot.ts";
import { useWords, type Words } from "../../../words/words.tsx";

type Props = { readonly stated: PriorityCase; readonly plan: KeptPlan };

/** A period as people name it: its month, or its first and last. */
const nameOf = ({ month, say }: Words, { from, months }: PriorityMonth): string =>
  months === 1 ? month(from) : say("screen.span", { from: month(from), to: month(addMonths(from, months - 1)) });

/** Periods as slots; as many are named as fit. */
function slotsOf(words: Words, plan: KeptPlan, room: number): Slots {
  const names = plan.periods.map((period) => nameOf(words, period));
  const step = Math.max(1, Math.ceil((names.length * 92) / Math.max(92, room)));
  const ticks = plan.periods.flatMap(({ from }, at) => (at % step === 0 ? [{ at, text: words.month(from) }] : []));
  return { names, ticks, cursor: null };
}

const stateOf = (carried: boolean | null): "carried" | "lost" | "not_due" =>
  carried === null ? "not_due" : carried ? "carried" : "lost";

/** Tasks against periods: carried, lost with the loss, or not due; the heaviest first. */
export function CarriedChart({ stated, plan }: Props) {
  const words = useWords();
  const { say, number } = words;
  const weights = new Map(stated.tasks.map(({ id, weight }) => [id, weight]));
  const titles = new Map(stated.tasks.map(({ id, title }) => [id, title]));
  const weightOf = (id: string): number => weights.get(id) ?? 0;
  const tasks = plan.tasks.toSorted((a, b) => weightOf(b.id) - weightOf(a.id));
  const whole = tasks.filter(({ carried }) => !carried.includes(false)).length;
  const lossIn = (id: string, at: number): number => weightOf(id) * (plan.periods[at]?.months ?? 0);
  const cell = (id: string, carried: boolean | null, at: number): MatrixCell => {
    if (carried === null) return { state: "unknown", shade: 0, note: "" };
    return carried
      ? { state: "known", shade: 4, note: "" }
      : { state: "known", shade: 0, note: number(lossIn(id, at)) };
  };
  const stateText = (id: string, carried: boolean | null, at: number): string =>
    say(`priorities.screen.state.${stateOf(carried)}`, { loss: number(lossIn(id, at)) });
  return (
    <ChartPanel
      name="priorities-kept"
      unofficial
      title={say("priorities.screen.kept", { carried: number(whole), count: tasks.length })}
      subtitle={say("priorities.screen.kept.subtitle")}
      legend={[
        { sign: "solid", shade: 4, text: say("priorities.screen.state.carried") },
        { sign: "solid", shade: 0, text: say("priorities.screen.state.lost_sign") },
        { sign: "blank", text: say("priorities.screen.state.not_due") },
      ]}
      table={{
        columns: [
          { name: say("priorities.column.task") },
          { name: say("priorities.column.weight"), numeric: true },
          ...plan.periods.map((period) => ({ name: nameOf(words, period) })),
          { name: say("priorities.column.loss"), numeric: true },
        ],
        rows: tasks.map(({ id, carried, loss }) => ({
          key: id,
          cells: [
            titles.get(id) ?? id,
            { value: weightOf(id), text: number(weightOf(id)) },
            ...carried.map((state, at) => stateText(id, state, at)),
            { value: loss, text: number(loss) },
          ],
        })),
      }}
      draw={(canvas) =>
        matrixChart(
          {
            slots: slotsOf(words, plan, canvas.width * 0.64),
            rows: tasks.map(({ id, carried }) => ({
              key: id,
              name: titles.get(id) ?? id,
              cells: carried.map((state, at) => cell(id, state, at)),
            })),
            textOf: (row, at) => {
              const task = tasks[row];
              const period = plan.periods[at];
              if (!task || !period) return "";
              return `${titles.get(task.id) ?? ""}, ${nameOf(words, period)}: ${stateText(task.id, task.carried[at] ?? null, at)}`;
            },
          },
          canvas,
        )
      }
    />
  );
}

/** Uniformed people by period beside what they would be if they fell as much as the money. */
export function StrengthChart({ stated, plan, table }: Props & { readonly table: PriorityTable | undefined }) {
  const words = useWords();
  const { say, number, amount, decimal } = words;
  const { cut_percent: cut } = stated.ask;
  const fall = plan.people_before === 0 ? 0 : ((plan.people_before - plan.people_after) / plan.people_before) * 100;
  const inStep = plan.people_before * (1 - Number(cut) / 100);
  const series = [
    { name: say("priorities.screen.people"), tone: 1, step: true, points: plan.periods.map(({ people }) => ({ value: people })) },
    { name: say("priorities.screen.in_step"), tone: 0, step: true, points: plan.periods.map(() => ({ value: inStep, estimated: true })) },
  ]; // prettier-ignore
  const money = ["units", "sites", "fixed", "leaving", "total"] as const;
  const headOf = (name: string): string =>
    table?.columns.find((column) => column.name === name)?.title ?? say(`priorities.column.${name}`);
  return (
    <ChartPanel
      name="priorities-strength"
      unofficial
      title={say("priorities.screen.strength", { fall: number(fall, 1), cut: decimal(cut) })}
      subtitle={say("priorities.screen.strength.subtitle")}
      legend={[
        { sign: "line", text: say("priorities.screen.people"), tone: 1 },
        { sign: "dashed", text: say("priorities.screen.in_step"), tone: 0 },
      ]}
      table={{
        columns: ["period", "people", ...money].map((name) => ({ name: headOf(name), numeric: name !== "period" })),
        rows: plan.periods.map((period) => ({
          key: period.from,
          cells: [
            nameOf(words, period),
            { value: period.people, text: number(period.people) },
            ...money.map((name) => ({ value: period[`${name}_usd`], text: amount(period[`${name}_usd`]) })),
          ],
        })),
      }}
      draw={(canvas) =>
        lineChart(
          {
            slots: slotsOf(words, plan, canvas.width - 160),
            series,
            format: (value) => number(value),
            textOf: (at, index) => {
              const period = plan.periods[index];
              return period ? `${nameOf(words, period)}: ${number(series[at]?.points[index]?.value ?? 0)} (${series[at]?.name ?? ""})` : ""; // prettier-ignore
            },
            height: 220,
          },
          canvas,
        )
      }
    />
  );
}

/** What leaving costs, period by period. */
export function LeavingChart({ plan }: { readonly plan: KeptPlan }) {
  const words = useWords();
  const { say, amount, money, moneyShort } = words;
  const total = plan.periods.reduce((sum, { leaving_usd }) => sum + parseMoney(leaving_usd).minor, 0n);
  const left = plan.periods.at(-1)?.left_usd ?? null;
  return (
    <ChartPanel
      name="priorities-leaving"
      unofficial
      title={say("priorities.screen.leaving_costs", { amount: money(formatMoney({ minor: total, currency: "USD" })) })}
      subtitle={say("priorities.screen.leaving_costs.subtitle")}
      table={{
        columns: [{ name: say("priorities.column.period") }, { name: say("priorities.column.leaving"), numeric: true }],
        rows: plan.periods.map((period) => ({
          key: period.from,
          cells: [nameOf(words, period), { value: period.leaving_usd, text: amount(period.leaving_usd) }],
        })),
      }}
      draw={(canvas) =>
        barChart(
          plan.periods.map((period) => ({
            key: period.from,
            name: nameOf(words, period),
            text: () => `${nameOf(words, period)}: ${money(period.leaving_usd)}`,
            bars: [
              { value: Number(period.leaving_usd), tone: 1, note: moneyShort(period.leaving_usd), estimated: true },
            ],
          })),
          canvas,
        )
      }
    >
      {left !== null && (
        <p>
          {say("priorities.leaving", {
            leaving: money(formatMoney({ minor: total, currency: "USD" })),
            left: money(left),
          })}
        </p>
      )}
    </ChartPanel>
  );
}

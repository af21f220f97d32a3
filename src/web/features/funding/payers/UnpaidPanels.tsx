import { useQuery } from "@tanstack/react-query";
import type { Gap, PayerMix } from "../../../../model/payer-mix.ts";
import { usePlanAsk } from "../../../app/mission-context.tsx";
import { Panel } from "../../../app/Panel.tsx";
import { RecordLink } from "../../../app/RecordLink.tsx";
import { allOf, statesQuery } from "../../../queries.ts";
import type { TableCell } from "../../../ui/charts/chart-table.ts";
import { ChartTableView } from "../../../ui/charts/ChartTableView.tsx";
import { useWords } from "../../../words/words.tsx";
import { namesOf } from "./mix-names.ts";

type Props = { readonly mix: PayerMix };

/** The mix as it stands and, where payers are taken away, without them: heads and gaps in one order. */
function useSides({ gap, without }: PayerMix): readonly { readonly head: string; readonly gap: Gap }[] {
  const { say } = useWords();
  return [
    { head: say("payers.screen.as_it_stands"), gap },
    ...(without === null ? [] : [{ head: say("payers.screen.without"), gap: without.gap }]),
  ];
}

/** Lines that are not fully paid, whose people they are, and for how long. */
export function UnpaidPanel({ mix }: Props) {
  const { say, amount, decimal, number, months, language } = useWords();
  const states = useQuery(statesQuery(language));
  const stateName = (iso3: string) => states.data?.items.find((each) => each.iso3 === iso3)?.name ?? iso3;
  const sides = useSides(mix);
  const last = sides.at(-1)?.gap ?? mix.gap;
  if (last.unpaid.length === 0) return null;
  const title = say("payers.screen.unpaid", { count: last.unpaid.length });
  return (
    <Panel className="payers-wide" title={title} subtitle={say("payers.screen.unpaid.subtitle")}>
      <ChartTableView
        label={title}
        table={{
          columns: [
            { name: say("payers.column.line") },
            { name: say("payers.column.contributor") },
            { name: say("payers.column.persons"), numeric: true },
            ...sides.flatMap(({ head }) => [
              { name: say("payers.screen.gap_of", { side: head }), numeric: true },
              { name: say("payers.screen.worth_of", { side: head }), numeric: true },
            ]),
            { name: say("payers.column.unpaid_months") },
          ],
          rows: last.unpaid.map((line) => ({
            key: line.line,
            cells: [
              {
                value: line.name,
                text: line.name,
                node: <RecordLink noun="cost_line" id={line.line} text={line.name} />,
              },
              line.contributor === null ? "" : stateName(line.contributor),
              line.persons === null ? "" : { value: line.persons, text: number(line.persons) },
              ...sides.flatMap(({ gap }): TableCell[] => {
                const own = gap.unpaid.find((each) => each.line === line.line);
                return own === undefined
                  ? [{ value: "0.00", text: amount("0.00") }, ""]
                  : [
                      { value: own.usd, text: amount(own.usd) },
                      { value: own.months_worth, text: decimal(own.months_worth) },
                    ];
              }),
              say("payers.screen.open_months", {
                count: line.months.length,
                span: months(line.months[0] ?? "", line.months.at(-1) ?? ""),
              }),
            ],
          })),
        }}
      />
    </Panel>
  );
}

/** Tasks whose means are not paid for, as it stands and without the payers that were taken away. */
export function TasksPanel({ mix }: Props) {
  const { say, series, number, month } = useWords();
  const { mission } = usePlanAsk();
  const units = useQuery(allOf(mission, "unit_type", "unit_types"));
  const sides = useSides(mix);
  const last = sides.at(-1)?.gap ?? mix.gap;
  if (last.tasks.length === 0) return null;
  const names = namesOf(mix);
  const meansName = (means: string): string => {
    const name = units.data?.find(({ id }) => id === means)?.values["name"];
    return typeof name === "string" ? name : means;
  };
  const title = say("payers.screen.tasks", { some: number(last.tasks.length), all: number(mix.tasks) });
  return (
    <Panel className="payers-wide" title={title} subtitle={say("payers.screen.tasks.subtitle")}>
      <ChartTableView
        label={title}
        table={{
          columns: [
            { name: say("payers.column.task") },
            { name: say("payers.column.means") },
            { name: say("payers.column.lines") },
            { name: say("payers.column.first_month") },
            ...sides.map(({ head }) => ({ name: say("payers.screen.risk_of", { side: head }), numeric: true })),
          ],
          rows: last.tasks.map((task) => ({
            key: task.task,
            cells: [
              { value: task.text, text: task.text, node: <RecordLink noun="task" id={task.task} text={task.text} /> },
              series(task.means.map(meansName)),
              task.lines.length > 3
                ? say("payers.screen.lines_of", { count: task.lines.length })
                : series(task.lines.map(names.line)),
              month(task.first_month),
              ...sides.map(({ gap }): TableCell => {
                const count = gap.tasks.find((each) => each.task === task.task)?.months ?? 0;
                return { value: count, text: number(count) };
              }),
            ],
          })),
        }}
      />
    </Panel>
  );
}

import type { MandateSheet, TaskMeans } from "../../../model/mandate.ts";
import { codeLabel } from "../../../words/labels.ts";
import type { Item } from "../../api.ts";
import { Panel } from "../../app/Panel.tsx";
import { RecordLink } from "../../app/RecordLink.tsx";
import type { TableCell } from "../../ui/charts/chart-table.ts";
import { ChartTableView } from "../../ui/charts/ChartTableView.tsx";
import { useWords } from "../../words/words.tsx";
import { symbolsOf } from "./mandate-records.ts";
import { WorkbookLink } from "./WorkbookLink.tsx";

type Props = { readonly sheet: MandateSheet; readonly instruments: readonly Item[]; readonly month: string };

/** The tasks in force at the end of the month beside the means named for each; a task without means says so. */
export function TasksPanel({ sheet, instruments, month }: Props) {
  const words = useWords();
  const { say, number, date, month: monthName } = words;
  const { tasks, missing, names } = sheet;
  const symbols = symbolsOf(instruments);
  const unknown: TableCell = { value: null, text: say("screen.unknown") };
  const links = (noun: string, ids: readonly string[], known: Readonly<Record<string, string>> = {}): TableCell => {
    if (ids.length === 0) return unknown;
    const text = ids.map((id) => known[id] ?? id).join("; ");
    return { value: ids.join("; "), text, node: <RecordLink noun={noun} id={ids} text={text} /> };
  };
  const cellsOf = (task: TaskMeans): TableCell[] => {
    const noMeans = say("mandate.tasks.no_means");
    const lacking = missing.filter((each) => each.task === task.id).map(({ name }) => name);
    const symbol = symbols.get(task.instrument ?? "") ?? "";
    return [
      { value: task.text, text: task.text, node: <RecordLink noun="task" id={task.id} text={task.text} /> },
      task.lacks_means
        ? { value: null, text: noMeans, node: <span className="no-means">{noMeans}</span> }
        : task.means.map((id) => names.means[id] ?? id).join("; "),
      lacking.join("; "),
      task.verb === null ? unknown : codeLabel(say, "verb", task.verb),
      task.component === null ? unknown : codeLabel(say, "component", task.component),
      task.people === null ? unknown : { value: task.people, text: number(task.people) },
      links("site", task.sites, names.sites),
      links("budget_line", task.money),
      task.indicator ?? unknown,
      task.paragraph === null ? symbol : `${symbol} (${task.paragraph})`,
      task.until === null ? say("mandate.no_end") : date(task.until),
    ];
  };
  const heads = ["noun.task", "field.means", "mandate.missing", "field.verb", "field.task.component", "field.people", "field.sites", "field.money", "field.indicator", "noun.instrument", "field.valid_until"]; // prettier-ignore
  const without = tasks.filter(({ lacks_means }) => lacks_means).length;
  return (
    <Panel
      className="mandate-tasks"
      title={
        tasks.length === 0
          ? say("mandate.tasks.none", { month: monthName(month) })
          : say("mandate.tasks.title", { count: tasks.length, shown: number(tasks.length), without })
      }
      subtitle={say("mandate.tasks.subtitle", { month: monthName(month) })}
      foot={
        <>
          <span className="quiet">{say("mandate.verb_order")}</span> <WorkbookLink day={sheet.as_of} />
        </>
      }
    >
      {tasks.length > 0 && (
        <ChartTableView
          label={say("noun.task.many")}
          table={{
            columns: heads.map((code) => ({ name: say(code), numeric: code === "field.people" })),
            rows: tasks.map((task) => ({ key: task.id, cells: cellsOf(task) })),
          }}
        />
      )}
    </Panel>
  );
}

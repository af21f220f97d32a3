import type { Item } from "../../api.ts";
import { Panel } from "../../app/Panel.tsx";
import { RecordLink } from "../../app/RecordLink.tsx";
import type { TableCell } from "../../ui/charts/chart-table.ts";
import { ChartTableView } from "../../ui/charts/ChartTableView.tsx";
import { useWords } from "../../words/words.tsx";
import { bindsIn, listOf, textOf } from "./mandate-records.ts";

type Props = { readonly tasks: readonly Item[]; readonly instruments: readonly Item[]; readonly month: string };

/** The tasks that bind in the month, and the means named for each; a task without means says so. */
export function TasksPanel({ tasks, instruments, month }: Props) {
  const { say, number, date, month: monthName } = useWords();
  const binding = tasks.filter((task) => bindsIn(task, month));
  const without = binding.filter((task) => listOf(task, "means").length === 0).length;
  const symbols = new Map(instruments.map((item) => [item.id, textOf(item, "symbol") || item.id]));
  const cellsOf = (task: Item): TableCell[] => {
    const means = listOf(task, "means").join("; ");
    const [from, until] = [textOf(task, "valid_from"), textOf(task, "valid_until")];
    const text = textOf(task, "text");
    const noMeans = say("mandate.tasks.no_means");
    return [
      { value: text, text, node: <RecordLink noun="task" id={task.id} text={text} /> },
      means === "" ? { value: null, text: noMeans, node: <span className="no-means">{noMeans}</span> } : means,
      symbols.get(textOf(task, "instrument")) ?? "",
      from === "" ? { value: null, text: say("screen.unknown") } : date(from),
      until === "" ? say("mandate.no_end") : date(until),
    ];
  };
  const heads = ["noun.task", "field.means", "noun.instrument", "field.valid_from", "field.valid_until"];
  return (
    <Panel
      className="mandate-tasks"
      title={
        binding.length === 0
          ? say("mandate.tasks.none", { month: monthName(month) })
          : say("mandate.tasks.title", { count: binding.length, shown: number(binding.length), without })
      }
      subtitle={say("mandate.tasks.subtitle", { month: monthName(month) })}
    >
      {binding.length > 0 && (
        <ChartTableView
          label={say("noun.task.many")}
          table={{
            columns: heads.map((code) => ({ name: say(code) })),
            rows: binding.map((task) => ({ key: task.id, cells: cellsOf(task) })),
          }}
        />
      )}
    </Panel>
  );
}

import type { Item } from "../../api.ts";
import { Panel } from "../../app/Panel.tsx";
import { RecordLink } from "../../app/RecordLink.tsx";
import { useWords } from "../../words/words.tsx";
import { bindsIn, listOf, textOf } from "./mandate-records.ts";

type Props = { readonly tasks: readonly Item[]; readonly instruments: readonly Item[]; readonly month: string };

/** The tasks that bind in the month, and the means named for each; a task without means says so. */
export function TasksPanel({ tasks, instruments, month }: Props) {
  const { say, number, month: monthName } = useWords();
  const binding = tasks.filter((task) => bindsIn(task, month));
  const without = binding.filter((task) => listOf(task, "means").length === 0).length;
  const symbols = new Map(instruments.map((item) => [item.id, textOf(item, "symbol") || item.id]));
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
        <div className="table-scroll" tabIndex={0} role="region" aria-label={say("noun.task.many")}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{say("noun.task")}</th>
                <th scope="col">{say("field.means")}</th>
                <th scope="col">{say("noun.instrument")}</th>
                <th scope="col">{say("field.valid_from")}</th>
                <th scope="col">{say("field.valid_until")}</th>
              </tr>
            </thead>
            <tbody>
              {binding.map((task) => (
                <TaskRow key={task.id} task={task} symbol={symbols.get(textOf(task, "instrument")) ?? ""} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}

function TaskRow({ task, symbol }: { task: Item; symbol: string }) {
  const { say, date } = useWords();
  const means = listOf(task, "means");
  const [from, until] = [textOf(task, "valid_from"), textOf(task, "valid_until")];
  return (
    <tr>
      <th scope="row" dir="auto">
        <RecordLink noun="task" id={task.id} text={textOf(task, "text")} />
      </th>
      <td>
        {means.length > 0 ? (
          <bdi>{means.join("; ")}</bdi>
        ) : (
          <span className="no-means">{say("mandate.tasks.no_means")}</span>
        )}
      </td>
      <td>
        <bdi>{symbol}</bdi>
      </td>
      <td>{from === "" ? say("screen.unknown") : date(from)}</td>
      <td>{until === "" ? say("mandate.no_end") : date(until)}</td>
    </tr>
  );
}

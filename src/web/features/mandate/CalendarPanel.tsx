import { daysBetween, lastDay } from "../../../kernel/plain-date.ts";
import { codeLabel } from "../../../words/labels.ts";
import type { Item } from "../../api.ts";
import { Panel } from "../../app/Panel.tsx";
import { RecordLink } from "../../app/RecordLink.tsx";
import type { TableCell } from "../../ui/charts/chart-table.ts";
import { ChartTableView } from "../../ui/charts/ChartTableView.tsx";
import { useWords, type Words } from "../../words/words.tsx";
import { type Due, textOf } from "./mandate-records.ts";

type Props = { readonly due: readonly Due[]; readonly instruments: readonly Item[]; readonly month: string };
const most = 12;

/** What instruments set for a day to come, seen from the end of the month, and what passed last. */
export function CalendarPanel({ due, instruments, month }: Props) {
  const words = useWords();
  const { say, number, date } = words;
  const day = lastDay(month);
  const coming = due.filter(({ on }) => on > day).slice(0, most);
  const passed = due.filter(({ on }) => on <= day).slice(-3);
  const next = coming[0];
  const symbols = new Map(instruments.map((item) => [item.id, textOf(item, "symbol") || item.id]));
  return (
    <Panel
      className="mandate-calendar"
      title={
        next
          ? say("mandate.calendar.next", { count: daysBetween(day, next.on), shown: number(daysBetween(day, next.on)) })
          : say("mandate.calendar.none")
      }
      subtitle={say("mandate.calendar.subtitle", { day: date(day) })}
    >
      {passed.length + coming.length > 0 && (
        <ChartTableView
          label={say("mandate.calendar")}
          table={{
            columns: ["field.when", "mandate.what", "noun.instrument"].map((code) => ({ name: say(code) })),
            rows: [...passed, ...coming].map((each) => ({
              key: each.key,
              current: each === next,
              cells: [date(each.on), whatOf(each, words), symbols.get(textOf(each.item, "instrument")) ?? ""],
            })),
          }}
        />
      )}
    </Panel>
  );
}

function whatOf({ item, kind, noun }: Due, { say, number }: Words): TableCell {
  const { value, change } = item.values;
  const level = typeof value === "number" ? value : typeof change === "number" ? change : null;
  const what =
    noun === "task"
      ? textOf(item, "text")
      : `${codeLabel(say, "component", textOf(item, "component"))}${level === null ? "" : ` ${number(level)}`}`;
  const said = say(`mandate.due.${kind}`);
  return {
    value: `${said} ${what}`,
    text: `${said} ${what}`,
    node: (
      <>
        {said} <RecordLink noun={noun} id={item.id} text={what} />
      </>
    ),
  };
}

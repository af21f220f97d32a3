import { daysBetween, lastDay } from "../../../kernel/plain-date.ts";
import { codeLabel } from "../../../words/labels.ts";
import type { Item } from "../../api.ts";
import { Panel } from "../../app/Panel.tsx";
import { RecordLink } from "../../app/RecordLink.tsx";
import { useWords } from "../../words/words.tsx";
import { type Due, textOf } from "./mandate-records.ts";

type Props = { readonly due: readonly Due[]; readonly instruments: readonly Item[]; readonly month: string };
const most = 12;

/** What instruments set for a day to come, seen from the end of the month, and what passed last. */
export function CalendarPanel({ due, instruments, month }: Props) {
  const { say, number, date } = useWords();
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
        <div className="table-scroll" tabIndex={0} role="region" aria-label={say("mandate.calendar")}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{say("field.when")}</th>
                <th scope="col">{say("mandate.what")}</th>
                <th scope="col">{say("noun.instrument")}</th>
              </tr>
            </thead>
            <tbody>
              {[...passed, ...coming].map((each) => (
                <DueRow
                  key={each.key}
                  due={each}
                  past={each.on <= day}
                  symbol={symbols.get(textOf(each.item, "instrument")) ?? ""}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}

function DueRow({ due, past, symbol }: { due: Due; past: boolean; symbol: string }) {
  const { say, number, date } = useWords();
  const { item, kind, noun, on } = due;
  const { value, change } = item.values;
  const level = typeof value === "number" ? value : typeof change === "number" ? change : null;
  const what =
    noun === "task"
      ? textOf(item, "text")
      : `${codeLabel(say, "component", textOf(item, "component"))}${level === null ? "" : ` ${number(level)}`}`;
  return (
    <tr className={past ? "past" : ""}>
      <th scope="row">{date(on)}</th>
      <td>
        {say(`mandate.due.${kind}`)} <RecordLink noun={noun} id={item.id} text={what} />
      </td>
      <td>
        <bdi>{symbol}</bdi>
      </td>
    </tr>
  );
}

import type { MandateDate, MandateSheet } from "../../../model/mandate.ts";
import { Panel } from "../../app/Panel.tsx";
import { RecordLink } from "../../app/RecordLink.tsx";
import type { TableCell } from "../../ui/charts/chart-table.ts";
import { ChartTableView } from "../../ui/charts/ChartTableView.tsx";
import { useWords } from "../../words/words.tsx";
import { codeLabel } from "../../../words/labels.ts";
import { type MandateLists, numberOf, symbolsOf, textOf } from "./mandate-records.ts";

type Props = { readonly sheet: MandateSheet; readonly lists: MandateLists };
const most = 12;

/** What instruments set for a day to come, seen from the end of the month, and what passed last. */
export function CalendarPanel({ sheet, lists }: Props) {
  const { say, number, date } = useWords();
  const { instruments, levels, tasks, paragraphs } = lists;
  const coming = sheet.calendar.filter(({ days }) => days > 0).slice(0, most);
  const passed = sheet.calendar.filter(({ days }) => days <= 0).slice(-3);
  const next = coming[0];
  const symbols = symbolsOf(instruments);
  /** A record as a reader knows it: a symbol, a level, a task's words, a paragraph's number. */
  const nameOf = ({ noun, record }: MandateDate): string => {
    const found = { authorised_strength: levels, task: tasks, paragraph: paragraphs }[noun as string]?.find(({ id }) => id === record); // prettier-ignore
    if (!found) return symbols.get(record) ?? record;
    if (noun === "task") return textOf(found, "text");
    if (noun === "paragraph") return textOf(found, "text") || record;
    const value = numberOf(found, "value");
    const component = codeLabel(say, "component", textOf(found, "component"));
    return value === null ? component : `${component} ${number(value)}`;
  };
  const what = (due: MandateDate): TableCell => {
    const { kind, noun, record } = due;
    const said = say(`mandate.due.${kind}`);
    const name = nameOf(due);
    return {
      value: `${said} ${name}`,
      text: `${said} ${name}`,
      node: (
        <>
          {said} <RecordLink noun={noun} id={record} text={name} />
        </>
      ),
    };
  };
  const instrument = (id: string | null): string => (id === null ? "" : (symbols.get(id) ?? id));
  return (
    <Panel
      className="mandate-calendar"
      title={
        next
          ? say("mandate.calendar.next", { count: next.days, shown: number(next.days) })
          : say("mandate.calendar.none")
      }
      subtitle={say("mandate.calendar.subtitle", { day: date(sheet.as_of) })}
    >
      {passed.length + coming.length > 0 && (
        <ChartTableView
          label={say("mandate.calendar")}
          table={{
            columns: ["field.when", "mandate.what", "noun.instrument", "mandate.put_off"].map((code) => ({ name: say(code) })), // prettier-ignore
            rows: [...passed, ...coming].map((each) => ({
              key: each.key,
              current: each === next,
              cells: [date(each.on), what(each), instrument(each.instrument), instrument(each.put_off_by)],
            })),
          }}
        />
      )}
    </Panel>
  );
}

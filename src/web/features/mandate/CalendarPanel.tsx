import type { MandateDate, MandateSheet } from "../../../model/mandate.ts";
import { Panel } from "../../app/Panel.tsx";
import type { Item } from "../../api.ts";
import { RecordLink } from "../../app/RecordLink.tsx";
import type { TableCell } from "../../ui/charts/chart-table.ts";
import { ChartTableView } from "../../ui/charts/ChartTableView.tsx";
import { useWords } from "../../words/words.tsx";
import { symbolsOf } from "./mandate-records.ts";

type Props = { readonly sheet: MandateSheet; readonly instruments: readonly Item[] };
const most = 12;

/** What instruments set for a day to come, seen from the end of the month, and what passed last. */
export function CalendarPanel({ sheet, instruments }: Props) {
  const { say, number, date } = useWords();
  const coming = sheet.calendar.filter(({ days }) => days > 0).slice(0, most);
  const passed = sheet.calendar.filter(({ days }) => days <= 0).slice(-3);
  const next = coming[0];
  const symbols = symbolsOf(instruments);
  const what = ({ kind, noun, record }: MandateDate): TableCell => {
    const said = say(`mandate.due.${kind}`);
    const name = noun === "instrument" ? (symbols.get(record) ?? record) : record;
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

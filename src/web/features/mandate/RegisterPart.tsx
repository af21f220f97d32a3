import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import type { MandateSheet } from "../../../model/mandate.ts";
import { codeLabel } from "../../../words/labels.ts";
import { Panel } from "../../app/Panel.tsx";
import { RecordLink } from "../../app/RecordLink.tsx";
import { allOf } from "../../queries.ts";
import type { TableCell } from "../../ui/charts/chart-table.ts";
import { ChartTableView } from "../../ui/charts/ChartTableView.tsx";
import { useWords } from "../../words/words.tsx";
import { textOf } from "./mandate-records.ts";
import { WorkbookLink } from "./WorkbookLink.tsx";

/** Who consents to the presence, and what was asked of states: the host's entries first, each with its remark beside it. */
export function RegisterPart({ sheet }: { sheet: MandateSheet }) {
  const { mission } = useParams({ from: "/missions/$mission" });
  const { data = [] } = useQuery(allOf(mission, "organisation", "organisations"));
  const names = new Map(data.map((item) => [item.id, textOf(item, "name") || item.id]));
  return (
    <>
      <ConsentPanel sheet={sheet} names={names} />
      <ClearancePanel sheet={sheet} names={names} />
    </>
  );
}

type Props = { readonly sheet: MandateSheet; readonly names: ReadonlyMap<string, string> };

function ConsentPanel({ sheet, names }: Props) {
  const { say, date } = useWords();
  const day = (on: string | null): TableCell => (on === null ? "" : date(on));
  return (
    <Panel
      className="mandate-wide"
      title={say(sheet.consents.length === 0 ? "mandate.consents.none" : "mandate.consents")}
    >
      {sheet.consents.length > 0 && (
        <ChartTableView
          label={say("mandate.consents")}
          table={{
            columns: [
              { name: say("field.party") },
              { name: say("mandate.holds", { day: date(sheet.as_of) }) },
              { name: say("field.consent.from") },
              { name: say("field.consent.to") },
              { name: say("field.withdrawn") },
            ],
            rows: sheet.consents.map((each) => {
              const name = names.get(each.party) ?? each.party;
              return {
                key: each.id,
                cells: [
                  { value: name, text: name, node: <RecordLink noun="consent" id={each.id} text={name} /> },
                  say(each.holds ? "mandate.holds.yes" : "mandate.holds.no"),
                  day(each.from),
                  day(each.to),
                  day(each.withdrawn),
                ],
              };
            }),
          }}
        />
      )}
    </Panel>
  );
}

function ClearancePanel({ sheet, names }: Props) {
  const { say, date } = useWords();
  const rows = sheet.register.map((entry) => {
    const clock = [
      entry.days === null
        ? say("screen.unknown")
        : say(entry.is_running ? "mandate.clock.running" : "mandate.clock.stopped", { count: entry.days }),
      ...(entry.is_expired ? [say("mandate.clock.expired")] : []),
    ].join(", ");
    return {
      key: entry.id,
      cells: [
        {
          value: entry.subject,
          text: entry.subject,
          node: <RecordLink noun="clearance" id={entry.id} text={entry.subject} />,
        },
        codeLabel(say, "state", entry.state),
        entry.host_remark ?? "",
        entry.conditions ?? "",
        clock,
        names.get(entry.asked_of) ?? entry.asked_of,
        codeLabel(say, "kind", entry.kind),
        entry.requested_on === null ? { value: null, text: say("screen.unknown") } : date(entry.requested_on),
      ],
    };
  });
  const heads = ["field.subject", "field.state", "field.host_remark", "field.conditions", "mandate.days", "field.asked_of", "field.kind", "field.requested_on"]; // prettier-ignore
  return (
    <Panel
      className="mandate-wide mandate-register"
      title={say(rows.length === 0 ? "mandate.register.none" : "mandate.register")}
      subtitle={say("mandate.register.subtitle", { day: date(sheet.as_of) })}
      foot={<WorkbookLink day={sheet.as_of} />}
    >
      {rows.length > 0 && (
        <ChartTableView
          label={say("mandate.register")}
          table={{ columns: heads.map((code) => ({ name: say(code) })), rows }}
        />
      )}
    </Panel>
  );
}

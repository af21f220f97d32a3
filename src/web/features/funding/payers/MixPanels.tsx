import type { PayerMix } from "../../../../model/payer-mix.ts";
import { Panel } from "../../../app/Panel.tsx";
import { RecordLink } from "../../../app/RecordLink.tsx";
import { ChartTableView } from "../../../ui/charts/ChartTableView.tsx";
import { useWords } from "../../../words/words.tsx";
import { isSome, namesOf } from "./mix-names.ts";
import { amountCell, usePeriod } from "./PayersPanel.tsx";

type Props = { readonly mix: PayerMix };

/** Caps by financial year: how far each is used, and what was asked beyond it. */
export function CapsPanel({ mix }: Props) {
  const { say, amount, percent } = useWords();
  const periodOf = usePeriod();
  if (mix.caps.length === 0) return null;
  const names = namesOf(mix);
  const fails = mix.caps.filter(({ passes }) => !passes).length;
  const title = fails === 0 ? say("payers.screen.caps.hold") : say("payers.screen.caps.fail", { count: fails });
  return (
    <Panel className="payers-wide" title={title} subtitle={say("payers.screen.caps.subtitle")}>
      <ChartTableView
        label={title}
        table={{
          columns: [
            { name: say("payers.column.payer") },
            { name: say("payers.screen.period") },
            ...["budget", "cap_percent", "cap", "asked_percent", "asked", "pays", "used_percent", "over", "others"].map(
              (name) => ({ name: say(`payers.column.${name}`), numeric: true }),
            ),
            { name: say("payers.column.passes") },
          ],
          rows: mix.caps.map((cap) => ({
            key: `${cap.payer} ${cap.from}`,
            cells: [
              names.payer(cap.payer),
              periodOf(cap.from, cap.to),
              ...[cap.budget_usd].map((usd) => amountCell(usd, amount, "")),
              cap.cap_percent === null ? "" : { value: cap.cap_percent, text: percent(cap.cap_percent, 2) },
              amountCell(cap.cap_usd, amount, ""),
              cap.asked_percent === null ? "" : { value: cap.asked_percent, text: percent(cap.asked_percent, 4) },
              amountCell(cap.asked_usd, amount, ""),
              amountCell(cap.paid_usd, amount, ""),
              cap.used_percent === null
                ? ""
                : {
                    value: cap.used_percent,
                    text: percent(cap.used_percent, 2),
                    node: <Used percent={cap.used_percent} />,
                  },
              amountCell(cap.over_usd, amount, ""),
              amountCell(cap.others_usd, amount, ""),
              `${say(cap.passes ? "payers.passes" : "payers.fails")}${cap.complete ? "" : ` (${say("payers.incomplete")})`}`,
            ],
          })),
        }}
      />
    </Panel>
  );
}

/** A percentage with a bar as long as it is. */
function Used({ percent: used }: { readonly percent: string }) {
  const { percent } = useWords();
  return (
    <span className="payers-used">
      <span aria-hidden="true" className="payers-bar">
        <span style={{ inlineSize: `${Math.min(100, Number(used))}%` }} />
      </span>
      {percent(used, 2)}
    </span>
  );
}

/** Pledges as promise, commitment and payment; each counts once, at the last fund it passes through. */
export function PledgesPanel({ mix }: Props) {
  const { say, amount, series } = useWords();
  if (mix.pledges.length === 0) return null;
  const names = namesOf(mix);
  const title = say("payers.screen.pledges", { count: mix.pledges.length });
  const unknown = say("screen.unknown");
  return (
    <Panel className="payers-wide" title={title} subtitle={say(`payers.counted.${mix.counted}`)}>
      <ChartTableView
        label={title}
        table={{
          columns: [
            { name: say("payers.column.giver") },
            { name: say("payers.column.through") },
            { name: say("payers.column.earmark") },
            ...["pledged", "committed", "paid"].map((name) => ({ name: say(`payers.column.${name}`), numeric: true })),
            { name: say("payers.column.counts_at") },
            { name: say("payers.column.counts"), numeric: true },
          ],
          rows: mix.pledges.map((pledge) => ({
            key: pledge.id,
            cells: [
              {
                value: names.payer(pledge.giver),
                text: names.payer(pledge.giver),
                node: <RecordLink noun="pledge_of_money" id={pledge.id} text={names.payer(pledge.giver)} />,
              },
              pledge.through === null ? "" : names.payer(pledge.through),
              series(pledge.earmark.map(names.line)),
              amountCell(pledge.pledged_usd, amount, unknown),
              amountCell(pledge.committed_usd, amount, unknown),
              amountCell(pledge.paid_usd, amount, unknown),
              names.payer(pledge.counts_at),
              pledge.fresh
                ? amountCell(pledge.usd, amount, unknown)
                : { value: "0.00", text: say("payers.screen.passed_on", { amount: amount("0.00") }) },
            ],
          })),
        }}
      />
    </Panel>
  );
}

/** What falls due and when, after what is set off. */
export function DuePanel({ mix }: Props) {
  const { say, amount, date } = useWords();
  const due = mix.due.filter(({ usd }) => isSome(usd));
  if (due.length === 0) return null;
  const names = namesOf(mix);
  const title = say("payers.screen.due");
  return (
    <Panel title={title} subtitle={say("payers.screen.due.subtitle")}>
      <ChartTableView
        label={title}
        table={{
          columns: [
            { name: say("payers.column.payer") },
            { name: say("payers.column.due_on") },
            ...["due", "offset", "to_pay"].map((name) => ({ name: say(`payers.column.${name}`), numeric: true })),
          ],
          rows: due.map((each) => ({
            key: `${each.payer} ${each.due_on ?? ""}`,
            cells: [
              names.payer(each.payer),
              each.due_on === null
                ? { value: null, text: say("screen.unknown") }
                : { value: each.due_on, text: date(each.due_on) },
              amountCell(each.usd, amount, ""),
              isSome(each.offset_usd) ? amountCell(each.offset_usd, amount, "") : "",
              amountCell(each.to_pay_usd, amount, ""),
            ],
          })),
        }}
      />
    </Panel>
  );
}

/** What is not known or does not fit, each with its record. */
export function NoticesPanel({ mix }: Props) {
  const { say } = useWords();
  if (mix.notices.length === 0) return null;
  return (
    <Panel title={say("payers.sheet.notices")} subtitle={say("payers.screen.notices.subtitle")}>
      <ul className="payers-steps">
        {mix.notices.map((notice) => (
          <li key={`${notice.code} ${notice.id}`}>
            {notice.text ?? notice.code}{" "}
            <RecordLink noun={notice.noun} id={notice.id} text={say("payers.screen.record")} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

import type { ReactNode } from "react";
import type { CashSheet } from "../../../model/cash-sheet.ts";
import { Panel } from "../../app/Panel.tsx";
import { useWords } from "../../words/words.tsx";

type Props = { readonly sheet: CashSheet };

/** A table with a head; the first column names the row, the others are numbers. */
export function CashTable({
  label,
  titles,
  rows,
  texts = [],
}: {
  readonly label: string;
  readonly titles: readonly string[];
  readonly rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[];
  /** Columns after the first that hold words; all others hold numbers. */
  readonly texts?: readonly number[];
}) {
  const classOf = (at: number) => (at === 0 || texts.includes(at) ? "" : "num");
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={label}>
      <table className="table">
        <thead>
          <tr>
            {titles.map((title, at) => (
              <th key={title} scope="col" className={classOf(at)}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells: [first, ...rest] }) => (
            <tr key={key}>
              <th scope="row">{first}</th>
              {rest.map((cell, at) => (
                <td key={at} className={classOf(at + 1)}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What is open, and arrears by age: in bands that say nothing of one payer, unless names are shown. */
export function ArrearsPanel({ sheet }: Props) {
  const { say, amount, number } = useWords();
  const { account, arrears } = sheet;
  if (account === null) return null;
  return (
    <Panel title={say("cash.arrears.title")} subtitle={say(sheet.named ? "cash.arrears.exact" : "cash.arrears.bands")}>
      <p>
        {say("cash.account", {
          assessed: amount(account.assessed_usd),
          paid: amount(account.paid_usd),
          unapplied: amount(account.unapplied_usd),
          open: amount(account.open_usd),
          overdue: amount(account.overdue_usd),
        })}
      </p>
      {arrears === null ? (
        <p className="notice">{say("cash.arrears.too_few")}</p>
      ) : (
        <CashTable
          label={say("cash.arrears.title")}
          titles={[say("cash.column.age"), say("cash.column.payers"), say("cash.column.amount")]}
          rows={arrears.map(({ from, to, payers, amount_usd }) => ({
            key: String(from),
            cells: [
              to === null
                ? say("cash.age.over", { from: number(from) })
                : say("cash.age.between", { from: number(from), to: number(to) }),
              number(payers),
              amount(amount_usd),
            ],
          }))}
        />
      )}
      <p className="quiet small-text">{say("cash.applied.rule")}</p>
    </Panel>
  );
}

/** Who waits first, and who waits on the day on which the middle of the draws has run out. */
export function OrderPanel({ sheet }: Props) {
  const { say, amount, number, date } = useWords();
  const outlook = sheet.stressed ?? sheet.base;
  const waiting = new Map(outlook?.waiting.map((row) => [row.outlay, row.amount_usd]));
  return (
    <Panel
      title={say("cash.order.title")}
      subtitle={
        outlook?.waiting_on ? say("cash.waiting", { date: date(outlook.waiting_on) }) : say("cash.order.subtitle")
      }
      foot={say("cash.order.foot")}
    >
      <CashTable
        label={say("cash.order.title")}
        titles={[say("noun.outlay"), say("field.wait_order"), say("field.monthly_usd"), say("cash.column.unpaid")]}
        rows={sheet.order.map((row) => ({
          key: row.outlay,
          cells: [
            say(`code.kind.${row.kind}`),
            row.order === null ? say("screen.none") : number(row.order),
            amount(row.monthly_usd),
            amount(waiting.get(row.outlay) ?? "0.00"),
          ],
        }))}
      />
    </Panel>
  );
}

type PayersProps = Props & { readonly named: boolean; readonly setNamed: (named: boolean) => void };

/** Accounts and votes by name: only for those who need to know, only when asked for, and never on paper. */
export function PayersPanel({ sheet, named, setNamed }: PayersProps) {
  const { say, sayOr, amount, date } = useWords();
  const { payers, tested_on } = sheet;
  return (
    <Panel className="cash-named" title={say("cash.payers.title")} subtitle={say("cash.payers.subtitle")}>
      <button type="button" className="button small" aria-pressed={named} onClick={() => setNamed(!named)}>
        {say(named ? "cash.payers.hide" : "cash.payers.show")}
      </button>
      {named && payers === null && <p className="notice">{say("cash.not_known")}</p>}
      {payers !== null && (
        <>
          <p>{say("cash.article_19", { date: date(tested_on ?? "") })}</p>
          <CashTable
            label={say("cash.payers.title")}
            titles={["payer", "overdue", "arrears", "limit", "vote", "least"].map((name) => say(`cash.column.${name}`))}
            rows={payers.map((row) => ({
              key: row.payer,
              cells: [
                sayOr(`state.${row.payer}`, row.payer),
                amount(row.overdue_usd),
                amount(row.arrears_usd),
                amount(row.limit_usd),
                say(`cash.vote.${row.reason}`, { until: row.exempt_until ? date(row.exempt_until) : "" }),
                amount(row.least_payment_usd),
              ],
            }))}
          />
        </>
      )}
    </Panel>
  );
}

/** Levels of reserves and limits of commitments, with their source. */
export function RulesPanel({ sheet }: Props) {
  const { say, amount, date } = useWords();
  return (
    <Panel className="cash-rules" title={say("cash.rules.title")} subtitle={say("cash.rules.subtitle")}>
      <CashTable
        label={say("cash.rules.title")}
        texts={[2, 3]}
        titles={[
          say("cash.column.rule"),
          say("cash.column.amount"),
          say("cash.column.from"),
          say("cash.column.source"),
        ]}
        rows={sheet.rules.map((rule) => ({
          key: rule.id,
          cells: [
            say(`cash.rule.${rule.kind}`),
            rule.amount_usd === null ? say("screen.none") : amount(rule.amount_usd),
            rule.to === null ? date(rule.from) : say("screen.span", { from: date(rule.from), to: date(rule.to) }),
            rule.status === "found" ? rule.source : `${rule.source} (${say("cash.unverified")})`,
          ],
        }))}
      />
    </Panel>
  );
}

import { useState } from "react";
import type { Need, PlanMonth } from "../../../model/plan.ts";
import { ProblemPanel } from "../../app/ProblemPanel.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { Panel } from "../../app/Panel.tsx";
import { useWords } from "../../words/words.tsx";
import { useAgeText } from "./age-text.ts";
import type { SourceAge } from "./source-ages.ts";

type Props = {
  readonly detail: PlanMonth | null;
  readonly error: Error | null;
  readonly month: string;
  readonly age: SourceAge | undefined;
};

/** What the people of the month need, each with its range; a row opens to how it was worked out. */
export function NeedsPanel({ detail, error, month, age }: Props) {
  const words = useWords();
  const ageText = useAgeText();
  const { say, number } = words;
  const [open, setOpen] = useState<Need | null>(null);
  const needs = detail?.needs.filter((need) => need.site === null) ?? [];
  const pay = detail?.reimbursement;
  return (
    <Panel
      className={age?.stale ? "needs-panel stale" : "needs-panel"}
      title={say("screen.needs.title", { month: words.month(month) })}
      subtitle={`${ageText(age)} · ${say("screen.needs.subtitle")}`}
    >
      {error && <ProblemPanel error={error} />}
      {!detail && !error && <div className="skeleton tall" />}
      {detail && needs.length === 0 && <p className="quiet">{say("screen.needs.unknown")}</p>}
      {needs.length > 0 && (
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{say("screen.needs.commodity")}</th>
              <th scope="col" className="num">
                {say("screen.needs.quantity")}
              </th>
            </tr>
          </thead>
          <tbody>
            {needs.map((need) => (
              <tr key={need.commodity}>
                <th scope="row">
                  {words.sayOr(`commodity.${need.commodity}`, need.commodity)}{" "}
                  <span className="quiet">({need.unit})</span>
                </th>
                <td className="num">
                  <button
                    type="button"
                    className={need.sourced ? "link estimate" : "link estimate unsourced"}
                    onClick={() => setOpen(need)}
                  >
                    ≈ {number(need.quantity)}
                  </button>
                  <span className="needs-range quiet">
                    {say("screen.range", { low: number(need.low), high: number(need.high) })}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {pay && <Reimbursement pay={pay} />}
      <Dialog
        open={open !== null}
        close={() => setOpen(null)}
        title={open ? words.sayOr(`commodity.${open.commodity}`, open.commodity) : ""}
        side
      >
        {open && detail && <NeedOrigin need={open} detail={detail} />}
      </Dialog>
    </Panel>
  );
}

function Reimbursement({ pay }: { pay: PlanMonth["reimbursement"] }) {
  const { say, sayOr, moneyShort } = useWords();
  const { amount_usd, low_usd, high_usd, reason } = pay;
  return (
    <p className="needs-pay">
      <strong>{say("screen.reimbursement")}</strong>{" "}
      {amount_usd !== null && <span className="estimate">≈ {moneyShort(amount_usd)}</span>}{" "}
      {low_usd !== null &&
        high_usd !== null &&
        low_usd !== high_usd &&
        say("screen.range", { low: moneyShort(low_usd), high: moneyShort(high_usd) })}
      {amount_usd === null && low_usd === null && <span className="unknown">{say("screen.unknown")}</span>}
      {reason && <span className="quiet"> {sayOr(`funding.reason.${reason}`, reason)}</span>}
    </p>
  );
}

function NeedOrigin({ need, detail }: { need: Need; detail: PlanMonth }) {
  const { say, number, month } = useWords();
  const people = detail.strength.total;
  return (
    <dl className="origin">
      <dt>{say("screen.origin.value")}</dt>
      <dd>
        ≈ {number(need.quantity, 1)} {need.unit}
      </dd>
      <dt>{say("screen.needs.range")}</dt>
      <dd>{say("screen.range", { low: number(need.low, 1), high: number(need.high, 1) })}</dd>
      <dt>{say("screen.origin.formula")}</dt>
      <dd>
        {say("screen.needs.formula", {
          people: people === null ? say("screen.unknown") : number(people),
          month: month(detail.month),
        })}
      </dd>
      <dt>{say("screen.needs.factor")}</dt>
      <dd>
        <code>{need.factor}</code>
      </dd>
      <dt>{say("screen.origin.basis")}</dt>
      <dd>{say(need.sourced ? "screen.needs.sourced" : "screen.needs.unsourced")}</dd>
    </dl>
  );
}

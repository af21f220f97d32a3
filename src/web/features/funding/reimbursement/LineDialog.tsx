import type { StatementLine } from "../../../../model/reimbursement-statement.ts";
import { RecordLink } from "../../../app/RecordLink.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";
import { useWords } from "../../../words/words.tsx";
import { figure, lineName } from "./StatementOf.tsx";

/** How one line came about: formula, what went in, the rate with its source, and the records that it rests on. */
export function LineDialog({ line, close }: { readonly line: StatementLine | null; readonly close: () => void }) {
  const words = useWords();
  const { say, sayOr, series, amount } = words;
  const nouns = [...new Set(line?.records.map(({ noun }) => noun))];
  return (
    <Dialog open={line !== null} close={close} title={line ? lineName(line, words) : ""} side>
      {line && (
        <dl className="origin">
          <dt>{say("reimburse.column.amount")}</dt>
          <dd>{line.amount_usd === null ? figure(null, words) : amount(line.amount_usd)}</dd>
          <dt>{say("screen.origin.formula")}</dt>
          <dd>{say(`reimburse.formula.${line.formula}`)}</dd>
          <dt>{say("reimburse.column.quantity")}</dt>
          <dd>{figure(line.quantity, words)}</dd>
          <dt>{say("reimburse.column.rate")}</dt>
          <dd>{figure(line.rate_usd, words)}</dd>
          {line.tables.map((row) => (
            <dd key={row.row} className="quiet small-text">
              {series([row.row, say(`screen.status.${row.status}`), row.source])}
            </dd>
          ))}
          {line.reason !== null && (
            <>
              <dt>{say("budget.column.why")}</dt>
              <dd>{say(`reimburse.reason.${line.reason}`)}</dd>
            </>
          )}
          {line.unverified && (
            <>
              <dt>{say("reimburse.column.status")}</dt>
              <dd>{say("reimburse.unverified")}</dd>
            </>
          )}
          {nouns.length > 0 && <dt>{say("screen.origin.record")}</dt>}
          {nouns.map((noun) => {
            const ids = line.records.filter((each) => each.noun === noun).map(({ id }) => id);
            const text = say("screen.records", { count: ids.length, noun: sayOr(`noun.${noun}.many`, noun) });
            return (
              <dd key={noun}>
                <RecordLink noun={noun} id={ids} text={text} />
              </dd>
            );
          })}
        </dl>
      )}
      <p className="notice">{say("reimburse.unofficial")}</p>
    </Dialog>
  );
}

import type { ReimbursementStatement, StatementLine } from "../../../../model/reimbursement-statement.ts";
import { useSetSearch } from "../../../app/mission-context.tsx";
import { Panel } from "../../../app/Panel.tsx";
import { useWords, type Words } from "../../../words/words.tsx";
import { Acts, type Files } from "../Acts.tsx";
import type { Reimbursement } from "./reimbursement-query.ts";

type Props = {
  readonly statement: ReimbursementStatement;
  readonly rule: Reimbursement["rule"];
  readonly name: string;
  readonly files: Files;
};

/** The name of a line: what it is of, and the item or the month. */
export const lineName = ({ kind, name, key }: StatementLine, { say, month, series }: Words): string =>
  kind === "deduction"
    ? say(`reimburse.kind.${kind}`)
    : series([say(`reimburse.kind.${kind}`), name ?? (kind === "personnel" ? month(key) : key)]);

/** One contributor's statement; each amount opens to its formula, rate and sources. */
export function StatementOf({ statement, rule, name, files }: Props) {
  const words = useWords();
  const { say, date, amount } = words;
  const title = say("reimburse.screen.statement", {
    contributor: name,
    from: date(statement.from),
    to: date(statement.to),
  });
  return (
    <Panel className="statement" title={title} foot={say("reimburse.unofficial")}>
      <p className="statement-mark">{say("reimburse.screen.mark")}</p>
      <div className="table-scroll" tabIndex={0} role="region" aria-label={title}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{say("reimburse.column.line")}</th>
              {(["quantity", "rate", "amount"] as const).map((head) => (
                <th key={head} scope="col" className="num">
                  {say(`reimburse.column.${head}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {statement.lines.map((line) => (
              <Line key={`${line.kind}:${line.key}`} line={line} />
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={3}>
                {say("budget.total")}
              </th>
              <td className="num">
                {statement.amount_usd === null ? (
                  <>
                    <span className="unknown">{say("screen.unknown")}</span>{" "}
                    <span className="quiet small-text">
                      {say("budget.screen.at_least", { amount: amount(statement.known_usd) })}
                    </span>
                  </>
                ) : (
                  amount(statement.amount_usd)
                )}
              </td>
            </tr>
          </tfoot>
        </table>
      </div>
      <p className="small-text">{say("reimburse.rule", { quarters: rule.quarters, percent: rule.most_percent })}</p>
      <Acts files={files} />
    </Panel>
  );
}

function Line({ line }: { readonly line: StatementLine }) {
  const words = useWords();
  const { say, amount } = words;
  const setSearch = useSetSearch();
  return (
    <tr>
      <th scope="row">
        {lineName(line, words)}
        {line.unverified && (
          <span className="quiet small-text reimbursement-line-note">{say("reimburse.unverified")}</span>
        )}
        {line.reason !== null && (
          <span className="unknown small-text reimbursement-line-note">{say(`reimburse.reason.${line.reason}`)}</span>
        )}
      </th>
      <td className="num">{figure(line.quantity, words)}</td>
      <td className="num">{figure(line.rate_usd, words)}</td>
      <td className="num">
        <button type="button" className="link" onClick={() => setSearch({ line: `${line.kind}:${line.key}` })}>
          {line.amount_usd === null ? (
            <span className="unknown">{say("screen.unknown")}</span>
          ) : (
            amount(line.amount_usd)
          )}
        </button>
      </td>
    </tr>
  );
}

/** A number as it stands, a percentage with its sign, or unknown in words. */
export function figure(text: string | null, { say, decimal }: Words) {
  if (text === null) return <span className="unknown">{say("screen.unknown")}</span>;
  const [number = "", sign] = text.split(" ");
  return sign === undefined ? decimal(number) : `${decimal(number)} ${sign}`;
}

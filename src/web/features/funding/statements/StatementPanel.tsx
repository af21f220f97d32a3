import type { ReadStatement } from "../../../../model/statement-sheet.ts";
import { Panel } from "../../../app/Panel.tsx";
import { usePlanAsk } from "../../../app/mission-context.tsx";
import { useWords } from "../../../words/words.tsx";
import { Acts, type Files } from "../Acts.tsx";
import { ruleText } from "./rule-text.ts";

type Props = {
  readonly sheet: ReadStatement;
  readonly name: string;
  readonly files: Files;
};

/** What one state owes of the budget, part by part and less what is set off; each share opens to how it came about. */
export function StatementPanel({ sheet, name, files }: Props) {
  const { say, date, amount } = useWords();
  const { scenario } = usePlanAsk();
  const today = new Date().toISOString().slice(0, 10);
  const facts = [
    sheet.mission_name,
    say("screen.range", { low: date(sheet.from), high: date(sheet.to) }),
    `${say("shares.column.amount")}: ${amount(sheet.amount_usd)} ${say("screen.funding.usd")} · ${say(`screen.basis.${sheet.basis}`)}`,
    `${say("shares.screen.source")}: ${sheet.sources.join(", ")}`,
    scenario === undefined ? say("screen.scenario.base") : `${say("screen.scenario")}: ${scenario}`,
    say("shares.screen.made", { date: date(today) }),
  ];
  return (
    <Panel className="statement" title={say("shares.screen.statement_of", { state: name })}>
      <p className="statement-mark">{say("screen.funding.unofficial")}</p>
      <ul className="statement-facts quiet">
        {facts.map((fact) => (
          <li key={fact}>
            <bdi>{fact}</bdi>
          </li>
        ))}
      </ul>
      <div
        className="table-scroll"
        tabIndex={0}
        role="region"
        aria-label={say("shares.screen.statement_of", { state: name })}
      >
        <StatementTable sheet={sheet} />
      </div>
      <ul className="statement-notes small-text">
        {sheet.notes.slice(1).map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
      <Acts files={files} />
      <Steps sheet={sheet} />
    </Panel>
  );
}

const heads = ["from", "to", "rule", "scale_year", "amount", "rate", "share"] as const;
const numeric = new Set<string>(["amount", "rate", "share"]);

function StatementTable({ sheet }: { sheet: ReadStatement }) {
  const words = useWords();
  const { say, amount, dateShort, digits, series } = words;
  const [state] = sheet.states;
  return (
    <table className="table">
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col" className={numeric.has(head) ? "num" : ""}>
              {say(`shares.column.${head}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sheet.parts.map((part, i) => (
          <tr key={part.from}>
            <th scope="row">{dateShort(part.from)}</th>
            <td>{dateShort(part.to)}</td>
            <td>{ruleText(part, words)}</td>
            <td>{digits(part.scale_year)}</td>
            <td className="num">{amount(part.amount_usd)}</td>
            <Rate value={state?.parts[i]?.rate_percent} />
            <Amount value={state?.parts[i]?.share_usd} />
          </tr>
        ))}
        {sheet.offsets.map((offset, i) => (
          <tr key={`${offset.kind}${offset.from}`}>
            <th scope="row">{dateShort(offset.from)}</th>
            <td>{dateShort(offset.to)}</td>
            <td>{say(`shares.offset.${offset.kind}`)}</td>
            <td>{series(offset.scale_years.map((year) => digits(year)))}</td>
            <td className="num">{amount(offset.amount_usd)}</td>
            <td />
            <Amount value={state?.offsets[i]?.share_usd} below />
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={4}>
            {say("shares.column.due")}
          </th>
          <td className="num">{amount(sheet.amount_usd)}</td>
          <Rate value={state?.rate_percent} />
          <Amount value={state?.due_usd} />
        </tr>
      </tfoot>
    </table>
  );
}

function Rate({ value }: { value: string | null | undefined }) {
  const { say, percent } = useWords();
  return value == null ? (
    <td className="num unknown">{say("screen.unknown")}</td>
  ) : (
    <td className="num">{percent(value, 7)}</td>
  );
}

function Amount({ value, below = false }: { value: string | null | undefined; below?: boolean }) {
  const { say, amount } = useWords();
  if (value == null) return <td className="num unknown">{say("screen.unknown")}</td>;
  return <td className="num">{amount(below && value !== "0.00" ? `-${value}` : value)}</td>;
}

/** How each part's share came about, closed until asked for and left off paper. */
function Steps({ sheet }: { sheet: ReadStatement }) {
  const { say, sayOr, date } = useWords();
  return (
    <div className="statement-steps">
      {sheet.parts.map((part, i) => (
        <details key={part.from}>
          <summary>{say("shares.screen.steps", { from: date(part.from), to: date(part.to) })}</summary>
          {(sheet.steps[i] ?? []).length === 0 && <p className="unknown">{say("screen.unknown")}</p>}
          <ol>
            {(sheet.steps[i] ?? []).map((step) => (
              <li key={step.text}>
                {step.text}
                {step.sources.map((source) => (
                  <span key={`${source.table}${source.row}`} className="step-source">
                    {sayOr(`screen.reference.${source.table}`, source.table)}, {source.row} ·{" "}
                    {sayOr(`screen.status.${source.status}`, source.status)} · {source.source}
                  </span>
                ))}
              </li>
            ))}
          </ol>
        </details>
      ))}
    </div>
  );
}

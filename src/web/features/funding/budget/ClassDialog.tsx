import type { BudgetClassEstimate, BudgetEstimateLine } from "../../../../model/budget-estimate.ts";
import { RecordLink } from "../../../app/RecordLink.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";
import { useWords } from "../../../words/words.tsx";

/** The lines of a class, each with its formula, inputs, sources and what is missing. */
export function ClassDialog({ of, close }: { readonly of: BudgetClassEstimate | null; readonly close: () => void }) {
  const { say } = useWords();
  return (
    <Dialog open={of !== null} close={close} title={of ? say(`code.class.${of.code}`) : ""} side>
      {of?.lines.map((line) => (
        <Line key={line.key} line={line} />
      ))}
      <p className="notice">{say("budget.unofficial")}</p>
    </Dialog>
  );
}

function Line({ line }: { readonly line: BudgetEstimateLine }) {
  const { say, series } = useWords();
  const name = series([say(`code.item.${line.item}`), line.title, line.level].filter((each) => each !== null));
  const why = line.reason ?? line.note;
  return (
    <section className="budget-line" aria-label={name}>
      <h3>{name}</h3>
      <p className="budget-line-amount">
        <LineAmount line={line} />
      </p>
      <dl className="origin">
        <dt>{say("screen.origin.formula")}</dt>
        <dd>{say(`budget.formula.${line.formula}`)}</dd>
        {why !== null && (
          <>
            <dt>{say("budget.column.why")}</dt>
            <dd>
              {say(`budget.reason.${why}`)} {series(line.months)}
            </dd>
          </>
        )}
        {line.basis !== null && (
          <>
            <dt>{say("screen.origin.basis")}</dt>
            <dd>{say(`screen.basis.${line.basis}`)}</dd>
          </>
        )}
        {line.sources.length > 0 && (
          <>
            <dt>{say("screen.origin.sources")}</dt>
            {line.sources.map((id) => (
              <dd key={id}>
                <RecordLink noun="source" id={[id]} />
              </dd>
            ))}
          </>
        )}
        <Records line={line} />
      </dl>
      {line.tables.map((row) => (
        <p key={row.row} className="quiet small-text">
          {series([row.row, say(`screen.status.${row.status}`), row.source])}
        </p>
      ))}
      {line.terms.length > 0 && <Terms line={line} />}
    </section>
  );
}

function LineAmount({ line }: { readonly line: BudgetEstimateLine }) {
  const { say, amount } = useWords();
  if (line.amount_usd !== null) return <strong>{amount(line.amount_usd)}</strong>;
  const { low_usd: low, high_usd: high } = line;
  return (
    <>
      <strong className="unknown">{say("screen.unknown")}</strong>{" "}
      {low !== null && high !== null && say("screen.range", { low: amount(low), high: amount(high) })}
      {low !== null && high === null && say("budget.screen.at_least", { amount: amount(low) })}
    </>
  );
}

function Records({ line }: { readonly line: BudgetEstimateLine }) {
  const { say, sayOr } = useWords();
  const nouns = [...new Set(line.records.map(({ noun }) => noun))];
  if (nouns.length === 0) return null;
  return (
    <>
      <dt>{say("screen.origin.record")}</dt>
      {nouns.map((noun) => {
        const ids = line.records.filter((each) => each.noun === noun).map(({ id }) => id);
        const text = say("screen.records", { count: ids.length, noun: sayOr(`noun.${noun}.many`, noun) });
        return (
          <dd key={noun}>
            <RecordLink noun={noun} id={ids} text={text} />
          </dd>
        );
      })}
    </>
  );
}

/** The products that the line is the sum of. */
function Terms({ line }: { readonly line: BudgetEstimateLine }) {
  const { say, amount, decimal } = useWords();
  const title = say("budget.screen.terms", { count: line.terms.length });
  return (
    <details>
      <summary>{title}</summary>
      <div className="table-scroll" tabIndex={0} role="region" aria-label={title}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{say("budget.screen.term")}</th>
              {["volume", "rate", "vacancy", "delay", "amount"].map((name) => (
                <th key={name} scope="col" className="num">
                  {say(`budget.screen.term.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {line.terms.map((term) => (
              <tr key={term.key}>
                <th scope="row">{term.key === "period" ? say("budget.screen.whole") : term.key}</th>
                <td className="num">{decimal(term.volume, 2)}</td>
                <td className="num">{decimal(term.rate_usd, 4)}</td>
                <td className="num">{decimal(term.vacancy_percent, 2)}</td>
                <td className="num">{decimal(term.delay_percent, 2)}</td>
                <td className="num">{amount(term.amount_usd)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

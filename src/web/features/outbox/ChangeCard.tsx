import { Link } from "@tanstack/react-router";
import { type Change, needsPerson } from "../../offline/change.ts";
import { retry, setAside } from "../../offline/decisions.ts";
import { useWords } from "../../words/words.tsx";
import { ChangeQuestion } from "./ChangeQuestion.tsx";
import { fieldsIn, nameOf, nounOf, shown } from "./value-text.ts";

/** One change: its record, what it does or asks, and what a person can do about it. */
export function ChangeCard({ change }: { change: Change }) {
  return (
    <li className={`outbox-change ${change.state}`}>
      <ChangeHead change={change} />
      {needsPerson(change) ? <ChangeQuestion change={change} /> : <ChangeValues change={change} />}
      <ChangeActs change={change} />
    </li>
  );
}

/** Which record, when, and how far the change has come. */
function ChangeHead({ change }: { change: Change }) {
  const { say, sayOr, time } = useWords();
  const { op, mission, state, receipt, problem, why } = change;
  return (
    <div className="outbox-head">
      <strong>
        {sayOr(`noun.${op.noun}`, op.noun)}{" "}
        <Link
          to="/missions/$mission/data/$plural"
          params={{ mission, plural: nounOf(change)?.plural ?? op.noun }}
          search={({ lang }) => ({ ...(lang && { lang }), ids: op.id })}
        >
          <bdi>{op.id}</bdi>
        </Link>
      </strong>
      <span className="quiet">{say(`outbox.kind.${op.kind}`)}</span>
      <span className="quiet">{say("outbox.made", { time: time(change.time) })}</span>
      <span className={`tag outbox-${state}`}>{say(`outbox.state.${state}`)}</span>
      {receipt && (
        <span className="quiet">{say("outbox.receipt", { seq: receipt.seq, time: time(receipt.time) })}</span>
      )}
      {why && <span className="quiet">{say(`outbox.why.${why}`)}</span>}
      {problem && state !== "conflict" && (
        <p className="outbox-reason" role="note">
          {problem.detail}
        </p>
      )}
    </div>
  );
}

/** Field by field: what stood there, what it becomes. */
function ChangeValues({ change }: { change: Change }) {
  const words = useWords();
  const { op, before } = change;
  const fields = fieldsIn(change).filter(({ name }) => op.kind !== "add" || op.values[name] !== null);
  if (op.kind === "remove" || fields.length === 0) return null;
  return (
    <ul className="outbox-values">
      {fields.map((field) => (
        <li key={field.name}>
          <span className="quiet">{nameOf(op.noun, field.name, words)}</span>{" "}
          {op.kind === "change" && before && (
            <>
              <del dir="auto">{shown(before[field.name], field, words)}</del>{" "}
              <span aria-hidden="true" className="outbox-arrow">
                →
              </span>{" "}
            </>
          )}
          <ins dir="auto">{shown(op.values[field.name], field, words)}</ins>
        </li>
      ))}
    </ul>
  );
}

function ChangeActs({ change }: { change: Change }) {
  const { say } = useWords();
  const { op, state } = change;
  if (state === "received" || state === "settled") return null;
  return (
    <div className="outbox-acts">
      {state === "refused" && (
        <button type="button" className="button small" onClick={() => void retry(op.op_id)}>
          {say("outbox.act.retry")}
        </button>
      )}
      {state === "aside" ? (
        <button type="button" className="button small" onClick={() => void retry(op.op_id)}>
          {say("outbox.act.take_back")}
        </button>
      ) : (
        state !== "conflict" && (
          <button type="button" className="button small" onClick={() => void setAside(change, "discarded")}>
            {say("outbox.act.discard")}
          </button>
        )
      )}
    </div>
  );
}

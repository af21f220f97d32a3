import { type Change, needsPerson } from "../../offline/change.ts";
import { giveUpAct } from "../../offline/decisions.ts";
import { useWords } from "../../words/words.tsx";
import { ChangeCard } from "./ChangeCard.tsx";

/** At most this many of the changes that only wait are drawn. */
const mostShown = 200;

/** An act on several records that waits as a whole: what needs an answer first, the rest folded away. */
export function ActCard({ changes }: { changes: readonly Change[] }) {
  const { say } = useWords();
  const asked = changes.filter(needsPerson);
  const rest = changes.filter((change) => !needsPerson(change));
  const [first] = changes;
  if (!first) return null;
  return (
    <li className={asked.length > 0 ? "outbox-change conflict" : "outbox-change"}>
      <div className="outbox-head">
        <strong>{say("outbox.whole", { count: changes.length })}</strong>
        <button type="button" className="button small" onClick={() => void giveUpAct(first.act)}>
          {say("outbox.act.give_up_all")}
        </button>
      </div>
      {asked.length > 0 && (
        <ul>
          {asked.map((change) => (
            <ChangeCard key={change.op.op_id} change={change} />
          ))}
        </ul>
      )}
      <details>
        <summary>
          {asked.length > 0
            ? say("outbox.whole_rest", { count: rest.length })
            : say("outbox.count", { count: rest.length })}
        </summary>
        <ul>
          {rest.slice(0, mostShown).map((change) => (
            <ChangeCard key={change.op.op_id} change={change} />
          ))}
        </ul>
        {rest.length > mostShown && <p className="quiet">{say("outbox.more", { count: rest.length - mostShown })}</p>}
      </details>
    </li>
  );
}

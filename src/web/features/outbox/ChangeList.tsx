import { byAct, type Change, isOpen } from "../../offline/change.ts";
import { useWords } from "../../words/words.tsx";
import { ActCard } from "./ActCard.tsx";
import { ChangeCard } from "./ChangeCard.tsx";

/** At most this many are drawn; the others are counted. */
const mostShown = 200;

type Props = { readonly title: string; readonly count: number; readonly changes: readonly Change[] };

/** Changes of one standing; those that one act made and that wait as a whole stand together. */
export function ChangeList({ title, count, changes }: Props) {
  const { say, number } = useWords();
  if (changes.length === 0) return null;
  const together = changes.every(isOpen) ? [...byAct(changes).values()] : changes.map((change) => [change]);
  return (
    <section className="outbox-list">
      <h2>
        {title} <span className="quiet">{number(count)}</span>
      </h2>
      <ul>
        {together.slice(0, mostShown).map((act) => {
          const [only] = act;
          if (!only) return null;
          return act.length > 1 ? (
            <ActCard key={only.act} changes={act} />
          ) : (
            <ChangeCard key={only.op.op_id} change={only} />
          );
        })}
      </ul>
      {together.length > mostShown && (
        <p className="quiet">{say("outbox.more", { count: together.length - mostShown })}</p>
      )}
    </section>
  );
}

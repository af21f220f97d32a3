import type { Noun } from "../../../model/noun.ts";
import type { Item, Operation } from "../../api.ts";
import { newOpId } from "../../offline/op-id.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { useWords } from "../../words/words.tsx";
import { labelOf } from "./choices.ts";

type Props = {
  readonly noun: Noun;
  /** The records to take away; null while nobody asks. */
  readonly items: readonly Item[] | null;
  readonly remove: (operations: readonly Operation[]) => void;
  readonly close: () => void;
};

const mostNamed = 8;

/** Names what would go before it goes; the journal keeps it, and one undo brings all of it back. */
export function RemoveDialog({ noun, items, remove, close }: Props) {
  const { say, number } = useWords();
  const count = items?.length ?? 0;
  const act = () => {
    close();
    remove(
      (items ?? []).map(({ id, version }) => ({
        op_id: newOpId(),
        kind: "remove",
        noun: noun.name,
        id,
        base_version: version,
        values: {},
      })),
    );
  };
  return (
    <Dialog open={items !== null} close={close} title={say("grid.remove.title", { count, shown: number(count) })}>
      <ul>
        {items?.slice(0, mostNamed).map((item) => (
          <li key={item.id}>
            {labelOf(item)} {labelOf(item) !== item.id && <span className="quiet">{item.id}</span>}
          </li>
        ))}
      </ul>
      {count > mostNamed && (
        <p>{say("grid.remove.more", { count: count - mostNamed, shown: number(count - mostNamed) })}</p>
      )}
      <p className="quiet">{say("grid.remove.about")}</p>
      <div className="dialog-acts">
        <button type="button" className="button" onClick={close}>
          {say("grid.remove.keep")}
        </button>
        <button type="button" className="button primary" onClick={act}>
          {say("grid.remove.act", { count, shown: number(count) })}
        </button>
      </div>
    </Dialog>
  );
}

import { useState } from "react";
import { type Field, fieldsOf, type Noun } from "../../../model/noun.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { useWords } from "../../words/words.tsx";
import { fieldName, showValue, valueOf } from "./show-value.ts";
import type { Choice, Conflict } from "./use-editing.ts";

type Props = { readonly noun: Noun; readonly conflict: Conflict | null; readonly settle: (choice: Choice) => void };

/** Someone was faster: both versions side by side, field by field, and the reader decides. */
export function ConflictDialog({ noun, conflict, settle }: Props) {
  const { say } = useWords();
  return (
    <Dialog open={conflict !== null} close={() => settle("later")} title={say("screen.conflict.title")}>
      {conflict && <Versions key={conflict.mine.op_id} noun={noun} conflict={conflict} settle={settle} />}
    </Dialog>
  );
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(valueOf(a)) === JSON.stringify(valueOf(b));

function Versions({ noun, conflict, settle }: Props & { readonly conflict: Conflict }) {
  const words = useWords();
  const { say } = words;
  const { mine, theirs, seen } = conflict;
  const wanted = fieldsOf(noun).filter(({ name }) => name in mine.values);
  const others = fieldsOf(noun).filter(
    ({ name }) => !(name in mine.values) && seen && !same(seen.values[name], theirs.values[name]),
  );
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set(wanted.map(({ name }) => name)));
  const shown = (values: Readonly<Record<string, unknown>>, field: Field) =>
    showValue(values[field.name], field, words) ?? say("screen.unknown");
  const pick = (name: string, own: boolean) => {
    const next = new Set(kept);
    if (own) next.add(name);
    else next.delete(name);
    setKept(next);
  };
  const chosen = () => Object.fromEntries(Object.entries(mine.values).filter(([name]) => kept.has(name)));
  const option = (field: Field, own: boolean) => (
    <label>
      {wanted.length > 1 && (
        <input
          type="radio"
          name={`keep-${field.name}`}
          checked={kept.has(field.name) === own}
          onChange={() => pick(field.name, own)}
        />
      )}
      {shown(own ? mine.values : theirs.values, field)}
    </label>
  );
  return (
    <>
      <p>{say("screen.conflict.what", { id: mine.id })}</p>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{say("screen.conflict.field")}</th>
            {seen && <th scope="col">{say("grid.conflict.before")}</th>}
            <th scope="col">{say("screen.conflict.theirs")}</th>
            <th scope="col">{say("screen.conflict.mine")}</th>
          </tr>
        </thead>
        <tbody>
          {wanted.map((field) => (
            <tr key={field.name}>
              <th scope="row">{fieldName(noun.name, field.name, words)}</th>
              {seen && <td>{shown(seen.values, field)}</td>}
              <td>{option(field, false)}</td>
              <td>{option(field, true)}</td>
            </tr>
          ))}
          {others.map((field) => (
            <tr key={field.name}>
              <th scope="row">{fieldName(noun.name, field.name, words)}</th>
              {seen && <td>{shown(seen.values, field)}</td>}
              <td>{shown(theirs.values, field)}</td>
              <td className="quiet">{say("grid.conflict.untouched")}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="dialog-acts">
        <button type="button" className="button" onClick={() => settle("theirs")}>
          {say("screen.conflict.keep_theirs")}
        </button>
        <button type="button" className="button primary" disabled={kept.size === 0} onClick={() => settle(chosen())}>
          {say(kept.size === wanted.length ? "screen.conflict.keep_mine" : "grid.conflict.keep_picked")}
        </button>
      </div>
    </>
  );
}

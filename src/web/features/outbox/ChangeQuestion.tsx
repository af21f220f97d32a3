import { useState } from "react";
import { parseCell } from "../../../model/cell.ts";
import type { Field } from "../../../model/noun.ts";
import type { Change } from "../../offline/change.ts";
import { answer, setAside } from "../../offline/decisions.ts";
import { useWords } from "../../words/words.tsx";
import { fieldsIn, nameOf, shown, typed } from "./value-text.ts";

/** Both versions side by side, mine open to be put right; the person decides. */
export function ChangeQuestion({ change }: { change: Change }) {
  const words = useWords();
  const { say } = words;
  const { op, state, current } = change;
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({});
  const fields = fieldsIn(change);
  const results = fields.map((field) => ({ field, result: readOne(field, change, texts) }));
  const wrong = results.some(({ result }) => "fault" in result);
  const keep = () =>
    void answer(
      change.op.op_id,
      Object.fromEntries(
        results.flatMap(({ field, result }) => ("value" in result ? [[field.name, result.value]] : [])),
      ),
    );
  return (
    <>
      {state === "conflict" && <p>{say(current ? "outbox.conflict" : "outbox.conflict_gone")}</p>}
      {op.kind !== "remove" && (
        <div className="outbox-scroll">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{say("screen.conflict.field")}</th>
                {current && <th scope="col">{say("screen.conflict.theirs")}</th>}
                <th scope="col">{say("screen.conflict.mine")}</th>
              </tr>
            </thead>
            <tbody>
              {results.map(({ field, result }) => (
                <tr key={field.name}>
                  <th scope="row">{nameOf(op.noun, field.name, words)}</th>
                  {current && <td dir="auto">{shown(current.values[field.name], field, words)}</td>}
                  <td>
                    <input
                      className="input"
                      dir="auto"
                      aria-label={say("outbox.mine_of", { field: nameOf(op.noun, field.name, words) })}
                      aria-invalid={"fault" in result}
                      value={texts[field.name] ?? typed(op.values[field.name])}
                      onChange={(event) => setTexts({ ...texts, [field.name]: event.target.value })}
                    />
                    {"fault" in result && (
                      <span className="outbox-reason" role="alert">
                        {say("outbox.value_wrong")}
                      </span>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <div className="outbox-acts">
        <button type="button" className="button small primary" onClick={keep} disabled={wrong}>
          {say(state === "conflict" ? "screen.conflict.keep_mine" : "outbox.act.fix")}
        </button>
        {state === "conflict" && (
          <button type="button" className="button small" onClick={() => void setAside(change, "theirs")}>
            {say("screen.conflict.keep_theirs")}
          </button>
        )}
      </div>
    </>
  );
}

/** What is typed now; what nobody touched stays the value that it was. */
function readOne({ name, meta }: Field, change: Change, texts: Readonly<Record<string, string>>) {
  const text = texts[name];
  return text === undefined ? { value: change.op.values[name] } : parseCell(text, meta);
}

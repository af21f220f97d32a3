import { fieldsOf, type Noun } from "../../../model/noun.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { useWords } from "../../words/words.tsx";
import { fieldName, showValue } from "./show-value.ts";
import type { Conflict } from "./use-editing.ts";

type Props = {
  readonly noun: Noun;
  readonly conflict: Conflict | null;
  readonly settle: (choice: "mine" | "theirs" | "later") => void;
};

/** Someone was faster: both versions side by side, and the reader decides. */
export function ConflictDialog({ noun, conflict, settle }: Props) {
  const words = useWords();
  const { say } = words;
  const fields = fieldsOf(noun).filter(({ name }) => conflict !== null && name in conflict.mine.values);
  return (
    <Dialog open={conflict !== null} close={() => settle("later")} title={say("screen.conflict.title")}>
      {conflict && (
        <>
          <p>{say("screen.conflict.what", { id: conflict.mine.id })}</p>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{say("screen.conflict.field")}</th>
                <th scope="col">{say("screen.conflict.theirs")}</th>
                <th scope="col">{say("screen.conflict.mine")}</th>
              </tr>
            </thead>
            <tbody>
              {fields.map((field) => (
                <tr key={field.name}>
                  <th scope="row">{fieldName(noun.name, field.name, words)}</th>
                  <td>{showValue(conflict.theirs.values[field.name], field, words) ?? say("screen.unknown")}</td>
                  <td>{showValue(conflict.mine.values[field.name], field, words) ?? say("screen.unknown")}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <div className="dialog-acts">
            <button type="button" className="button" onClick={() => settle("theirs")}>
              {say("screen.conflict.keep_theirs")}
            </button>
            <button type="button" className="button primary" onClick={() => settle("mine")}>
              {say("screen.conflict.keep_mine")}
            </button>
          </div>
        </>
      )}
    </Dialog>
  );
}

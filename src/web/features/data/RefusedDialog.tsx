import type { Noun } from "../../../model/noun.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { useWords } from "../../words/words.tsx";
import { useFault } from "./CellEditor.tsx";
import type { PastePlan, Refused } from "./paste-plan.ts";
import { fieldName } from "./show-value.ts";

type Props = { readonly noun: Noun; readonly plan: PastePlan | null; readonly settle: (write: boolean) => void };

const mostShown = 200;

/** Cells of a block that cannot stand, each with its rule and remedy. Nothing is written until the reader says so. */
export function RefusedDialog({ noun, plan, settle }: Props) {
  const { say, number } = useWords();
  const good = plan?.operations.length ?? 0;
  const count = plan?.refused.length ?? 0;
  return (
    <Dialog
      open={plan !== null}
      close={() => settle(false)}
      title={say("grid.refused", { count, shown: number(count) })}
    >
      {plan && (
        <>
          <p>{say("grid.refused.what", { good, shown: number(good) })}</p>
          <div
            className="table-scroll"
            tabIndex={0}
            role="region"
            aria-label={say("grid.refused", { count, shown: number(count) })}
          >
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">{say("grid.refused.row")}</th>
                  <th scope="col">{say("grid.refused.column")}</th>
                  <th scope="col">{say("grid.refused.value")}</th>
                  <th scope="col">{say("grid.refused.rule")}</th>
                  <th scope="col">{say("grid.refused.remedy")}</th>
                </tr>
              </thead>
              <tbody>
                {plan.refused.slice(0, mostShown).map((refused, index) => (
                  <RefusedRow key={index} noun={noun} refused={refused} />
                ))}
              </tbody>
            </table>
          </div>
          {count > mostShown && (
            <p className="quiet">{say("grid.values_more", { shown: number(mostShown), all: number(count) })}</p>
          )}
          <div className="dialog-acts">
            <button type="button" className="button" onClick={() => settle(false)}>
              {say("grid.refused.none")}
            </button>
            <button type="button" className="button primary" disabled={good === 0} onClick={() => settle(true)}>
              {say("grid.refused.good", { good, shown: number(good) })}
            </button>
          </div>
        </>
      )}
    </Dialog>
  );
}

function RefusedRow({ noun, refused }: { noun: Noun; refused: Refused }) {
  const words = useWords();
  const { rule, remedy } = useFault({ fault: refused.fault, text: refused.text, field: refused.field, noun });
  return (
    <tr>
      <td className="num">{words.number(refused.row)}</td>
      <td>{fieldName(noun.name, refused.field.name, words)}</td>
      <td dir="auto">
        {refused.text === "" ? <span className="unknown">{words.say("grid.empty_cell")}</span> : refused.text}
      </td>
      <td>{rule}</td>
      <td>{remedy}</td>
    </tr>
  );
}

import type { Noun } from "../../../model/noun.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { useWords } from "../../words/words.tsx";
import type { Column } from "./columns.ts";
import { inOrder, type Layout, plainLayout, withMoved } from "./layout.ts";
import { fieldName } from "./show-value.ts";

type Props = {
  readonly noun: Noun;
  readonly columns: readonly Column[];
  readonly layout: Layout;
  readonly setLayout: (layout: Layout) => void;
  readonly resize: (name: string, by: number) => void;
  readonly open: boolean;
  readonly close: () => void;
};

/** Which columns are shown, in which order and how wide; remembered for this person and noun in this browser. */
export function ColumnChooser({ noun, columns, layout, setLayout, resize, open, close }: Props) {
  const words = useWords();
  const { say } = words;
  const hidden = new Set(layout.hidden);
  const turn = (name: string) =>
    setLayout({
      ...layout,
      hidden: hidden.has(name) ? layout.hidden.filter((each) => each !== name) : [...layout.hidden, name],
    });
  return (
    <Dialog open={open} close={close} title={say("grid.columns")} side>
      <p className="quiet">{say("grid.columns.about")}</p>
      <ol className="column-list">
        {inOrder(columns, layout).map(({ name }) => {
          const field = fieldName(noun.name, name, words);
          const acts = [
            {
              icon: "up",
              label: say("grid.column_up", { field }),
              act: () => setLayout(withMoved(columns, layout, name, -1)),
            },
            {
              icon: "down",
              label: say("grid.column_down", { field }),
              act: () => setLayout(withMoved(columns, layout, name, 1)),
            },
            { icon: "minus", label: say("grid.column_narrower", { field }), act: () => resize(name, -24) },
            { icon: "plus", label: say("grid.column_wider", { field }), act: () => resize(name, 24) },
          ] as const;
          return (
            <li key={name}>
              <label>
                <input type="checkbox" checked={!hidden.has(name)} onChange={() => turn(name)} />
                {field}
              </label>
              {acts.map(({ icon, label, act }) => (
                <button key={icon} type="button" className="icon-button" aria-label={label} title={label} onClick={act}>
                  <Icon name={icon} />
                </button>
              ))}
            </li>
          );
        })}
      </ol>
      <div className="dialog-acts">
        <button type="button" className="button" onClick={() => setLayout(plainLayout)}>
          {say("grid.columns.reset")}
        </button>
      </div>
    </Dialog>
  );
}

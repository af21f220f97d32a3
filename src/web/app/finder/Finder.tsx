import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { Dialog } from "../../ui/Dialog.tsx";
import { useWords } from "../../words/words.tsx";
import type { Act } from "./act.ts";
import "./finder.css";
import { useActs } from "./use-acts.ts";
import { type FoundGroup, useFound } from "./use-found.ts";

export type FinderMode = "search" | "commands";
type Props = { readonly mode: FinderMode | null; readonly close: () => void; readonly showKeys: () => void };

/** One box for everything that has a name and everything that can be done; steered by keys alone. */
export function Finder({ mode, close, showKeys }: Props) {
  const { say } = useWords();
  return (
    <Dialog open={mode !== null} close={close} title={say(mode === "commands" ? "shell.commands" : "shell.search")}>
      {mode !== null && <FinderBox key={mode} commands={mode === "commands"} close={close} showKeys={showKeys} />}
    </Dialog>
  );
}

type BoxProps = { readonly commands: boolean; readonly close: () => void; readonly showKeys: () => void };

function FinderBox({ commands, close, showKeys }: BoxProps) {
  const { say, number } = useWords();
  const id = useId();
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const { groups, busy } = useFound(text, useActs({ showKeys }), commands);
  const acts = groups.flatMap((group) => group.acts);
  const chosen = acts[Math.min(at, acts.length - 1)];
  const run = (act: Act | undefined) => {
    if (!act) return;
    close();
    act.run();
  };
  const onKey = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      const last = acts.length - 1;
      const next = Math.min(at, last) + step;
      setAt(Math.abs(step) > 1 ? Math.max(0, Math.min(last, next)) : next < 0 ? last : next > last ? 0 : next);
    } else if (event.key === "Enter") {
      event.preventDefault();
      run(chosen);
    }
  };
  return (
    <div className="finder">
      <input
        type="text"
        className="finder-input"
        role="combobox"
        aria-expanded={acts.length > 0}
        aria-controls={`${id}list`}
        aria-autocomplete="list"
        {...(chosen && { "aria-activedescendant": `${id}${chosen.id}` })}
        aria-label={say("shell.search.label")}
        placeholder={say(commands ? "shell.commands.hint" : "shell.search.hint")}
        autoComplete="off"
        spellCheck={false}
        value={text}
        // The dialog gives the focus to the element with this attribute.
        ref={(input) => input?.setAttribute("autofocus", "")}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKey}
      />
      <FoundList id={id} groups={groups} chosen={chosen} run={run} />
      <p className="finder-foot quiet" role="status">
        {acts.length === 0 && !busy
          ? say("shell.search.none")
          : say("shell.search.count", { count: acts.length, shown: number(acts.length) })}
      </p>
    </div>
  );
}

type ListProps = {
  readonly id: string;
  readonly groups: readonly FoundGroup[];
  readonly chosen: Act | undefined;
  readonly run: (act: Act) => void;
};

function FoundList({ id, groups, chosen, run }: ListProps) {
  const { say } = useWords();
  const current = useRef<HTMLLIElement>(null);
  useEffect(() => {
    current.current?.scrollIntoView({ block: "nearest" });
  }, [chosen]);
  return (
    <ul className="finder-list" id={`${id}list`} role="listbox" aria-label={say("shell.search.found")}>
      {groups.map(({ name, acts }) => (
        <li key={name} role="group" aria-label={name}>
          <p className="finder-group" aria-hidden="true">
            {name}
          </p>
          <ul role="presentation">
            {acts.map((act) => (
              <li
                key={act.id}
                id={`${id}${act.id}`}
                role="option"
                aria-selected={act === chosen}
                ref={act === chosen ? current : null}
                className="finder-option"
                onClick={() => run(act)}
              >
                <bdi className="finder-title">{act.title}</bdi>
                {act.detail && <bdi className="finder-detail quiet">{act.detail}</bdi>}
                {act.keys && <kbd dir="ltr">{act.keys}</kbd>}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import type { CellFault } from "../../../model/cell.ts";
import { nouns } from "../../../model/nouns.ts";
import type { Noun } from "../../../model/noun.ts";
import type { Item } from "../../api.ts";
import { allOf } from "../../queries.ts";
import { useWords } from "../../words/words.tsx";
import type { Column } from "./columns.ts";
import { codeName, fieldName } from "./show-value.ts";
import { type Editing, editText } from "./use-editing.ts";

type Props = { readonly noun: Noun; readonly row: Item; readonly column: Column; readonly editing: Editing };

/** The box that opens in a cell: Enter saves, Esc leaves, a text that cannot stand says why and what to do. */
export function CellEditor({ noun, row, column, editing }: Props) {
  const words = useWords();
  const { meta } = column;
  const [text, setText] = useState(editing.open?.start ?? editText(row, column));
  const [fault, setFault] = useState<CellFault | null>(null);
  const box = useRef<HTMLInputElement & HTMLSelectElement>(null);
  const id = useId();
  const settled = useRef(false);
  useEffect(() => {
    box.current?.focus();
    if (editing.open?.start === null && box.current instanceof HTMLInputElement) box.current.select();
  }, []);
  const save = () => {
    if (settled.current) return;
    // Saving gives the focus back to the grid, and losing it would save again.
    settled.current = true;
    const found = editing.save(row, column, text);
    settled.current = found === null;
    setFault(found);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === "Enter" || event.key === "Tab") {
      event.preventDefault();
      save();
    } else if (event.key === "Escape") {
      event.preventDefault();
      settled.current = true;
      editing.leave();
    }
  };
  const shared = {
    ref: box,
    value: text,
    onKeyDown,
    onBlur: save,
    "aria-label": fieldName(noun.name, column.name, words),
    "aria-invalid": fault !== null,
    "aria-describedby": fault ? id : undefined,
  };
  const about = faultValues(text, column, fieldName(noun.name, column.name, words));
  const choices = meta.kind === "boolean" ? ["yes", "no"] : meta.kind === "code" ? meta.codes : undefined;
  return (
    <span className="cell-editor">
      {choices ? (
        <select {...shared} onChange={(event) => setText(event.target.value)}>
          {!meta.required && <option value="">{words.say("screen.unknown")}</option>}
          {choices.map((code) => (
            <option key={code} value={code}>
              {meta.kind === "boolean" ? words.say(`code.boolean.${code}`) : codeName(code, column.name, words)}
            </option>
          ))}
        </select>
      ) : (
        <input
          {...shared}
          type="text"
          list={meta.to ? `${id}-list` : undefined}
          onChange={(event) => (setFault(null), setText(event.target.value))}
        />
      )}
      {meta.to && <Suggestions id={`${id}-list`} mission={editing.mission} to={meta.to} />}
      {fault && (
        <span id={id} role="alert" className="cell-fault">
          {words.say(`fault.${fault}`, about)}. <strong>{words.say(`remedy.${fault}`, about)}</strong>
        </span>
      )}
    </span>
  );
}

/** What the sentences about a fault may name. */
const faultValues = (value: string, { meta, name }: Column, label: string) => ({
  value,
  column: name === "lon" || name === "lat" ? name : label,
  min: meta.min ?? "−∞",
  max: meta.max ?? "∞",
  codes: meta.codes ?? [],
  places: meta.places ?? 0,
  kind: meta.kind,
});

/** The ids that a reference may take, with the names that readers know them by. */
function Suggestions({ id, mission, to }: { id: string; mission: string; to: readonly string[] }) {
  const target = nouns.find(({ name }) => name === to[0]);
  const items = useQuery({
    ...allOf(mission, target?.name ?? "", target?.plural ?? ""),
    enabled: target !== undefined,
  });
  return (
    <datalist id={id}>
      {items.data?.slice(0, 1000).map((item) => (
        <option key={item.id} value={item.id}>
          {String(item.values["name"] ?? item.values["symbol"] ?? item.values["title"] ?? "")}
        </option>
      ))}
    </datalist>
  );
}

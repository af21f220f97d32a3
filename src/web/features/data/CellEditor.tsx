import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import type { CellFault } from "../../../model/cell.ts";
import type { Field, Noun } from "../../../model/noun.ts";
import type { Item } from "../../api.ts";
import { useWords, type Words } from "../../words/words.tsx";
import type { Column } from "./columns.ts";
import { FieldInput } from "./FieldInput.tsx";
import { Floating } from "./Floating.tsx";
import type { Refused } from "./paste-plan.ts";
import { codeName, fieldName, valueOf } from "./show-value.ts";
import { type Editing, editText } from "./use-editing.ts";

type Props = {
  readonly noun: Noun;
  readonly row: Item;
  readonly column: Column;
  readonly editing: Editing;
  /** Puts the text into every cell of the range. */
  readonly fill: (text: string) => void;
  /** Moves on after saving. */
  readonly goOn: (key: "Enter" | "Tab", back: boolean) => void;
};

/** The box that opens in a cell: Enter saves, Esc leaves, a text that cannot stand says why and what to do. */
export function CellEditor({ noun, row, column, editing, fill, goOn }: Props) {
  const words = useWords();
  const [text, setText] = useState(editing.open?.start ?? startText(row, column, words));
  const [fault, setFault] = useState<CellFault | null>(null);
  const [refusal, setRefusal] = useState(editing.open?.refusal ?? null);
  const box = useRef<HTMLInputElement>(null);
  const anchor = useRef<HTMLSpanElement>(null);
  const id = useId();
  const settled = useRef(false);
  useEffect(() => {
    box.current?.focus();
    if (editing.open?.start === null) box.current?.select();
  }, []);
  const save = (): boolean => {
    if (settled.current) return true;
    // Saving gives the focus back to the grid, and losing it would save again.
    settled.current = true;
    const found = editing.save(row, column, text);
    settled.current = found === null;
    setFault(found);
    return found === null;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      settled.current = true;
      editing.leave();
      fill(text);
    } else if (event.key === "Enter" || event.key === "Tab") {
      event.preventDefault();
      if (save()) goOn(event.key, event.shiftKey);
    } else if (event.key === "Escape") {
      event.preventDefault();
      settled.current = true;
      editing.leave();
    }
  };
  const label = fieldName(noun.name, column.name, words);
  const wrong = fault !== null || refusal !== null;
  return (
    <span className="cell-editor" ref={anchor}>
      <FieldInput
        mission={editing.mission}
        field={column}
        text={text}
        setText={(next) => {
          setFault(null);
          setRefusal(null);
          setText(next);
        }}
        label={label}
        invalid={wrong}
        describedBy={wrong ? id : undefined}
        inputRef={box}
        onKeyDown={onKeyDown}
        // A text that the server refused stays open until the reader has seen why.
        onBlur={() => refusal === null && save()}
      />
      {wrong && (
        <Floating anchor={anchor} className="cell-fault">
          <span id={id} role="alert">
            {fault ? <FaultText fault={fault} text={text} field={column} noun={noun} /> : refusal}
          </span>
        </Floating>
      )}
    </span>
  );
}

/** The text with which a value opens: codes by their words. */
export function startText(row: Item, column: Field, words: Words): string {
  const value = valueOf(row.values[column.name]);
  if (column.meta.kind === "code" && typeof value === "string") return codeName(value, column.name, words);
  if (column.meta.kind === "boolean" && typeof value === "boolean")
    return words.say(value ? "code.boolean.yes" : "code.boolean.no");
  return editText(row, column);
}

type FaultProps = {
  readonly fault: Refused["fault"];
  readonly text: string;
  readonly field: Pick<Field, "name" | "meta">;
  readonly noun: Noun;
};

/** What is wrong with a value, and what to do about it. */
export function FaultText({ fault, text, field, noun }: FaultProps) {
  const { rule, remedy } = useFault({ fault, text, field, noun });
  return (
    <>
      {rule}. <strong>{remedy}</strong>
    </>
  );
}

const ofGrid: ReadonlySet<string> = new Set(["cell.fixed", "row.closed", "column.none"]);

/** The sentences about a fault. */
export function useFault({ fault, text, field, noun }: FaultProps): { readonly rule: string; readonly remedy: string } {
  const words = useWords();
  const { meta, name } = field;
  const label = fieldName(noun.name, name, words);
  const about = {
    value: text,
    column: name === "lon" || name === "lat" ? name : label,
    min: meta.min ?? "−∞",
    max: meta.max ?? "∞",
    codes: (meta.codes ?? []).map((code) => codeName(code, name, words)),
    places: meta.places ?? 0,
    kind: meta.kind,
  };
  const of = ofGrid.has(fault) ? "grid." : "";
  return { rule: words.say(`${of}fault.${fault}`, about), remedy: words.say(`${of}remedy.${fault}`, about) };
}

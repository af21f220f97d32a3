import { type KeyboardEvent, type Ref, type RefObject, useId, useRef, useState } from "react";
import { isList } from "../../../model/cell.ts";
import type { Field } from "../../../model/noun.ts";
import { useChoices, hasChoices, type Choice } from "./choices.ts";
import { Floating } from "./Floating.tsx";

type Props = {
  readonly mission: string;
  readonly field: Pick<Field, "name" | "meta">;
  readonly text: string;
  readonly setText: (text: string) => void;
  readonly label: string;
  readonly id?: string;
  readonly invalid: boolean;
  readonly describedBy: string | undefined;
  readonly inputRef?: Ref<HTMLInputElement>;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
  readonly onBlur?: () => void;
  readonly disabled?: boolean;
};

/** The box for one value. Where a field takes codes or records, what is typed searches them. */
export function FieldInput(props: Props) {
  const { field, text, setText, label, id, invalid, describedBy, inputRef, onKeyDown, onBlur, disabled } = props;
  if (hasChoices(field) && !disabled) return <ChoiceInput {...props} />;
  return (
    <input
      ref={inputRef}
      id={id}
      type="text"
      dir="auto"
      value={text}
      disabled={disabled}
      inputMode={keyboards[field.meta.kind]}
      aria-label={label}
      aria-invalid={invalid}
      aria-describedby={describedBy}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={onKeyDown}
      onBlur={onBlur}
    />
  );
}

/** The keys that a phone offers; a longitude may begin with a minus, which number pads lack. */
const keyboards: Readonly<Record<string, "numeric" | "decimal">> = {
  integer: "numeric",
  decimal: "decimal",
  money: "decimal",
  rate: "decimal",
};

function ChoiceInput({ mission, field, text, setText, label, id, invalid, describedBy, ...rest }: Props) {
  const anchor = useRef<HTMLSpanElement>(null);
  const listId = useId();
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState(false);
  const [at, setAt] = useState(-1);
  const many = isList(field.meta);
  const asked = many ? (text.split(";").at(-1) ?? "") : text;
  const choices = useChoices(mission, field, typed ? asked : "");
  const choose = ({ value, said }: Choice) => {
    const before = many
      ? text
          .split(";")
          .slice(0, -1)
          .map((part) => part.trim())
      : [];
    setText([...before, field.meta.to ? value : said].join(";"));
    setOpen(false);
    setAt(-1);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const chosen = choices[at];
    if (step !== 0) {
      event.preventDefault();
      event.stopPropagation();
      setOpen(true);
      setAt(choices.length === 0 ? -1 : (Math.max(at, step > 0 ? -1 : 0) + step + choices.length) % choices.length);
    } else if (event.key === "Enter" && open && chosen) {
      event.preventDefault();
      event.stopPropagation();
      choose(chosen);
    } else if (event.key === "Escape" && open && at >= 0) {
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
      setAt(-1);
    } else rest.onKeyDown?.(event);
  };
  return (
    <span ref={anchor} className="choice-input">
      <input
        ref={rest.inputRef}
        id={id}
        type="text"
        role="combobox"
        autoComplete="off"
        dir="auto"
        value={text}
        aria-label={label}
        aria-invalid={invalid}
        aria-describedby={describedBy}
        aria-expanded={open && choices.length > 0}
        aria-controls={open ? listId : undefined}
        aria-autocomplete="list"
        aria-activedescendant={open && at >= 0 ? `${listId}-${at}` : undefined}
        onChange={(event) => {
          setText(event.target.value);
          setTyped(true);
          setOpen(true);
          setAt(-1);
        }}
        // What is wrong with the text is read before other values are offered.
        onFocus={() => setOpen(!invalid)}
        onClick={() => setOpen(true)}
        onKeyDown={onKeyDown}
        onBlur={() => {
          setOpen(false);
          rest.onBlur?.();
        }}
      />
      {open && choices.length > 0 && (
        <ChoiceList {...{ anchor, listId, label, choices, at, choose }} named={field.meta.to !== undefined} />
      )}
    </span>
  );
}

type ListProps = {
  readonly anchor: RefObject<HTMLElement | null>;
  readonly listId: string;
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly at: number;
  readonly choose: (choice: Choice) => void;
  /** Records are shown by name and id, codes by their words alone. */
  readonly named: boolean;
};

function ChoiceList({ anchor, listId, label, choices, at, choose, named }: ListProps) {
  return (
    <Floating anchor={anchor} className="choices">
      <ul id={listId} role="listbox" aria-label={label}>
        {choices.map((choice, index) => (
          <li
            key={choice.value}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === at}
            // The box keeps the focus, so that the list does not close under the finger.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => choose(choice)}
          >
            <span>{choice.said}</span>
            {choice.said !== choice.value && named && <span className="quiet">{choice.value}</span>}
          </li>
        ))}
      </ul>
    </Floating>
  );
}

import { useEffect, useId, useState } from "react";
import { formatCell, emptyValue } from "../../../model/cell.ts";
import type { Value } from "../../../model/field.ts";
import { columnsOf, type Field, type Noun } from "../../../model/noun.ts";
import type { Item, Operation } from "../../api.ts";
import { newOpId } from "../../offline/op-id.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { useWords } from "../../words/words.tsx";
import { FaultText, startText } from "./CellEditor.tsx";
import { labelOf } from "./choices.ts";
import { isFixed } from "./columns.ts";
import { changeOf } from "./commits.ts";
import { FieldInput } from "./FieldInput.tsx";
import { addOf, type Refused } from "./paste-plan.ts";
import { ReferenceLink } from "./ReferenceLink.tsx";
import { fieldName, valueOf } from "./show-value.ts";
import { readTyped } from "./typed-text.ts";
import type { Editing } from "./use-editing.ts";
import { newId } from "./use-range-acts.ts";
import { useWriting } from "./use-writing.ts";

/** What the form holds: a record to look at and change, or the beginnings of a new one. */
export type FormOf = { readonly kind: "change" | "add"; readonly item: Item };

type Props = {
  readonly noun: Noun;
  readonly form: FormOf | null;
  readonly editing: Editing;
  readonly close: () => void;
  /** Goes to the record before or after; null where there is none. */
  readonly step: ((by: 1 | -1) => void) | null;
};

export const emptyItem: Item = { id: "", version: 0, values: {} };

/** All fields of one record, one under the other: for phones, for long texts, and for a new record. */
export function RowPanel({ noun, form, editing, close, step }: Props) {
  const { say, sayOr } = useWords();
  const one = sayOr(`noun.${noun.name}`, noun.name);
  const title = form?.kind === "change" ? labelOf(form.item) : say("grid.new_of", { noun: one });
  return (
    <Dialog open={form !== null} close={close} title={title} side>
      {form && (
        <RowForm
          key={`${form.kind} ${form.item.id}`}
          noun={noun}
          form={form}
          editing={editing}
          close={close}
          step={form.kind === "change" ? step : null}
        />
      )}
    </Dialog>
  );
}

function RowForm({ noun, form, editing, close, step }: Props & { readonly form: FormOf }) {
  const words = useWords();
  const { say } = words;
  const writingOf = useWriting();
  const { kind, item } = form;
  const fields = columnsOf(noun);
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({});
  const [faults, setFaults] = useState<Readonly<Record<string, Refused["fault"]>>>({});
  const [refused, setRefused] = useState(false);
  useEffect(() => editing.setError(null), []);
  // Both versions side by side take the place of the form.
  useEffect(() => {
    if (editing.conflict) close();
  }, [editing.conflict]);
  const textOf = (field: Field) => texts[field.name] ?? startText(item, field, words);
  const isOpen = ({ name, meta }: Field) =>
    !editing.closed && (kind === "add" ? meta.kind !== "changes" : !isFixed(noun, { name, meta }));

  const save = async () => {
    const { values, found } = readForm({ fields: fields.filter(isOpen), form, texts, textOf, writingOf });
    setFaults(found);
    if (Object.keys(found).length > 0) return;
    const operations = operationsOf(noun, form, values);
    if (operations.length === 0) return close();
    setRefused(false);
    if (await editing.write(operations)) close();
    else setRefused(true);
  };
  return (
    <form
      className="row-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {fields.map((field) => (
        <FormField
          key={field.name}
          noun={noun}
          item={item}
          field={field}
          text={textOf(field)}
          setText={(text) => {
            setTexts((before) => ({ ...before, [field.name]: text }));
            setFaults(({ [field.name]: _gone, ...rest }) => rest);
          }}
          fault={faults[field.name]}
          open={isOpen(field)}
          mission={editing.mission}
        />
      ))}
      {refused && editing.error && (
        <p role="alert" className="grid-error">
          {editing.error.message || say("screen.problem.safe")}
        </p>
      )}
      <FormActs
        kind={kind}
        saves={!editing.closed && (kind === "add" || !noun.appendOnly)}
        writing={editing.writing}
        close={close}
        step={step}
      />
    </form>
  );
}

type ReadAsk = {
  readonly fields: readonly Field[];
  readonly form: FormOf;
  readonly texts: Readonly<Record<string, string>>;
  readonly textOf: (field: Field) => string;
  readonly writingOf: ReturnType<typeof useWriting>;
};

/** The values of the form that are new, and what is wrong with others. */
function readForm({ fields, form: { kind, item }, texts, textOf, writingOf }: ReadAsk) {
  const values: Record<string, Value> = {};
  const found: Record<string, Refused["fault"]> = {};
  for (const field of fields) {
    if (kind === "change" && !(field.name in texts)) continue;
    if (kind === "add" && field.meta.kind === "id" && textOf(field).trim() === "") continue;
    const result = readTyped(textOf(field), field.meta, writingOf(field));
    if ("fault" in result) found[field.name] = result.fault;
    else if (kind === "add" || formatCell(result.value) !== formatCell(valueOf(item.values[field.name])))
      values[field.name] = result.value;
  }
  return { values, found };
}

type ActsProps = Pick<Props, "close" | "step"> & {
  readonly kind: FormOf["kind"];
  readonly saves: boolean;
  readonly writing: boolean;
};

function FormActs({ kind, saves, writing, close, step }: ActsProps) {
  const { say } = useWords();
  return (
    <div className="dialog-acts">
      {step && (
        <>
          <button type="button" className="icon-button" aria-label={say("grid.row_before")} onClick={() => step(-1)}>
            <Icon name="up" />
          </button>
          <button type="button" className="icon-button" aria-label={say("grid.row_after")} onClick={() => step(1)}>
            <Icon name="down" />
          </button>
        </>
      )}
      <button type="button" className="button" onClick={close}>
        {say("grid.form.leave")}
      </button>
      {saves && (
        <button type="submit" className="button primary" disabled={writing}>
          {say(kind === "add" ? "grid.form.add" : "grid.form.save")}
        </button>
      )}
    </div>
  );
}

function operationsOf(noun: Noun, { kind, item }: FormOf, values: Record<string, Value>): readonly Operation[] {
  if (kind === "change") return Object.keys(values).length > 0 ? [changeOf(noun.name, item, values)] : [];
  return [addOf(noun, values, { newId, newOp: newOpId })];
}

type FieldProps = {
  readonly noun: Noun;
  readonly mission: string;
  readonly item: Item;
  readonly field: Field;
  readonly text: string;
  readonly setText: (text: string) => void;
  readonly fault: Refused["fault"] | undefined;
  readonly open: boolean;
};

function FormField({ noun, mission, item, field, text, setText, fault, open }: FieldProps) {
  const words = useWords();
  const id = useId();
  const { meta, name } = field;
  const label = fieldName(noun.name, name, words);
  const about = [
    meta.unit && words.sayOr(`unit.${meta.unit}`, meta.unit),
    meta.required && emptyValue(meta) === null && meta.kind !== "id" ? words.say("grid.form.required") : null,
    meta.kind === "id" && open ? words.say("grid.form.id") : null,
  ].filter(Boolean);
  return (
    <div className="form-field">
      <label htmlFor={id}>
        {label} {about.length > 0 && <span className="quiet">{about.join(", ")}</span>}
      </label>
      <span className="form-input">
        {meta.kind === "prose" || (meta.kind === "text" && text.length > 80) ? (
          <textarea
            id={id}
            dir="auto"
            rows={4}
            value={text}
            disabled={!open}
            aria-invalid={fault !== undefined}
            aria-describedby={fault ? `${id}-fault` : undefined}
            onChange={(event) => setText(event.target.value)}
          />
        ) : (
          <FieldInput
            mission={mission}
            field={field}
            text={text}
            setText={setText}
            label={label}
            id={id}
            invalid={fault !== undefined}
            describedBy={fault ? `${id}-fault` : undefined}
            disabled={!open}
          />
        )}
        {meta.to && <ReferenceLink row={item} column={field} />}
      </span>
      {fault && (
        <span id={`${id}-fault`} role="alert" className="field-fault">
          <FaultText fault={fault} text={text} field={field} noun={noun} />
        </span>
      )}
    </div>
  );
}

import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { type CellFault, formatCell } from "../../../model/cell.ts";
import type { Noun } from "../../../model/noun.ts";
import { ApiProblem, ask, type Item, type Operation } from "../../api.ts";
import { newOpId } from "../../offline/op-id.ts";
import { answer } from "../../offline/decisions.ts";
import type { Submitted } from "../../offline/outbox.ts";
import { missionPath } from "../../queries.ts";
import { useWords, type Words } from "../../words/words.tsx";
import type { Column } from "./columns.ts";
import { changeOf, seenIn, useCommits } from "./commits.ts";
import { valueOf } from "./show-value.ts";
import { readTyped } from "./typed-text.ts";
import { useWriting } from "./use-writing.ts";

/** A change that met a newer version: what is stored now, what the reader saw and wanted, and the rest of the act. */
export type Conflict = {
  readonly theirs: Item;
  readonly seen: Item | undefined;
  readonly mine: Operation;
  readonly rest: readonly Operation[];
};
/** What the reader decides: values to put over what is stored, theirs as they stand, or nothing yet. */
export type Choice = Operation["values"] | "theirs" | "later";
type Open = {
  readonly row: Item;
  readonly column: Column;
  readonly start: string | null;
  /** Why the server refused what was typed. */
  readonly refusal: string | null;
};
type Setup = {
  readonly mission: string;
  readonly noun: Noun;
  readonly focusGrid: () => void;
  /** Nothing here can be changed. */
  readonly closed: boolean;
};

export const editText = (row: Item, column: Pick<Column, "name">): string =>
  formatCell(valueOf(row.values[column.name]));

/** The record that stood in the way of an act, or null where the problem was another. */
async function conflictOf(
  problem: ApiProblem,
  mission: string,
  noun: Noun,
  operations: readonly Operation[],
): Promise<Omit<Conflict, "seen"> | null> {
  if (problem.status !== 409 && problem.status !== 412) return null;
  const id = problem.current?.id ?? problem.values["id"] ?? operations[0]?.id;
  const mine = operations.find((operation) => operation.id === id);
  if (mine?.kind !== "change") return null;
  const path = `${missionPath(mission)}/${noun.plural}/${encodeURIComponent(mine.id)}`;
  const theirs = problem.current ?? (await ask<Item>(path).catch(() => null));
  return theirs && { theirs, mine, rest: operations.filter((each) => each !== mine) };
}

/** The act once more, over what is stored now. */
function operationsOf({ mine, theirs, rest }: Conflict, choice: Exclude<Choice, "later">): readonly Operation[] {
  const again = choice === "theirs" || Object.keys(choice).length === 0 ? [] : [choice];
  return [
    ...again.map((values) => ({ ...mine, op_id: newOpId(), base_version: theirs.version, values })),
    ...rest.map((operation) => ({ ...operation, op_id: newOpId() })),
  ];
}

/** The state of editing in one grid: which cell is open, what is being written, what went wrong. */
export function useEditing({ mission, noun, focusGrid, closed }: Setup) {
  const { language, say } = useWords();
  const writingOf = useWriting();
  const client = useQueryClient();
  const { commit, undo, redo, canUndo, canRedo } = useCommits(mission);
  const [open, setOpen] = useState<Open | null>(null);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const [writing, setWriting] = useState(0);

  // An undo that is asked for while a change is on its way waits for it.
  const pending = useRef<Promise<unknown>>(Promise.resolve());
  /** Resolves to true once the operations are written or safely waiting. */
  const write = (operations: readonly Operation[], from?: Open): Promise<boolean> => {
    if (closed) return Promise.resolve(false);
    const written = writeNow(operations, from);
    pending.current = written;
    return written;
  };
  const writeNow = async (
    operations: readonly Operation[],
    from?: Open,
    sending?: Promise<Submitted>,
  ): Promise<boolean> => {
    setError(null);
    setWriting((count) => count + 1);
    const seen = new Map(operations.map((operation) => [operation.op_id, seenIn(client, mission, operation)]));
    try {
      await commit(operations, sending);
      return true;
    } catch (caught) {
      const met = caught instanceof ApiProblem ? await conflictOf(caught, mission, noun, operations) : null;
      if (met) setConflict({ ...met, seen: seen.get(met.mine.op_id) });
      else if (from && caught instanceof ApiProblem) setOpen({ ...from, refusal: reasonOf(caught, say) });
      else setError(caught instanceof ApiProblem ? new Error(reasonOf(caught, say)) : asError(caught));
      return false;
    } finally {
      setWriting((count) => count - 1);
    }
  };
  const start = (row: Item, column: Column, typed: string | null = null) =>
    column.editable && setOpen({ row, column, start: typed, refusal: null });
  const leave = () => {
    setOpen(null);
    focusGrid();
  };
  /** Checks and writes one cell; gives the fault where the text cannot stand. */
  const save = (row: Item, column: Column, text: string): CellFault | null => {
    const result = readTyped(text, column.meta, writingOf(column));
    if ("fault" in result) return result.fault;
    leave();
    if (formatCell(result.value) === editText(row, column)) return null;
    void write([changeOf(noun.name, row, { [column.name]: result.value })], {
      row,
      column,
      start: text,
      refusal: null,
    });
    return null;
  };
  /** `later`: the change stays in the queue with its question open. */
  const settle = (choice: Choice) => {
    setConflict(null);
    focusGrid();
    if (!conflict || choice === "later") return;
    pending.current = settleNow(conflict, choice);
  };
  /** The answer goes to the change where it waits, so that its act stays one; one that was never kept goes anew. */
  const settleNow = async (met: Conflict, choice: Exclude<Choice, "later">): Promise<void> => {
    const answered = await answer(met.mine.op_id, choice);
    if (answered) await writeNow(answered.operations, undefined, answered.sending);
    else {
      const operations = operationsOf(met, choice);
      if (operations.length > 0) await write(operations);
    }
  };
  const attempt = (act: () => Promise<void>) => () => {
    if (closed) return;
    setError(null);
    pending.current.then(act).catch((caught: unknown) => setError(asError(caught)));
  };
  const state = { language, noun, mission, open, conflict, error, writing: writing > 0, closed };
  const steps = { canUndo: canUndo && !closed, canRedo: canRedo && !closed };
  return { ...state, ...steps, start, leave, save, write, settle, setError, undo: attempt(undo), redo: attempt(redo) };
}

/** What could be kept nowhere stays open as it was typed. */
const reasonOf = ({ code, message }: ApiProblem, say: Words["say"]): string =>
  code === "outbox.full" ? say("outbox.not_kept") : message;
const asError = (caught: unknown): Error => (caught instanceof Error ? caught : new Error(String(caught)));
export type Editing = ReturnType<typeof useEditing>;

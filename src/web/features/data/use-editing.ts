import { useRef, useState } from "react";
import { type CellFault, formatCell, parseCell } from "../../../model/cell.ts";
import type { Noun } from "../../../model/noun.ts";
import { ApiProblem, ask, type Item, type Operation } from "../../api.ts";
import { missionPath } from "../../queries.ts";
import { useWords } from "../../words/words.tsx";
import type { Column } from "./columns.ts";
import { newOpId } from "../../offline/op-id.ts";
import { keepTheirs } from "../../offline/outbox.ts";
import { changeOf, useCommits } from "./commits.ts";
import { valueOf } from "./show-value.ts";

/** A change that met a newer version: what is stored now, and what the reader wanted. */
export type Conflict = { readonly theirs: Item; readonly mine: Operation };
type Open = { readonly row: Item; readonly column: Column; readonly start: string | null };
type Setup = { readonly mission: string; readonly noun: Noun; readonly focusGrid: () => void };

export const editText = (row: Item, column: Column): string => formatCell(valueOf(row.values[column.name]));

/** The state of editing in one grid: which cell is open, what is being written, what went wrong. */
export function useEditing({ mission, noun, focusGrid }: Setup) {
  const { language } = useWords();
  const { commit, undo, redo, canUndo, canRedo } = useCommits(mission);
  const [open, setOpen] = useState<Open | null>(null);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const [writing, setWriting] = useState(0);

  // An undo that is asked for while a change is on its way waits for it.
  const pending = useRef<Promise<void>>(Promise.resolve());
  const write = (operations: readonly Operation[]) => {
    pending.current = writeNow(operations);
    return pending.current;
  };
  const writeNow = async (operations: readonly Operation[]) => {
    setError(null);
    setWriting((count) => count + 1);
    try {
      await commit(operations);
    } catch (caught) {
      const stale = caught instanceof ApiProblem && (caught.status === 409 || caught.status === 412);
      const [mine] = operations;
      if (stale && mine && operations.length === 1) {
        setConflict({
          mine,
          theirs:
            caught.current ??
            (await ask<Item>(`${missionPath(mission)}/${noun.plural}/${encodeURIComponent(mine.id)}`)),
        });
      } else setError(caught instanceof Error ? caught : new Error(String(caught)));
    } finally {
      setWriting((count) => count - 1);
    }
  };
  const start = (row: Item, column: Column, typed: string | null = null) => {
    if (column.editable) setOpen({ row, column, start: typed });
  };
  const leave = () => {
    setOpen(null);
    focusGrid();
  };
  /** Checks and writes one cell; gives the fault where the text cannot stand. */
  const save = (row: Item, column: Column, text: string): CellFault | null => {
    const result = parseCell(text, column.meta);
    if ("fault" in result) return result.fault;
    leave();
    if (text.trim() !== editText(row, column)) void write([changeOf(noun.name, row, { [column.name]: result.value })]);
    return null;
  };
  /** `later`: the change stays in the queue with its question open. */
  const settle = (choice: "mine" | "theirs" | "later") => {
    if (choice === "theirs" && conflict) void keepTheirs(conflict.mine.op_id);
    if (choice === "mine" && conflict)
      void write([{ ...conflict.mine, op_id: newOpId(), base_version: conflict.theirs.version }]);
    setConflict(null);
    focusGrid();
  };
  const attempt = (act: () => Promise<void>) => () => {
    setError(null);
    pending.current
      .then(act)
      .catch((caught: unknown) => setError(caught instanceof Error ? caught : new Error(String(caught))));
  };
  return {
    language,
    noun,
    mission,
    open,
    start,
    leave,
    save,
    write,
    conflict,
    settle,
    error,
    setError,
    writing: writing > 0,
    undo: attempt(undo),
    redo: attempt(redo),
    canUndo,
    canRedo,
  };
}
export type Editing = ReturnType<typeof useEditing>;

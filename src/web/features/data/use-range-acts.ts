import { type ClipboardEvent, useState } from "react";
import { uuidv7 } from "../../../kernel/id.ts";
import type { Noun } from "../../../model/noun.ts";
import type { Item, Operation } from "../../api.ts";
import { newOpId } from "../../offline/op-id.ts";
import { outboxView } from "../../offline/outbox.ts";
import { useWords } from "../../words/words.tsx";
import type { Column } from "./columns.ts";
import { byHeading, type PasteAsk, type PastePlan, planPaste, spread } from "./paste-plan.ts";
import { type At, type Bounds, columnsIn, isSingle, rowsIn } from "./range.ts";
import { fieldName } from "./show-value.ts";
import { blockHtml, blockText, parseBlock } from "./tsv.ts";
import { type Editing, editText } from "./use-editing.ts";
import type { Rows } from "./use-rows.ts";
import { useWriting } from "./use-writing.ts";

/** Rows of one act at most: what one commit takes. */
const mostRows = 10_000;

/** Whether an act is safe on this machine and not yet written. */
const isWaiting = ([first]: readonly Operation[]): boolean =>
  outboxView().changes.some(({ op, state }) => op.op_id === first?.op_id && state === "waiting");

type Setup = {
  readonly noun: Noun;
  readonly rows: Rows;
  readonly columns: readonly Column[];
  readonly at: At;
  readonly bounds: Bounds;
  readonly editing: Editing;
  readonly grows: boolean;
};
type Copy = Pick<Setup, "rows" | "bounds"> & {
  readonly chosen: readonly Column[];
  readonly last: number;
  readonly setNotice: (notice: string) => void;
  readonly attempt: (work: Promise<void>) => void;
};
type Block = Pick<PasteAsk, "columns" | "lines" | "top" | "left">;

export const newId = (): string => uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)));

/** Acts on the chosen range; each is one commit with one undo, or nothing. */
export function useRangeActs({ noun, rows, columns, at, bounds, editing, grows }: Setup) {
  const { say, ...words } = useWords();
  const writingOf = useWriting();
  const [plan, setPlan] = useState<PastePlan | null>(null);
  const [notice, setNotice] = useState<string | null>(null);
  const chosen = columns.slice(bounds.left, bounds.right + 1);
  const last = Math.min(bounds.bottom, rows.total - 1);

  const isTooMuch = (count: number): boolean => {
    if (count <= mostRows) return false;
    editing.setError(new Error(say("grid.too_many", { most: words.number(mostRows), count: words.number(count) })));
    return true;
  };
  const apply = async (block: Block): Promise<void> => {
    if (isTooMuch(block.lines.length)) return;
    const bottom = Math.min(block.top + block.lines.length, rows.total) - 1;
    const items = await itemsOf(rows, block.top, bottom);
    const made = planPaste({ noun, ...block, items, writingOf, newId, newOp: newOpId, grows });
    const [only, more] = made.refused;
    const field = only && columns.find(({ name }) => name === only.field.name);
    const [item] = items;
    // One cell that cannot stand stays open with the reason under it.
    if (only && !more && field?.editable && item && block.lines.length === 1 && made.operations.length === 0) {
      editing.start(item, field, only.text);
      return;
    }
    if (made.refused.length > 0) setPlan(made);
    else if (made.operations.length > 0) await writeAll(made.operations);
    else setNotice(say("grid.nothing_to_change"));
  };
  const writeAll = async (operations: readonly Operation[]) => {
    const done = await editing.write(operations);
    if (!done || operations.length < 2) return;
    const count = operations.length;
    const said = { count, shown: words.number(count) };
    setNotice(isWaiting(operations) ? say("outbox.count", { count }) : say("grid.written", said));
  };
  const attempt = (work: Promise<void>) => {
    setNotice(null);
    work.catch((caught: unknown) => editing.setError(caught instanceof Error ? caught : new Error(String(caught))));
  };

  const copy = useCopy({ rows, bounds, chosen, last, setNotice, attempt });
  const paste = (text: string) => {
    if (editing.closed) return setNotice(say("grid.known_closed"));
    const lines = parseBlock(text);
    const headed = byHeading(lines, columns, ({ name }) => fieldName(noun.name, name, { say, ...words }));
    const block = headed
      ? { lines: headed.lines, columns: headed.columns, left: 0 }
      : {
          lines: spread(lines, { rows: rowsIn(bounds), columns: columnsIn(bounds) }),
          columns,
          left: bounds.left,
        };
    attempt(apply({ ...block, top: bounds.top }));
  };
  const { fill, fillDown } = useFills({ rows, bounds, chosen, last, isTooMuch, run: (block) => attempt(apply(block)) });
  return {
    copy,
    cut: (event: ClipboardEvent) => {
      if (copy(event)) fill("");
    },
    paste,
    fill,
    fillDown,
    clear: () => fill(""),
    /** The records of the chosen rows, read where they are not here yet. */
    chosenItems: () => itemsOf(rows, bounds.top, Math.min(last, bounds.top + mostRows - 1)),
    plan,
    settlePlan: (write: boolean) => {
      if (write && plan) attempt(writeAll(plan.operations));
      setPlan(null);
    },
    notice,
    setNotice,
    current: rows.at(at.row),
  };
}
/** The records of a range of rows where all of them were read. */
function itemsHere(rows: Rows, top: number, bottom: number): readonly Item[] | null {
  if (bottom - top >= mostRows) return null;
  const items = Array.from({ length: bottom - top + 1 }, (_, step) => rows.at(top + step));
  const here = items.filter((item) => item !== undefined);
  return here.length === items.length ? here : null;
}

const itemsOf = async (rows: Rows, top: number, bottom: number): Promise<readonly Item[]> =>
  bottom < top ? [] : (itemsHere(rows, top, bottom) ?? (await rows.read(top, bottom)));

/** Puts the chosen cells on the clipboard, true where it is done; rows that were not read yet are read first. */
function useCopy({ rows, bounds, chosen, last, setNotice, attempt }: Copy): (event: ClipboardEvent) => boolean {
  const { say, number } = useWords();
  const textOf = (items: readonly Item[]) => items.map((item) => chosen.map((column) => editText(item, column)));
  const copyLater = async () => {
    setNotice(say("grid.reading"));
    const items = await rows.read(bounds.top, last);
    // Browsers allow it only where the page came over TLS or from this machine.
    const written = await navigator.clipboard?.writeText(blockText(textOf(items))).then(
      () => true,
      () => false,
    );
    setNotice(say(written ? "grid.copied" : "grid.copy_again", { rows: number(items.length), count: items.length }));
  };
  return (event) => {
    event.preventDefault();
    if (last < bounds.top) return false;
    const items = itemsHere(rows, bounds.top, last);
    if (!items) {
      attempt(copyLater());
      return false;
    }
    event.clipboardData.setData("text/plain", blockText(textOf(items)));
    event.clipboardData.setData("text/html", blockHtml(textOf(items)));
    if (!isSingle(bounds)) setNotice(say("grid.copied", { rows: number(items.length), count: items.length }));
    return true;
  };
}

type Fills = Pick<Copy, "rows" | "bounds" | "chosen" | "last"> & {
  readonly isTooMuch: (count: number) => boolean;
  readonly run: (block: Block) => void;
};

function useFills({ rows, bounds, chosen, last, isTooMuch, run }: Fills) {
  /** One text into every chosen cell that may change. */
  const fill = (text: string) => {
    const editable = chosen.filter((column) => column.editable);
    const rowCount = last - bounds.top + 1;
    if (editable.length === 0 || rowCount < 1 || isTooMuch(rowCount)) return;
    const lines = Array.from({ length: rowCount }, () => editable.map(() => text));
    run({ columns: editable, lines, top: bounds.top, left: 0 });
  };
  /** The first row of the range into the rows below it; a single row takes what stands above it. */
  const fillDown = () => {
    const from = bounds.bottom > bounds.top ? bounds.top : bounds.top - 1;
    const editable = chosen.filter((column) => column.editable);
    const source = rows.at(from);
    const rowCount = last - from;
    if (!source || editable.length === 0 || rowCount < 1 || isTooMuch(rowCount)) return;
    const line = editable.map((column) => editText(source, column));
    const lines = Array.from({ length: rowCount }, () => line);
    run({ columns: editable, lines, top: from + 1, left: 0 });
  };
  return { fill, fillDown };
}

export type RangeActs = ReturnType<typeof useRangeActs>;

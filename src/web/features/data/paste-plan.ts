import { type CellFault, emptyValue, formatCell } from "../../../model/cell.ts";
import type { Value } from "../../../model/field.ts";
import { type Field, fieldsOf, idOf, type Noun } from "../../../model/noun.ts";
import type { Item, Operation } from "../../api.ts";
import type { Column } from "./columns.ts";
import { valueOf } from "./show-value.ts";
import { original } from "./tsv.ts";
import { readTyped, type Writing } from "./typed-text.ts";

/** A cell that cannot stand: `row` is its place in the list, counted from 1. */
export type Refused = {
  readonly row: number;
  readonly field: Field;
  readonly text: string;
  readonly fault: CellFault | "cell.fixed" | "row.closed" | "column.none";
};
/** Values for one row of the list; `row` undefined is a record to add. */
type RowChange = { readonly at: number; readonly row: Item | undefined; readonly values: Record<string, Value> };

/** What a block would do: operations of the rows without a fault, and every cell that was refused. */
export type PastePlan = {
  readonly operations: readonly Operation[];
  readonly refused: readonly Refused[];
  readonly changed: number;
  readonly added: number;
};

export type PasteAsk = {
  readonly noun: Noun;
  readonly columns: readonly Column[];
  /** Where the block begins; `row` counted from 0. */
  readonly top: number;
  readonly left: number;
  readonly lines: readonly (readonly string[])[];
  /** The records that stand at the rows of the block; shorter than the block where it goes beyond the last. */
  readonly items: readonly Item[];
  readonly writingOf: (field: Field) => Writing;
  readonly newId: () => string;
  readonly newOp: () => string;
  /** Rows may be added below the last. */
  readonly grows: boolean;
};

/** Reads a block copied from a sheet against the rows that it falls on; those beyond the last become new records. */
export function planPaste(ask: PasteAsk): PastePlan {
  const refused: Refused[] = [];
  const operations: Operation[] = [];
  let added = 0;
  for (const [down, cells] of ask.lines.entries()) {
    const row = ask.items[down];
    const at = ask.top + down + 1;
    if (!row && (!ask.grows || cells.every((cell) => cell.trim() === ""))) {
      if (!ask.grows) refused.push(...closed(ask, at, cells));
      continue;
    }
    const faults: Refused[] = [];
    const change: RowChange = { at, row, values: {} };
    for (const [across, text] of cells.entries()) faults.push(...place(ask, change, across, text));
    if (!row) faults.push(...missing(ask, change));
    refused.push(...faults);
    const operation = faults.length === 0 ? operationOf(ask, change) : null;
    if (operation) operations.push(operation);
    if (operation && !row) added += 1;
  }
  return { operations, refused, added, changed: operations.length - added };
}

const closed = ({ columns, left }: PasteAsk, row: number, cells: readonly string[]): readonly Refused[] => {
  const field = columns[left];
  return field ? [{ row, field, text: cells[0] ?? "", fault: "row.closed" }] : [];
};

/** Puts one cell into the change of its row, or says why not. A cell that says what stands there already asks nothing. */
function place(ask: PasteAsk, change: RowChange, across: number, raw: string): readonly Refused[] {
  const text = original(raw);
  const column = ask.columns[ask.left + across];
  const refuse = (field: Field, fault: Refused["fault"]) => [{ row: change.at, field, text, fault }];
  const edge = ask.columns.at(-1);
  if (!column) return text.trim() === "" || !edge ? [] : refuse(edge, "column.none");
  const before = change.row && formatCell(valueOf(change.row.values[column.name]));
  if (change.row && text.trim() === before) return [];
  if (change.row && !column.editable) return refuse(column, "cell.fixed");
  // The id of a new record may be left to be made.
  if (!change.row && column.meta.kind === "id" && text.trim() === "") return [];
  const result = readTyped(text, column.meta, ask.writingOf(column));
  if ("fault" in result) return refuse(column, result.fault);
  if (change.row && formatCell(result.value) === before) return [];
  change.values[column.name] = result.value;
  return [];
}

/** Fields of a new record that may not be unknown. */
const missing = ({ noun }: PasteAsk, { at, values }: RowChange): readonly Refused[] =>
  fieldsOf(noun)
    .filter(({ name, meta }) => meta.required && meta.kind !== "id" && emptyValue(meta) === null && !(name in values))
    .map((field) => ({ row: at, field, text: "", fault: "required.missing" as const }));

function operationOf(ask: PasteAsk, { row, values }: RowChange): Operation | null {
  if (!row) return addOf(ask.noun, values, ask);
  if (Object.keys(values).length === 0) return null;
  return {
    op_id: ask.newOp(),
    kind: "change",
    noun: ask.noun.name,
    id: row.id,
    base_version: row.version,
    values,
  };
}

/** A new record: its id from its key fields, its own, or made here. */
export function addOf(
  noun: Noun,
  values: Readonly<Record<string, Value>>,
  { newId, newOp }: Pick<PasteAsk, "newId" | "newOp">,
): Operation {
  const own = values["id"];
  const id = noun.key !== null ? idOf(noun, values) : typeof own === "string" && own !== "" ? own : newId();
  return { op_id: newOp(), kind: "add", noun: noun.name, id, base_version: null, values: { ...values, id } };
}

/**
 * Where the first line of a block names columns, the columns it names in its order, and the block without it; else null.
 */
export function byHeading(
  lines: PasteAsk["lines"],
  columns: readonly Column[],
  labelOf: (column: Column) => string,
): { readonly columns: readonly Column[]; readonly lines: PasteAsk["lines"] } | null {
  const [head = [], ...rest] = lines;
  if (head.length < 2 || rest.length === 0) return null;
  const plain = (text: string) => text.trim().toLowerCase();
  const named = head.map((text) =>
    columns.find((column) => plain(text) === column.name || plain(text) === plain(labelOf(column))),
  );
  const found = named.filter((column) => column !== undefined);
  return found.length === head.length && new Set(found).size === found.length ? { columns: found, lines: rest } : null;
}

/** One value for a whole range, or a block that fits into the range several times, repeated to fill it. */
export function spread(
  lines: PasteAsk["lines"],
  size: { readonly rows: number; readonly columns: number },
): PasteAsk["lines"] {
  const height = lines.length;
  const width = lines[0]?.length ?? 0;
  if (width === 0 || size.rows % height !== 0 || size.columns % width !== 0) return lines;
  return Array.from({ length: size.rows }, (_, down) =>
    Array.from({ length: size.columns }, (_cell, across) => lines[down % height]?.[across % width] ?? ""),
  );
}

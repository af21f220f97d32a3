import type { MessageValues } from "../kernel/refusal.ts";
import type { Value } from "../model/field.ts";
import type { Noun, Row } from "../model/noun.ts";

/** A row that came in from a file; only the columns of the file stand in `values`. */
export type IncomingRow = {
  /** Physical row of the file or sheet; the header is 1. */
  readonly line: number;
  /** Null for a new row that brings no id. */
  readonly id: string | null;
  /** Version of the record that the file was made from; null where the file knows none. */
  readonly version: number | null;
  readonly values: Readonly<Record<string, Value>>;
};

/** The rows of one sheet or file, all of one noun. */
export type IncomingSheet = {
  readonly noun: Noun;
  /** Name of the sheet, or of the file. */
  readonly sheet: string;
  readonly columns: readonly string[];
  readonly rows: readonly IncomingRow[];
};

/** A field that two people changed: what it was, what the file says, what stands now. */
export type Clash = { readonly field: string; readonly before: Value; readonly yours: Value; readonly current: Value };

/** A cell or row that is not taken; `rule` is a fault code, said under `fault.<rule>`. */
export type Refused = {
  readonly sheet: string;
  readonly row: number;
  readonly column: string | null;
  readonly rule: string;
  readonly value: string | null;
  readonly values: MessageValues;
  /** Where somebody else changed the same record: each field that both changed. */
  readonly clashes?: readonly Clash[];
  /** Then also: the person's edits put onto the record as it stands now, with its version. */
  readonly rebased?: { readonly version: number; readonly row: Row };
};

/** A cell as it stood in a file, for handing it back: a day is `{ day }`. */
export type FileCell = string | number | boolean | { readonly day: string } | null;

/** A row with a cell that cannot be read, as it stood in the file: field name to cell. */
export type UnreadRow = {
  readonly sheet: string;
  readonly noun: string;
  readonly line: number;
  readonly id: string | null;
  readonly version: number | null;
  readonly cells: Readonly<Record<string, FileCell>>;
};

/** Something that a person should know of the file, though it stops nothing; said under `upload.note.<code>`. */
export type FileNote = { readonly code: string; readonly sheet: string | null; readonly values: MessageValues };

export type CurrentRow = {
  readonly row: Row;
  readonly version: number | null;
  /** The record at the older version that the file was made from, where that is known. */
  readonly base?: Row | null;
};
export type AddedRow = { readonly line: number; readonly row: Row };
export type ChangedRow = {
  readonly id: string;
  readonly line: number;
  /** Version on which the change builds: that which stands now; null where there are none. */
  readonly version: number | null;
  /** The changed fields with their new values. */
  readonly values: Readonly<Record<string, Value>>;
  readonly before: Row;
};

/** What taking the rows would do; nothing is written by finding it out. */
export type Differences = {
  readonly noun: string;
  readonly sheet: string;
  readonly added: readonly AddedRow[];
  readonly changed: readonly ChangedRow[];
  readonly unchanged: number;
  readonly refused: readonly Refused[];
};

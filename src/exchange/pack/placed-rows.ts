import type { Noun, Row } from "../../model/noun.ts";

/** Rows of one file with the physical line of each. */
export type PlacedRows = {
  readonly noun: Noun;
  readonly file: string;
  readonly rows: Row[];
  readonly lines: number[];
  /** Columns that the file has, by name of field. */
  readonly columns: readonly string[];
  /** Ids of rows that cannot be used but that others may refer to. */
  readonly otherIds: Set<string>;
  /** False where rows are missing from here, so that nothing may be said about dangling references to this noun. */
  complete: boolean;
  /** Rows seen, those with faults among them. */
  seen: number;
};

/** The rows of a table of which nothing has been read yet. */
export const noRows = (noun: Noun, file: string): PlacedRows => ({
  noun,
  file,
  rows: [],
  lines: [],
  columns: [],
  otherIds: new Set(),
  complete: true,
  seen: 0,
});

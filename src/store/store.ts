import type { Row } from "../model/noun.ts";

/** What one operation of a commit does to one record. */
export type OperationKind = "add" | "change" | "remove";

/**
 * One operation as a caller hands it in.
 * `values` holds the whole record for `add`, the changed fields for `change`, nothing for `remove`.
 * `base_version` is the version that the caller saw; null for `add`.
 */
export type OperationInput = {
  readonly op_id: string;
  readonly kind: OperationKind;
  readonly noun: string;
  readonly id: string;
  readonly base_version: number | null;
  readonly values: Readonly<Record<string, unknown>>;
};

/** What a caller gets for a commit; a resend of the same operations gets the same receipt. */
export type Receipt = {
  readonly mission_id: string;
  readonly seq: number;
  readonly digest: string;
  readonly time: string;
  readonly operations: readonly { readonly op_id: string; readonly noun: string; readonly id: string; readonly version: number }[];
};

/** A record as it stands in the database: its values and the version that the next change must name. */
export type StoredRow = { readonly version: number; readonly origin: string; readonly values: Row };

export type Filter = { readonly field: string; readonly test: "is" | "contains" | "at_least" | "at_most" | "empty"; readonly value: string };
export type ListQuery = {
  readonly filters: readonly Filter[];
  readonly sort: { readonly field: string; readonly descending: boolean } | null;
  readonly limit: number;
  /** Opaque cursor of the page before, or null for the first page. */
  readonly cursor: string | null;
  /** Read the list as it was right after this commit; null is now. */
  readonly as_of: number | null;
};
export type Page = { readonly rows: readonly StoredRow[]; readonly total: number; readonly next_cursor: string | null };

/** One change of one record, newest first in a history. */
export type HistoryEntry = {
  readonly seq: number;
  readonly time: string;
  readonly actor: string;
  readonly kind: OperationKind | "batch";
  readonly version: number;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
};

export type CommitHead = { readonly seq: number; readonly digest: string; readonly time: string; readonly actor: string; readonly operations: number };

/** Told to listeners after a commit is durable. */
export type CommitNotice = { readonly mission_id: string; readonly seq: number };

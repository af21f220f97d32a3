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
  readonly operations: readonly {
    readonly op_id: string;
    readonly noun: string;
    readonly id: string;
    readonly version: number;
  }[];
};

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

export type CommitHead = {
  readonly seq: number;
  readonly digest: string;
  readonly time: string;
  readonly actor: string;
  readonly operations: number;
};

import type { readRecord } from "../operations/records/read-record.ts";

type StoredRow = Awaited<ReturnType<typeof readRecord>>;

/** A record as it leaves. */
export type Row = { readonly id: string; readonly version: number; readonly values: StoredRow["values"] };

export const rowOf = ({ version, values }: StoredRow): Row => ({ id: values.id, version, values });

import { type Noun, type Row } from "../model/noun.ts";
import { tableOf } from "./columns.ts";
import { listRows, recordDefinition, storedColumns, toRow, toStored } from "./records.ts";
import type { Connection, StoredRow } from "./store.ts";

/**
 * The records of a noun as a source for `from`, with the columns of its table, now or right after a commit.
 * `$1` is the mission; when `asOf` is not null `$2` is the commit. Rows of append-only nouns are never changed, so their
 * own commit numbers tell; all others are taken from their last operation up to then.
 */
export function recordSource(noun: Noun, asOf: number | null): string {
  if (asOf === null) return `(select * from ${tableOf(noun)} where mission_id = $1) t`;
  if (noun.appendOnly) return `(select * from ${tableOf(noun)} where mission_id = $1 and seq <= $2::bigint) t`;
  return `(select r.*, o.version, o.origin from (
      select distinct on (record_id) kind, version, origin, body from concert.operation
      where mission_id = $1 and seq <= $2::bigint and noun = '${noun.name}' and record_id is not null
      order by record_id, seq desc, position desc) o
    cross join lateral jsonb_to_record(o.body) as r (${recordDefinition(noun)})
    where o.kind <> 'remove' and o.body is not null) t`;
}

/** The values for `$1` and, where it is used, `$2` of `recordSource`. */
export const sourceValues = (missionId: string, asOf: number | null): readonly unknown[] =>
  asOf === null ? [missionId] : [missionId, asOf];

/** All rows of a noun in the order of their ids, now or right after a commit. */
export async function listRowsAsOf(
  connection: Connection,
  noun: Noun,
  missionId: string,
  asOf: number | null,
): Promise<Row[]> {
  if (asOf === null) return listRows(connection, noun, missionId);
  const found = await connection.query(
    `select * from ${recordSource(noun, asOf)} order by id`,
    sourceValues(missionId, asOf),
  );
  return found.map((each) => toRow(noun, each));
}

/** One record, now or right after a commit. */
export async function findStoredAsOf(
  connection: Connection,
  noun: Noun,
  missionId: string,
  record: { readonly id: string; readonly as_of: number | null },
): Promise<StoredRow | undefined> {
  const values = [...sourceValues(missionId, record.as_of), record.id];
  const text = `select ${storedColumns(noun)} from ${recordSource(noun, record.as_of)} where id = $${values.length}`;
  const [found] = await connection.query(text, values);
  return found && toStored(noun, found);
}

import { type Noun, type Row, fieldsOf } from "../model/noun.ts";
import type { Value } from "../model/field.ts";
import { columnType, quoted, tableOf } from "./columns.ts";
import type { Connection, StoredRow } from "./store.ts";

/** Under what a row is written: the label and origin of the session, and the commit for append-only nouns. */
export type Stamp = {
  readonly mission_id: string;
  readonly origin: string;
  readonly label_id: number;
  readonly seq: number;
};
export type VersionedRow = { readonly version: number; readonly row: Row };

/** Rows sent in one statement. */
const batch = 2_000;

const fieldNames = (noun: Noun): readonly string[] => fieldsOf(noun).map((field) => quoted(field.name));

/** The fields of a noun as columns of a JSON record, in the types of its table. */
export const recordDefinition = (noun: Noun): string =>
  fieldsOf(noun)
    .map((field) => {
      const type = columnType(field.meta);
      return `${quoted(field.name)} ${type}${type.startsWith("text") ? ' collate "C"' : ""}`;
    })
    .join(", ");

/** All columns that make a stored row. */
export const storedColumns = (noun: Noun): string => [...fieldNames(noun), "version", "origin"].join(", ");

/** The record in a row of the database; null where the database has none. */
export function toRow(noun: Noun, found: Readonly<Record<string, unknown>>): Row {
  const values: Record<string, Value> = {};
  // The tables are made from the nouns, and a test holds their columns and types to them.
  for (const { name } of fieldsOf(noun)) values[name] = (found[name] ?? null) as Value;
  return { ...values, id: String(found["id"]) };
}

export const toStored = (noun: Noun, found: Readonly<Record<string, unknown>>): StoredRow => ({
  version: Number(found["version"]),
  origin: String(found["origin"]),
  values: toRow(noun, found),
});

/** All rows of a noun in the order of their ids. */
export async function listRows(connection: Connection, noun: Noun, missionId: string): Promise<Row[]> {
  const text = `select ${fieldNames(noun).join(", ")} from ${tableOf(noun)} where mission_id = $1 order by id`;
  return (await connection.query(text, [missionId])).map((found) => toRow(noun, found));
}

/** Rows of an append-only noun that came with one commit. */
export async function listRowsOfCommit(
  connection: Connection,
  noun: Noun,
  missionId: string,
  seq: number,
): Promise<Row[]> {
  const text = `select ${fieldNames(noun).join(", ")} from ${tableOf(noun)} where mission_id = $1 and seq = $2 order by id`;
  return (await connection.query(text, [missionId, seq])).map((found) => toRow(noun, found));
}

/** The rows of some ids, by id. */
export async function findRows(
  connection: Connection,
  noun: Noun,
  missionId: string,
  ids: readonly string[],
): Promise<Map<string, StoredRow>> {
  const text = `select ${storedColumns(noun)} from ${tableOf(noun)} where mission_id = $1 and id = any ($2::text[])`;
  const found = await connection.query(text, [missionId, ids]);
  return new Map(found.map((each) => [String(each["id"]), toStored(noun, each)]));
}

/** Which of the ids a noun has. */
export async function findIds(
  connection: Connection,
  noun: Noun,
  missionId: string,
  ids: readonly string[],
): Promise<Set<string>> {
  const text = `select id from ${tableOf(noun)} where mission_id = $1 and id = any ($2::text[])`;
  return new Set((await connection.query<{ readonly id: string }>(text, [missionId, ids])).map((row) => row.id));
}

export async function insertRows(
  connection: Connection,
  noun: Noun,
  stamp: Stamp,
  rows: readonly VersionedRow[],
): Promise<void> {
  const names = fieldNames(noun);
  const columns = ["mission_id", "origin", "label_id", "version", ...(noun.appendOnly ? ["seq"] : []), ...names];
  const values = [
    "$1",
    "$2",
    "$3::integer",
    "r.version",
    ...(noun.appendOnly ? ["$5::bigint"] : []),
    ...names.map((name) => `r.${name}`),
  ];
  const text = `insert into ${tableOf(noun)} (${columns.join(", ")}) select ${values.join(", ")}
    from jsonb_to_recordset($4::jsonb) as r (version bigint, ${recordDefinition(noun)})`;
  for (let from = 0; from < rows.length; from += batch) {
    const json = JSON.stringify(rows.slice(from, from + batch).map(({ version, row }) => ({ ...row, version })));
    await connection.query(text, [
      stamp.mission_id,
      stamp.origin,
      stamp.label_id,
      json,
      ...(noun.appendOnly ? [stamp.seq] : []),
    ]);
  }
}

/** Sets rows to new values and their next version. Answers how many there were to set. */
export async function updateRows(
  connection: Connection,
  noun: Noun,
  missionId: string,
  rows: readonly VersionedRow[],
): Promise<number> {
  const sets = ["version", ...fieldNames(noun).filter((name) => name !== '"id"')].map((name) => `${name} = r.${name}`);
  const text = `update ${tableOf(noun)} t set ${sets.join(", ")}
    from jsonb_to_recordset($2::jsonb) as r (version bigint, ${recordDefinition(noun)})
    where t.mission_id = $1 and t.id = r.id returning 1`;
  const json = JSON.stringify(rows.map(({ version, row }) => ({ ...row, version })));
  return (await connection.query(text, [missionId, json])).length;
}

/** Takes rows out of the table; the journal keeps them. Answers how many there were. */
export async function deleteRows(
  connection: Connection,
  noun: Noun,
  missionId: string,
  ids: readonly string[],
): Promise<number> {
  const text = `delete from ${tableOf(noun)} where mission_id = $1 and id = any ($2::text[]) returning 1`;
  return (await connection.query(text, [missionId, ids])).length;
}

/** Records whose field points to one of the ids, and to which. */
export function findReferring(
  connection: Connection,
  noun: Noun,
  missionId: string,
  reference: { readonly field: string; readonly ids: readonly string[] },
): Promise<readonly { readonly id: string; readonly to: string }[]> {
  const field = fieldsOf(noun).find((each) => each.name === reference.field);
  if (!field) throw new RangeError(`${noun.name} has no field ${reference.field}`);
  const column = `t.${quoted(field.name)}`;
  const targets = columnType(field.meta) === "text[]" ? `unnest(${column})` : `(values (${column}))`;
  const text = `select t.id, x.target as to from ${tableOf(noun)} t cross join lateral ${targets} as x (target)
    where t.mission_id = $1 and x.target = any ($2::text[]) order by t.id limit 100`;
  return connection.query(text, [missionId, reference.ids]);
}

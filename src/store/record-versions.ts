import type { Row } from "../model/noun.ts";
import type { Connection } from "./store.ts";

/** Ids asked for in one statement. */
const batch = 2_000;

/** Records as they stood at older versions, by id; without those whose body is withheld or erased. */
export async function findVersions(
  connection: Connection,
  missionId: string,
  noun: string,
  wanted: readonly { readonly id: string; readonly version: number }[],
): Promise<Map<string, Row>> {
  const found = new Map<string, Row>();
  const text = `select o.record_id, o.body from concert.operation o
    join unnest($3::text[], $4::bigint[]) as w (id, version) on o.record_id = w.id and o.version = w.version
    where o.mission_id = $1 and o.noun = $2 and o.body is not null and o.kind <> 'remove'`;
  for (let from = 0; from < wanted.length; from += batch) {
    const part = wanted.slice(from, from + batch);
    const rows = await connection.query<{ readonly record_id: string; readonly body: Row }>(text, [
      missionId,
      noun,
      part.map(({ id }) => id),
      part.map(({ version }) => version),
    ]);
    for (const { record_id, body } of rows) found.set(record_id, body);
  }
  return found;
}

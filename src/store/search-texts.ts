import type { Noun } from "../model/noun.ts";
import { quoted, tableOf } from "./columns.ts";
import type { Connection } from "./store.ts";

/** Names of one record: a field each, lists of names as they are stored. */
export type RecordTexts = { readonly id: string } & Readonly<Record<string, string | readonly string[] | null>>;

/** The named fields of all records of a noun that the session may read. */
export function listTexts(
  connection: Connection,
  noun: Noun,
  missionId: string,
  fields: readonly string[],
): Promise<readonly RecordTexts[]> {
  const columns = ["id", ...fields].map(quoted).join(", ");
  return connection.query<RecordTexts>(`select ${columns} from ${tableOf(noun)} where mission_id = $1`, [missionId]);
}

/**
 * What decides which records of a mission a session sees: the last commit and the labels it may read. Two sessions with
 * the same answer see the same rows; null where the mission is absent or not to be seen.
 */
export async function findSight(connection: Connection, missionId: string): Promise<string | null> {
  const text = `select h.seq, (select array_agg(l order by l) from unnest(concert.readable()) l)::text as labels
    from concert.mission_head h where h.mission_id = $1 and h.seq > 0`;
  const [sight] = await connection.query<{ readonly seq: number; readonly labels: string | null }>(text, [missionId]);
  return sight ? `${sight.seq} ${sight.labels ?? ""}` : null;
}

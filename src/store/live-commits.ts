import type { Connection } from "./store.ts";

/** What one commit touched, as far as the session may see it; `complete` is false where the records are too many to name. */
export type LiveCommit = {
  readonly seq: number;
  readonly nouns: readonly string[];
  readonly records: readonly { readonly noun: string; readonly id: string; readonly kind: string }[];
  readonly complete: boolean;
};

/** Records that one commit names at most. */
const mostRecords = 500;

type Found = {
  readonly seq: string | number;
  readonly count: string | number;
  readonly nouns: string[];
  readonly records: LiveCommit["records"];
};

/** Commits of a mission after `seq`, oldest first, with the operations that the session may read. */
export async function findLiveCommits(
  connection: Connection,
  missionId: string,
  seq: number,
  limit: number,
): Promise<LiveCommit[]> {
  const found = await connection.query<Found>(
    `select c.seq, o.count, o.nouns, o.records
     from concert.commit c cross join lateral (
       select count(*) as count, coalesce(array_agg(distinct x.noun), '{}') as nouns,
         coalesce(jsonb_agg(jsonb_build_object('noun', x.noun, 'id', x.record_id, 'kind', x.kind) order by x.position)
           filter (where x.rank <= $4 and x.record_id is not null), '[]') as records
       from (select p.*, row_number() over (order by p.position) as rank from concert.operation p
             where p.mission_id = c.mission_id and p.seq = c.seq) x
     ) o
     where c.mission_id = $1 and c.seq > $2 order by c.seq limit $3`,
    [missionId, seq, limit, mostRecords],
  );
  return found.map((row) => {
    const complete = Number(row.count) <= mostRecords;
    return { seq: Number(row.seq), nouns: row.nouns, records: complete ? row.records : [], complete };
  });
}

/** Number of the last commit, or null for a mission that is absent or not to be seen. */
export async function findHeadSeq(connection: Connection, missionId: string): Promise<number | null> {
  const [head] = await connection.query<{ readonly seq: string | number }>(
    "select seq from concert.mission_head where mission_id = $1",
    [missionId],
  );
  return head ? Number(head.seq) : null;
}

import type { Connection } from "./store.ts";

/** Where the reader's last visit ended, and how far the journal of the mission has come. Instants are ISO 8601. */
export type LastSeen = { readonly since: number; readonly since_at: string };

/** What changed in one noun: operations by kind, and the first records that they touched. */
export type NounChanges = {
  readonly noun: string;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly ids: readonly string[];
};

/** A reader away for longer than this comes back to a new visit. */
const visitGap = "30 minutes";
const mostIds = 50;

export async function findLastSeen(connection: Connection, missionId: string): Promise<LastSeen | null> {
  const text = `select s.since, s.since_at from concert.last_seen s, concert.me() m
    where s.mission_id = $1 and s.principal = m.id`;
  return (await connection.query<LastSeen>(text, [missionId]))[0] ?? null;
}

/** Begins a visit, or goes on with the one that is under way. A first visit has nothing before it. */
export async function touchVisit(connection: Connection, missionId: string, head: number): Promise<void> {
  const text = `insert into concert.last_seen as s (mission_id, principal, seen, seen_at, since, since_at)
    select $1, m.id, $2, now(), $2, now() from concert.me() m
    on conflict (mission_id, principal) do update set seen = $2, seen_at = now(),
      since = case when s.seen_at < now() - interval '${visitGap}' then s.seen else s.since end,
      since_at = case when s.seen_at < now() - interval '${visitGap}' then s.seen_at else s.since_at end`;
  await connection.query(text, [missionId, head]);
}

/** Marks everything up to a commit as read. */
export async function markRead(connection: Connection, missionId: string, seq: number): Promise<void> {
  const text = `insert into concert.last_seen as s (mission_id, principal, seen, seen_at, since, since_at)
    select $1, m.id, $2, now(), $2, now() from concert.me() m
    on conflict (mission_id, principal) do update set seen = $2, seen_at = now(), since = $2, since_at = now()`;
  await connection.query(text, [missionId, seq]);
}

/** The changes after a commit, by noun, as far as the session may read them; the noun with most of them first. */
export async function countChanges(connection: Connection, missionId: string, after: number): Promise<NounChanges[]> {
  const text = `select noun,
      count(*) filter (where kind in ('add', 'batch'))::int as added,
      count(*) filter (where kind = 'change')::int as changed,
      count(*) filter (where kind = 'remove')::int as removed,
      coalesce((array_agg(distinct record_id) filter (where record_id is not null and kind <> 'remove'))[1:${mostIds}], '{}') as ids
    from concert.operation where mission_id = $1 and seq > $2
    group by noun order by count(*) desc, noun`;
  return [...(await connection.query<NounChanges>(text, [missionId, after]))];
}

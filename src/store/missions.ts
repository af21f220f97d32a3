import { Refusal } from "../kernel/refusal.ts";
import type { Connection, MissionSummary } from "./store.ts";

/** The missions that the session may see, in the order of their ids. */
export async function findMissions(connection: Connection): Promise<MissionSummary[]> {
  const rows = await connection.query<Omit<MissionSummary, "digest"> & { readonly digest: Buffer }>(
    `select h.mission_id as id, coalesce(m.name, h.mission_id) as name, coalesce(m.short_name, h.mission_id) as short_name,
       coalesce(m.nature, 'fictional') as nature, concert.my_role(h.mission_id) as role, h.seq, h.digest
     from concert.mission_head h left join concert.mission m on m.mission_id = h.mission_id and m.id = h.mission_id
     where h.seq > 0 order by h.mission_id`,
  );
  return rows.map((row) => ({ ...row, digest: row.digest.toString("hex") }));
}

/** @throws Refusal not-found for a mission that is absent or not to be seen, or for a commit that is not there yet */
export async function requireMission(connection: Connection, missionId: string, asOf: number | null): Promise<void> {
  const [head] = await connection.query<{ readonly seq: number }>(
    "select seq from concert.mission_head where mission_id = $1 and seq > 0",
    [missionId],
  );
  if (!head) throw new Refusal("not-found", "store.mission_unknown", { mission: missionId });
  if (asOf !== null && (asOf < 1 || asOf > head.seq))
    throw new Refusal("not-found", "store.commit_unknown", { mission: missionId, seq: asOf });
}

/** The functions that narrow what this session writes in the mission; none where nothing narrows it. */
export async function findFunctions(connection: Connection, missionId: string): Promise<readonly string[]> {
  const text = "select concert.my_functions($1) as functions";
  const [row] = await connection.query<{ readonly functions: readonly string[] }>(text, [missionId]);
  return row?.functions ?? [];
}

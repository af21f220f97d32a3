import { Refusal } from "../kernel/refusal.ts";
import type { Connection } from "./store.ts";

/** The last commit of a mission. @throws Refusal not-found for a mission that is absent or not to be seen */
export async function lastSeq(connection: Connection, missionId: string): Promise<number> {
  const text = "select seq from concert.mission_head where mission_id = $1 and seq > 0";
  const [head] = await connection.query<{ readonly seq: number }>(text, [missionId]);
  if (!head) throw new Refusal("not-found", "store.mission_unknown", { mission: missionId });
  return head.seq;
}

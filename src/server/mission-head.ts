import { Refusal } from "../kernel/refusal.ts";
import { listCommits } from "../operations/records/read-mission.ts";
import type { Workspace } from "../operations/workspace/workspace.ts";

type Head = Awaited<ReturnType<typeof listCommits>>[number];

/** The last commit of a mission. @throws Refusal not-found, alike for a mission that is absent or not to be seen */
export async function headOf({ database }: Workspace, token: string, mission: string): Promise<Head> {
  const [head] = await listCommits(database, token, mission, { before: null, limit: 1 });
  if (!head) throw new Refusal("not-found", "server.not_found");
  return head;
}

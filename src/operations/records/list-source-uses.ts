import { requireMission } from "../../store/missions.ts";
import { countSourceUses, type SourceUse } from "../../store/source-uses.ts";
import type { Database, SessionToken } from "../../store/store.ts";

/**
 * What rests on each source of a mission, by noun.
 * @throws Refusal not-found for a mission that is absent or not to be seen
 */
export function listSourceUses(
  database: Database,
  session: SessionToken,
  missionId: string,
): Promise<readonly SourceUse[]> {
  return database.transaction(
    session,
    async (connection) => {
      await requireMission(connection, missionId, null);
      return countSourceUses(connection, missionId);
    },
    { readOnly: true },
  );
}

import { requireMission } from "../../store/missions.ts";
import type { Database, SessionToken, Verification } from "../../store/store.ts";
import { verifyMission } from "../../store/verify.ts";

/** Recomputes the whole chain, holds the tables to it, and names the first bad entry. */
export function verifyJournal(database: Database, session: SessionToken, missionId: string): Promise<Verification> {
  return database.transaction(
    session,
    async (connection) => {
      await requireMission(connection, missionId, null);
      return verifyMission(connection, missionId);
    },
    { readOnly: true, timeoutMs: 600_000 },
  );
}

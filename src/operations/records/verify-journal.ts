import type { Database, SessionToken, Verification } from "../../store/store.ts";

/** Recomputes the whole chain and names the first bad entry. */
export async function verifyJournal(
  database: Database,
  session: SessionToken,
  missionId: string,
): Promise<Verification> {
  throw new RangeError(`not built yet ${String([database, session, missionId])}`);
}

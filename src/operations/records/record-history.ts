import type { Noun } from "../../model/noun.ts";
import type { Database, HistoryEntry, SessionToken } from "../../store/store.ts";

/** Every change of one record, newest first. */
export async function recordHistory(
  database: Database,
  session: SessionToken,
  missionId: string,
  record: { readonly noun: Noun; readonly id: string },
): Promise<readonly HistoryEntry[]> {
  throw new RangeError(`not built yet ${String([database, session, missionId, record])}`);
}

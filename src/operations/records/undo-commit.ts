import type { Database, Receipt, SessionToken } from "../../store/store.ts";

/** Commits the inverse of a commit. @throws Refusal conflict `store.undo_conflict` when a later change stands on it */
export async function undoCommit(
  database: Database,
  session: SessionToken,
  missionId: string,
  seq: number,
): Promise<Receipt> {
  throw new RangeError(`not built yet ${String([database, session, missionId, seq])}`);
}

import type { Noun } from "../../model/noun.ts";
import type { Database, SessionToken, StoredRow } from "../../store/store.ts";

/** @throws Refusal not-found `store.record_unknown` */
export async function readRecord(
  database: Database,
  session: SessionToken,
  missionId: string,
  record: { readonly noun: Noun; readonly id: string; readonly as_of: number | null },
): Promise<StoredRow> {
  throw new RangeError(`not built yet ${String([database, session, missionId, record])}`);
}

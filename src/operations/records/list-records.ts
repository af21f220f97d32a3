import type { Noun } from "../../model/noun.ts";
import type { Database, ListQuery, Page, SessionToken } from "../../store/store.ts";

/** One page of a noun's records, filtered and sorted by the database. */
export async function listRecords(
  database: Database,
  session: SessionToken,
  missionId: string,
  list: { readonly noun: Noun; readonly query: ListQuery },
): Promise<Page> {
  throw new RangeError(`not built yet ${String([database, session, missionId, list])}`);
}

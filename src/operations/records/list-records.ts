import type { Noun } from "../../model/noun.ts";
import { findPage } from "../../store/list-query.ts";
import { requireMission } from "../../store/missions.ts";
import type { Database, ListQuery, Page, SessionToken } from "../../store/store.ts";

/** One page of a noun's records, filtered and sorted by the database. */
export function listRecords(
  database: Database,
  session: SessionToken,
  missionId: string,
  list: { readonly noun: Noun; readonly query: ListQuery },
): Promise<Page> {
  return database.transaction(
    session,
    async (connection) => {
      await requireMission(connection, missionId, list.query.as_of);
      return findPage(connection, list.noun, missionId, list.query);
    },
    { readOnly: true },
  );
}

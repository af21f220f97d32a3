import { addDays } from "../../kernel/plain-date.ts";
import type { Row } from "../../model/noun.ts";
import { nouns } from "../../model/nouns.ts";
import { listRowsAsOf } from "../../store/as-of.ts";
import { listCommitHeads } from "../../store/journal.ts";
import { findMissions, requireMission } from "../../store/missions.ts";
import type { CommitHead, Database, MissionSummary, SessionToken } from "../../store/store.ts";

/** All records of a mission by noun, ordered by id, now or right after a commit, from one snapshot. */
export function readMission(
  database: Database,
  session: SessionToken,
  missionId: string,
  asOf: number | null,
): Promise<ReadonlyMap<string, readonly Row[]>> {
  const read = async (connection: Parameters<typeof listRowsAsOf>[0]) => {
    await requireMission(connection, missionId, asOf);
    const records = new Map<string, readonly Row[]>();
    for (const noun of nouns) records.set(noun.name, await listRowsAsOf(connection, noun, missionId, asOf));
    return records;
  };
  return database.transaction(session, read, { readOnly: true });
}

/** The missions that the session may see, ordered by id. */
export const listMissions = (database: Database, session: SessionToken): Promise<readonly MissionSummary[]> =>
  database.transaction(session, findMissions, { readOnly: true });

/** The commits of a mission, newest first: before a seq, and up to the end of a day (UTC), where given. */
export function listCommits(
  database: Database,
  session: SessionToken,
  missionId: string,
  page: { readonly before: number | null; readonly until?: string | null; readonly limit: number },
): Promise<readonly CommitHead[]> {
  const read = async (connection: Parameters<typeof listRowsAsOf>[0]) => {
    await requireMission(connection, missionId, null);
    return listCommitHeads(connection, missionId, {
      ...page,
      until: page.until ? `${addDays(page.until, 1)}T00:00:00Z` : null,
    });
  };
  return database.transaction(session, read, { readOnly: true });
}

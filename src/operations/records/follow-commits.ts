import { type LiveCommit, findHeadSeq, findLiveCommits } from "../../store/live-commits.ts";
import type { Database, SessionToken } from "../../store/store.ts";

/** Commits after one, oldest first, each with what the session may see of it. */
export const commitsAfter = (
  database: Database,
  session: SessionToken,
  missionId: string,
  page: { readonly after: number; readonly limit: number },
): Promise<LiveCommit[]> =>
  database.transaction(session, (connection) => findLiveCommits(connection, missionId, page.after, page.limit), {
    readOnly: true,
  });

/** Number of the last commit of a mission, or null where it is absent or not to be seen. */
export const headSeq = (database: Database, session: SessionToken, missionId: string): Promise<number | null> =>
  database.transaction(session, (connection) => findHeadSeq(connection, missionId), { readOnly: true });

import type { Row } from "../../model/noun.ts";
import type { CommitHead, Database, MissionSummary, SessionToken } from "../../store/store.ts";

/** All records of a mission by noun, ordered by id, now or right after a commit. */
export async function readMission(
  database: Database,
  session: SessionToken,
  missionId: string,
  asOf: number | null,
): Promise<ReadonlyMap<string, readonly Row[]>> {
  throw new RangeError(`not built yet ${String([database, session, missionId, asOf])}`);
}

/** The missions that the session may see, ordered by id. */
export async function listMissions(database: Database, session: SessionToken): Promise<readonly MissionSummary[]> {
  throw new RangeError(`not built yet ${String([database, session])}`);
}

/** The commits of a mission, newest first, before a seq when one is given. */
export async function listCommits(
  database: Database,
  session: SessionToken,
  missionId: string,
  page: { readonly before: number | null; readonly limit: number },
): Promise<readonly CommitHead[]> {
  throw new RangeError(`not built yet ${String([database, session, missionId, page])}`);
}

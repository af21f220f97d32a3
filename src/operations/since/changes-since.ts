import { type NounChanges, countChanges, findLastSeen, markRead, touchVisit } from "../../store/last-seen.ts";
import { listCommitHeads } from "../../store/journal.ts";
import { findHeadSeq } from "../../store/live-commits.ts";
import { requireMission } from "../../store/missions.ts";
import type { CommitHead, Database, SessionToken } from "../../store/store.ts";

/** What changed in a mission since the reader's visit before this one. `since` null is a first visit. */
export type ChangesSince = {
  readonly since: { readonly seq: number; readonly time: string } | null;
  readonly head: number;
  readonly nouns: readonly NounChanges[];
  /** The latest of those commits, newest first. */
  readonly commits: readonly CommitHead[];
};

const mostCommits = 20;

/** @throws Refusal not-found for a mission that is absent or not to be seen */
export function changesSince(database: Database, session: SessionToken, missionId: string): Promise<ChangesSince> {
  return database.transaction(
    session,
    async (connection) => {
      await requireMission(connection, missionId, null);
      const head = (await findHeadSeq(connection, missionId)) ?? 0;
      const last = await findLastSeen(connection, missionId);
      if (last === null || last.since >= head) {
        return { since: last && { seq: last.since, time: last.since_at }, head, nouns: [], commits: [] };
      }
      const nouns = await countChanges(connection, missionId, last.since);
      const recent = await listCommitHeads(connection, missionId, { before: null, limit: mostCommits });
      const commits = recent.filter(({ seq }) => seq > last.since);
      return { since: { seq: last.since, time: last.since_at }, head, nouns, commits };
    },
    { readOnly: true },
  );
}

/** Begins or continues a visit. */
export const recordVisit = (database: Database, session: SessionToken, missionId: string): Promise<void> =>
  database.transaction(session, async (connection) => {
    await requireMission(connection, missionId, null);
    await touchVisit(connection, missionId, (await findHeadSeq(connection, missionId)) ?? 0);
  });

/** Marks everything up to a commit as read. @throws Refusal not-found for a commit that is not there */
export const readUpTo = (database: Database, session: SessionToken, missionId: string, seq: number): Promise<void> =>
  database.transaction(session, async (connection) => {
    await requireMission(connection, missionId, seq);
    await markRead(connection, missionId, seq);
  });

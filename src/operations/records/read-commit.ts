import { Refusal } from "../../kernel/refusal.ts";
import { findNoun } from "../../model/nouns.ts";
import type { Row } from "../../model/noun.ts";
import type { CommitHead } from "../../model/commit.ts";
import { findCommit, listChanges, countChanges, type ChangeCount, type StoredChange } from "../../store/journal.ts";
import { requireMission } from "../../store/missions.ts";
import { toRow } from "../../store/records.ts";
import type { Database, SessionToken } from "../../store/store.ts";

/** One change of a commit as a reader sees it: the whole record before and after; null where there is none to be seen. */
export type CommitChange = {
  readonly noun: string;
  readonly id: string;
  readonly kind: string;
  readonly version: number | null;
  readonly before: Row | null;
  readonly after: Row | null;
};
export type CommitContents = CommitHead & {
  readonly counts: readonly ChangeCount[];
  /** The first changes, at most as many as asked for; `counts` holds all. */
  readonly changes: readonly CommitChange[];
};

/**
 * What one commit changed.
 * @throws Refusal not-found for a commit or a mission that is absent or not to be seen
 */
export function readCommit(
  database: Database,
  session: SessionToken,
  missionId: string,
  { seq, limit }: { readonly seq: number; readonly limit: number },
): Promise<CommitContents> {
  return database.transaction(
    session,
    async (connection) => {
      await requireMission(connection, missionId, null);
      const commit = await findCommit(connection, missionId, seq);
      if (!commit) throw new Refusal("not-found", "store.commit_unknown", { mission: missionId, seq });
      const { digest, time, actor, operations } = commit;
      const changes = await listChanges(connection, missionId, seq, limit);
      return {
        ...{ seq, digest, time, actor, operations },
        counts: await countChanges(connection, missionId, seq),
        changes: changes.map(changeOf),
      };
    },
    { readOnly: true },
  );
}

function changeOf({ noun, record_id, kind, version, body, earlier }: StoredChange): CommitChange {
  const known = findNoun(noun);
  const rowOf = (values: StoredChange["body"]) => (known && values ? toRow(known, values) : null);
  return { noun, id: record_id, kind, version, before: rowOf(earlier), after: kind === "remove" ? null : rowOf(body) };
}

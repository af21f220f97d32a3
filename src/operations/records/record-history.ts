import { Refusal } from "../../kernel/refusal.ts";
import type { Noun } from "../../model/noun.ts";
import { type SignedOperation, findLoading, listOperationsOf } from "../../store/journal.ts";
import { requireMission } from "../../store/missions.ts";
import { findRows, toRow } from "../../store/records.ts";
import type { Connection, Database, HistoryEntry, SessionToken } from "../../store/store.ts";

/** Every change of one record, newest first. `before` and `after` are whole records; null where there is none. */
export function recordHistory(
  database: Database,
  session: SessionToken,
  missionId: string,
  record: { readonly noun: Noun; readonly id: string },
): Promise<readonly HistoryEntry[]> {
  return database.transaction(
    session,
    async (connection) => {
      await requireMission(connection, missionId, null);
      const operations = await listOperationsOf(connection, missionId, record.noun.name, record.id);
      const entries = operations.map((operation, index) => entryOf(record.noun, operation, operations[index - 1]));
      const loaded = await loadingOf(connection, missionId, record, entries.length > 0);
      if (entries.length === 0 && loaded.length === 0) {
        throw new Refusal("not-found", "store.record_unknown", { noun: record.noun.name, id: record.id });
      }
      return [...entries.reverse(), ...loaded];
    },
    { readOnly: true },
  );
}

function entryOf(noun: Noun, operation: SignedOperation, previous: SignedOperation | undefined): HistoryEntry {
  const { seq, time, actor, kind, version } = operation;
  return {
    seq,
    time,
    actor,
    kind,
    version: version ?? 0,
    before: recordOf(noun, previous),
    after: recordOf(noun, operation),
  };
}

const recordOf = (noun: Noun, operation: SignedOperation | undefined): HistoryEntry["after"] =>
  !operation || operation.kind === "remove" || operation.body === null ? null : toRow(noun, operation.body);

/** A record of an append-only noun may have come in a batch, which the journal holds as one operation. */
async function loadingOf(
  connection: Connection,
  missionId: string,
  record: { readonly noun: Noun; readonly id: string },
  isKnown: boolean,
): Promise<HistoryEntry[]> {
  if (!record.noun.appendOnly || isKnown) return [];
  const stored = (await findRows(connection, record.noun, missionId, [record.id])).get(record.id);
  const loading = stored && (await findLoading(connection, record.noun, missionId, record.id));
  if (!stored || !loading) return [];
  return [{ ...loading, kind: "batch", version: stored.version, before: null, after: stored.values }];
}

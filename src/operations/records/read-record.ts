import { Refusal } from "../../kernel/refusal.ts";
import type { Noun } from "../../model/noun.ts";
import { findStoredAsOf } from "../../store/as-of.ts";
import { requireMission } from "../../store/missions.ts";
import type { Database, SessionToken, StoredRow } from "../../store/store.ts";

/** @throws Refusal not-found `store.record_unknown` */
export function readRecord(
  database: Database,
  session: SessionToken,
  missionId: string,
  record: { readonly noun: Noun; readonly id: string; readonly as_of: number | null },
): Promise<StoredRow> {
  return database.transaction(
    session,
    async (connection) => {
      await requireMission(connection, missionId, record.as_of);
      const found = await findStoredAsOf(connection, record.noun, missionId, record);
      if (!found) throw new Refusal("not-found", "store.record_unknown", { noun: record.noun.name, id: record.id });
      return found;
    },
    { readOnly: true },
  );
}

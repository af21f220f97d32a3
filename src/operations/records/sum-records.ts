import type { Noun } from "../../model/noun.ts";
import {
  type CountAsk,
  type SumAsk,
  type Sums,
  type ValueCounts,
  countValues,
  sumRecords,
} from "../../store/list-sums.ts";
import { requireMission } from "../../store/missions.ts";
import type { Database, SessionToken } from "../../store/store.ts";

/** How often each value stands in one column of a list. */
export function countListed(
  database: Database,
  session: SessionToken,
  missionId: string,
  { noun, ask }: { readonly noun: Noun; readonly ask: CountAsk },
): Promise<ValueCounts> {
  return database.transaction(
    session,
    async (connection) => {
      await requireMission(connection, missionId, ask.as_of);
      return countValues(connection, noun, missionId, ask);
    },
    { readOnly: true },
  );
}

/** The sums of a list, or of a window of it, each with how many rows it rests on. */
export function sumListed(
  database: Database,
  session: SessionToken,
  missionId: string,
  { noun, ask }: { readonly noun: Noun; readonly ask: SumAsk },
): Promise<Sums> {
  return database.transaction(
    session,
    async (connection) => {
      await requireMission(connection, missionId, ask.as_of);
      return sumRecords(connection, noun, missionId, ask);
    },
    { readOnly: true },
  );
}

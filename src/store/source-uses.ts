import { fieldsOf } from "../model/noun.ts";
import { nouns } from "../model/nouns.ts";
import { tableOf } from "./columns.ts";
import type { Connection } from "./store.ts";

/** How many records of a noun name a source; `source` is the key as the records write it. */
export type SourceUse = { readonly source: string; readonly noun: string; readonly records: number };

const resting = nouns.filter((noun) => fieldsOf(noun).some(({ name }) => name === "source"));

/** What rests on each source: one pass over every table that names sources, under the session's row security. */
export function countSourceUses(connection: Connection, missionId: string): Promise<readonly SourceUse[]> {
  const parts = resting.map(
    (noun) => `select s as source, '${noun.name}' as noun, count(*)::integer as records
      from ${tableOf(noun)} t cross join unnest(t.source) s where t.mission_id = $1 group by s`,
  );
  return connection.query<SourceUse>(`${parts.join(" union all ")} order by 1, 2`, [missionId]);
}

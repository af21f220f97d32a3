import { type Noun, fieldsOf } from "../model/noun.ts";
import { quoted, tableOf } from "./columns.ts";
import type { Connection } from "./store.ts";

/** Fields by which a record is called, the first that a noun has. */
const nameFields = ["name", "title", "short_name"];
/** More than that nobody picks from a list. */
const most = 5001;

/** The ids of a noun with what each record is called, in the order of the ids. */
export async function listNames(
  connection: Connection,
  noun: Noun,
  missionId: string,
): Promise<readonly { readonly id: string; readonly name: string | null }[]> {
  const names = new Set(fieldsOf(noun).map((field) => field.name));
  const field = nameFields.find((name) => names.has(name));
  const column = field === undefined ? "null::text" : quoted(field);
  return connection.query(
    `select id, ${column} as name from ${tableOf(noun)} where mission_id = $1 order by id limit ${most}`,
    [missionId],
  );
}

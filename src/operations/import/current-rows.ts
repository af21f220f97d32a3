import { idsOfRow } from "../../exchange/differences.ts";
import type { CurrentRow, IncomingSheet } from "../../exchange/incoming.ts";
import { findVersions } from "../../store/record-versions.ts";
import { findRows } from "../../store/records.ts";
import type { Connection } from "../../store/store.ts";
import { rest } from "./rest.ts";

/** Ids asked for in one statement. */
const batch = 2_000;

/**
 * The records that the rows of a sheet stand for, as they stand now; where a row was made from an older version, with
 * the record as it was then.
 */
export async function currentRows(
  connection: Connection,
  missionId: string,
  sheet: IncomingSheet,
): Promise<Map<string, CurrentRow>> {
  const { noun, rows } = sheet;
  const ids = [...new Set(rows.flatMap((row) => idsOfRow(sheet, row)))];
  const current = new Map<string, CurrentRow>();
  for (let from = 0; from < ids.length; from += batch) {
    const found = await findRows(connection, noun, missionId, ids.slice(from, from + batch));
    for (const [id, { version, values }] of found) current.set(id, { row: values, version });
    await rest();
  }
  const older = rows.flatMap(({ id, version }) => {
    const now = id === null ? undefined : current.get(id);
    return id !== null && version !== null && now && now.version !== version ? [{ id, version }] : [];
  });
  const bases = await findVersions(connection, missionId, noun.name, older);
  for (const [id, base] of bases) {
    const now = current.get(id);
    if (now) current.set(id, { ...now, base });
  }
  return current;
}

import { idsOfRow } from "../../exchange/differences.ts";
import type { CurrentRow, IncomingRow, IncomingSheet } from "../../exchange/incoming.ts";
import { findVersions } from "../../store/record-versions.ts";
import { findRows } from "../../store/records.ts";
import type { Connection } from "../../store/store.ts";

/**
 * The records that some rows of a sheet stand for, as they stand now; where a row was made from an older version, with
 * the record as it was then.
 */
export async function currentRows(
  connection: Connection,
  missionId: string,
  sheet: IncomingSheet,
  rows: readonly IncomingRow[],
): Promise<Map<string, CurrentRow>> {
  const { noun } = sheet;
  const ids = [...new Set(rows.flatMap((row) => idsOfRow(sheet, row)))];
  const found = await findRows(connection, noun, missionId, ids);
  const current = new Map<string, CurrentRow>(
    [...found].map(([id, { version, values }]) => [id, { row: values, version }]),
  );
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

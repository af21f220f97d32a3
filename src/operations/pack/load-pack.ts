import { createHash } from "node:crypto";
import type { PackReading } from "../../exchange/pack/pack-reading.ts";
import { Refusal } from "../../kernel/refusal.ts";
import type { Noun, Row } from "../../model/noun.ts";
import { nouns } from "../../model/nouns.ts";
import { rowsDigest } from "../../store/digest.ts";
import { type NewOperation, appendCommit, lockHead, readWriter } from "../../store/journal.ts";
import { insertRows } from "../../store/records.ts";
import type { Connection, Database, SessionToken } from "../../store/store.ts";

/** `kept`: the mission came from this very pack before, and stands as people have changed it since. */
export type LoadOutcome = {
  readonly status: "loaded" | "kept";
  readonly mission_id: string;
  readonly seq: number;
  readonly digest: string;
  /** Rows of the pack by noun. */
  readonly rows: Readonly<Record<string, number>>;
};

const limitMs = 600_000;

/**
 * Loads a pack as the first commit of its mission, or nothing of it. The same pack again changes nothing.
 *
 * @throws Refusal `store.pack_faulty` for a pack with errors; `store.mission_exists` for a mission of that id from
 *   another pack
 */
export async function loadPack(database: Database, session: SessionToken, reading: PackReading): Promise<LoadOutcome> {
  const [mission] = reading.records.get("mission") ?? [];
  if (reading.errors.length > 0 || !mission)
    throw new Refusal("invalid", "store.pack_faulty", { errors: reading.errors.length });
  const parts = nouns
    .map((noun) => ({ noun, rows: reading.records.get(noun.name) ?? [] }))
    .filter((part) => part.rows.length > 0);
  const packDigest = digestOf(parts);
  const rows = Object.fromEntries(parts.map((part) => [part.noun.name, part.rows.length]));
  const outcome = await database.transaction(session, (connection) => load(connection, mission.id, parts, packDigest), {
    timeoutMs: limitMs,
  });
  return { ...outcome, mission_id: mission.id, rows };
}

type Part = { readonly noun: Noun; readonly rows: readonly Row[] };

/** Of all rows of a pack, whatever the layout of its files. */
function digestOf(parts: readonly Part[]): Buffer {
  const hash = createHash("sha256");
  for (const { noun, rows } of parts) hash.update(`${noun.name} ${rows.length} ${rowsDigest(rows)}\n`);
  return hash.digest();
}

async function load(connection: Connection, missionId: string, parts: readonly Part[], packDigest: Buffer) {
  await connection.query("select concert.open_mission($1)", [missionId]);
  const head = await lockHead(connection, missionId);
  if (head.seq > 0) {
    if (!head.pack_digest?.equals(packDigest))
      throw new Refusal("conflict", "store.mission_exists", { mission: missionId, seq: head.seq });
    return { status: "kept", seq: head.seq, digest: head.digest.toString("hex") } as const;
  }
  const writer = await readWriter(connection);
  const stamp = { mission_id: missionId, origin: writer.origin, label_id: writer.label_id, seq: head.seq + 1 };
  for (const { noun, rows } of parts) {
    await insertRows(
      connection,
      noun,
      stamp,
      rows.map((row) => ({ version: 1, row })),
    );
  }
  const receipt = await appendCommit(connection, head, writer, {
    kind: "load",
    operations: operationsOf(parts),
    packDigest,
  });
  return { status: "loaded", seq: receipt.seq, digest: receipt.digest } as const;
}

/** One operation a record; an append-only noun comes as one batch, whose rows the table keeps by their commit. */
function operationsOf(parts: readonly Part[]): NewOperation[] {
  return parts.flatMap(({ noun, rows }): NewOperation[] => {
    const shared = { noun: noun.name, base_version: null } as const;
    if (noun.appendOnly) {
      const body = { count: rows.length, rows: rowsDigest(rows) };
      return [{ ...shared, op_id: `load:${noun.name}`, kind: "batch", id: null, version: null, body }];
    }
    return rows.map((row) => ({
      ...shared,
      op_id: `load:${noun.name}:${row.id}`,
      kind: "add",
      id: row.id,
      version: 1,
      body: row,
    }));
  });
}

import { Refusal } from "../../kernel/refusal.ts";
import type { Noun, Row } from "../../model/noun.ts";
import {
  type NewOperation,
  appendCommit,
  findCommit,
  findLastVersions,
  findOperations,
  lockHead,
  readWriter,
} from "../../store/journal.ts";
import { findRows, insertRows, updateRows } from "../../store/records.ts";
import type { Connection, Database, SessionToken } from "../../store/store.ts";
import { checkReferences } from "../records/check-references.ts";
import { type DryRun, type SheetChanges, rowsAfter } from "./dry-run.ts";

/** What a person gets for an upload that was taken. */
export type ImportReceipt = {
  readonly mission_id: string;
  readonly seq: number;
  readonly digest: string;
  readonly time: string;
  readonly added: number;
  readonly changed: number;
};

/** Milliseconds that one statement may take: tens of thousands of rows go in one transaction. */
const limitMs = 600_000;
const batch = 2_000;

/**
 * Takes all rows of a dry run in one commit, or none. Sent again, it answers with the receipt of the first time.
 *
 * @throws Refusal `upload.has_refused` and `upload.nothing_to_take`; conflict `upload.moved` where somebody changed or
 *   added one of the rows since the dry run
 */
export async function commitImport(database: Database, session: SessionToken, dryRun: DryRun): Promise<ImportReceipt> {
  const [first] = dryRun.refused;
  if (first) throw new Refusal("conflict", "upload.has_refused", { count: dryRun.refused.length });
  const sheets = dryRun.sheets.filter(({ added, changed }) => added.length + changed.length > 0);
  if (sheets.length === 0) throw new Refusal("conflict", "upload.nothing_to_take");
  return database.transaction(session, (connection) => write(connection, { ...dryRun, sheets }), {
    timeoutMs: limitMs,
  });
}

const operationId = (dryRun: DryRun, index: number): string => `upload-${dryRun.id}-${index}`;

async function write(connection: Connection, dryRun: DryRun): Promise<ImportReceipt> {
  const { mission_id, sheets } = dryRun;
  const head = await lockHead(connection, mission_id);
  const [done] = await findOperations(connection, mission_id, [operationId(dryRun, 0)]);
  if (done) return receiptOf(dryRun, await findCommit(connection, mission_id, done.seq));
  const writer = await readWriter(connection);
  const stamp = { mission_id, origin: writer.origin, label_id: writer.label_id, seq: head.seq + 1 };
  const operations: NewOperation[] = [];
  for (const sheet of sheets) {
    const steps = await stepsOf(connection, mission_id, sheet);
    const added = steps.filter(({ base }) => base === null);
    await insertRows(connection, sheet.noun, stamp, added);
    const changed = steps.filter(({ base }) => base !== null);
    for (const part of partsOf(changed)) {
      const done = await updateRows(connection, sheet.noun, mission_id, part);
      // Rows that one may read but not write are passed over by the database in silence.
      if (done !== part.length) throw new Refusal("forbidden", "store.forbidden");
    }
    for (const { row, version, base } of steps)
      operations.push({
        op_id: operationId(dryRun, operations.length),
        kind: base === null ? "add" : "change",
        noun: sheet.noun.name,
        id: row.id,
        base_version: base,
        version,
        body: row,
      });
  }
  for (const { noun, ...sheet } of sheets)
    for (const part of partsOf(rowsAfter(sheet)))
      await checkReferences(
        connection,
        mission_id,
        part.map((row) => ({ noun, row })),
      );
  const { seq, digest, time } = await appendCommit(connection, head, writer, { kind: "change", operations });
  return receiptOf(dryRun, { seq, digest, time });
}

function receiptOf(
  { mission_id, sheets }: DryRun,
  commit: { readonly seq: number; readonly digest: string; readonly time: string } | undefined,
): ImportReceipt {
  if (!commit) throw new Refusal("forbidden", "store.forbidden");
  const { seq, digest, time } = commit;
  const count = (of: "added" | "changed"): number => sheets.reduce((sum, sheet) => sum + sheet[of].length, 0);
  return { mission_id, seq, digest, time, added: count("added"), changed: count("changed") };
}

/** A record to write: `base` is the version that it builds on, null for a new one. */
type Step = { readonly row: Row; readonly version: number; readonly base: number | null };

async function stepsOf(connection: Connection, missionId: string, sheet: SheetChanges): Promise<Step[]> {
  const bases = new Map<string, number | null>([
    ...sheet.added.map(({ row }) => [row.id, null] as const),
    ...sheet.changed.map(({ id, version }) => [id, version] as const),
  ]);
  const steps: Step[] = [];
  for (const part of partsOf(rowsAfter(sheet))) {
    const ids = part.map(({ id }) => id);
    const current = await findRows(connection, sheet.noun, missionId, ids);
    const last = await findLastVersions(connection, missionId, sheet.noun.name, ids);
    for (const row of part) {
      const base = bases.get(row.id) ?? null;
      const version = current.get(row.id)?.version ?? null;
      if (version !== base) throw moved(sheet.noun, row.id);
      steps.push({ row, base, version: Math.max(last.get(row.id) ?? 0, version ?? 0) + 1 });
    }
  }
  return steps;
}

const moved = (noun: Noun, id: string): Refusal => new Refusal("conflict", "upload.moved", { noun: noun.name, id });

function* partsOf<T>(items: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < items.length; from += batch) yield items.slice(from, from + batch);
}

import { randomUUID } from "node:crypto";
import { canonicalJson } from "../../kernel/canonical-json.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { findNoun } from "../../model/nouns.ts";
import { findCommit } from "../../store/journal.ts";
import { requireMission } from "../../store/missions.ts";
import { type Reversible, listReversible } from "../../store/reversals.ts";
import type { Database, OperationInput, Receipt, SessionToken } from "../../store/store.ts";
import { commitIn, findFirstReceipt } from "./commit-changes.ts";

/** Milliseconds that one statement may take: a large upload is taken back in one transaction. */
const limitMs = 600_000;

/**
 * Commits the inverse of a commit, whoever made it. With the `key` of an earlier attempt it answers with the receipt of
 * then: an undo whose answer was lost is not refused for standing in its own way.
 *
 * @throws Refusal conflict `store.undo_conflict` when a later change stands on it; `store.undo_load` for the first
 *   commit of a mission; `store.append_only` for what is never taken back
 */
export function undoCommit(
  database: Database,
  session: SessionToken,
  missionId: string,
  undo: number | { readonly seq: number; readonly key: string | undefined },
): Promise<Receipt> {
  const seq = typeof undo === "number" ? undo : undo.seq;
  const key = (typeof undo === "number" ? undefined : undo.key) ?? randomUUID();
  return database.transaction(
    session,
    async (connection) => {
      await requireMission(connection, missionId, seq);
      const first = await findFirstReceipt(connection, missionId, `undo-${key}`);
      if (first) return first;
      const commit = await findCommit(connection, missionId, seq);
      if (commit?.kind === "load") throw new Refusal("invalid", "store.undo_load", { seq });
      const inverse: OperationInput[] = [];
      for await (const each of listReversible(connection, missionId, seq)) inverse.push(inverseOf(each));
      // Bodies that are withheld or erased cannot be turned round.
      if (inverse.length !== commit?.operations) throw new Refusal("forbidden", "store.forbidden");
      const named = inverse.reverse().map((operation, n) => ({ ...operation, op_id: `undo-${key}-${n}` }));
      return commitIn(connection, missionId, named, "undo").catch((error: unknown) => {
        throw asUndoConflict(error, seq);
      });
    },
    { timeoutMs: limitMs },
  );
}

function inverseOf({ operation, last, before }: Reversible): OperationInput {
  const { op_id, noun, record_id: id, version, kind, seq } = operation;
  if (id === null || version === null || findNoun(noun)?.appendOnly)
    throw new Refusal("invalid", "store.append_only", { noun, id: id ?? "" });
  const shared = { op_id, noun, id };
  const base = last.version;
  if (base === null || !standsAsAfter(operation, last))
    throw new Refusal("conflict", "store.undo_conflict", { seq, noun, id, later: last.seq });
  if (kind === "add") return { ...shared, kind: "remove", base_version: base, values: {} };
  if (!before) throw new Refusal("conflict", "store.undo_conflict", { seq, noun, id, later: seq });
  if (kind === "remove") return { ...shared, kind: "add", base_version: null, values: before };
  const after = operation.body ?? {};
  const changed = Object.entries(before).filter(
    ([field, value]) => canonicalJson(value) !== canonicalJson(after[field] ?? null),
  );
  return { ...shared, kind: "change", base_version: base, values: Object.fromEntries(changed) };
}

/** The record is as the operation left it: nothing came later, or what came later was taken back. */
function standsAsAfter(operation: Reversible["operation"], last: Reversible["last"]): boolean {
  if (last.version === operation.version) return true;
  if (last.kind === "remove" || operation.kind === "remove") return last.kind === operation.kind;
  return canonicalJson(last.body ?? {}) === canonicalJson(operation.body ?? {});
}

/** A record that another record has come to point to cannot be taken away again. */
function asUndoConflict(error: unknown, seq: number): unknown {
  const codes = ["store.conflict", "store.id_taken", "store.ref_dangling"];
  if (!(error instanceof Refusal) || !codes.includes(error.code)) return error;
  return new Refusal("conflict", "store.undo_conflict", {
    seq,
    noun: String(error.values["noun"] ?? ""),
    id: String(error.values["id"] ?? ""),
    later: seq,
  });
}

import { Refusal } from "../../kernel/refusal.ts";
import type { Database, OperationInput, Receipt, SessionToken } from "../../store/store.ts";
import { commitChanges } from "./commit-changes.ts";

/** What became of one operation: written in a commit, or refused for a reason of its own. */
export type Outcome =
  | { readonly operation: OperationInput; readonly receipt: OperationReceipt }
  | { readonly operation: OperationInput; readonly refusal: Refusal };

/** The line of a receipt that is about one operation. */
export type OperationReceipt = Pick<Receipt, "seq" | "digest" | "time"> & { readonly version: number };

/**
 * Takes changes that waited somewhere without a link. Each group becomes one commit; where something in it cannot
 * stand, the group is parted until only that is left out, so that one old version never holds up the rest. An
 * operation that came before gets the receipt of then, in whatever company it comes again.
 *
 * @throws Refusal `unavailable` when the database cannot answer; what was written by then is found again by a resend
 */
export async function deliverChanges(
  database: Database,
  session: SessionToken,
  missionId: string,
  groups: readonly (readonly OperationInput[])[],
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const group of groups) outcomes.push(...(await deliverGroup(database, session, missionId, group)));
  return outcomes;
}

async function deliverGroup(
  database: Database,
  session: SessionToken,
  missionId: string,
  group: readonly OperationInput[],
): Promise<readonly Outcome[]> {
  try {
    const { seq, digest, time, operations } = await commitChanges(database, session, missionId, group);
    const versions = new Map(operations.map(({ op_id, version }) => [op_id, version]));
    return group.map((operation) => ({
      operation,
      receipt: { seq, digest, time, version: versions.get(operation.op_id) ?? 0 },
    }));
  } catch (error) {
    if (!(error instanceof Refusal) || error.kind === "unavailable" || error.code === "store.mission_unknown")
      throw error;
    const [only] = group;
    if (group.length === 1 && only) return [{ operation: only, refusal: error }];
    const middle = Math.ceil(group.length / 2);
    return [
      ...(await deliverGroup(database, session, missionId, group.slice(0, middle))),
      ...(await deliverGroup(database, session, missionId, group.slice(middle))),
    ];
  }
}

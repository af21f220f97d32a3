import type { Database, OperationInput, Receipt, SessionToken } from "../../store/store.ts";

/** Applies all operations in one commit, or none. A resend of the same `op_id`s gets the first receipt. */
export async function commitChanges(
  database: Database,
  session: SessionToken,
  missionId: string,
  operations: readonly OperationInput[],
): Promise<Receipt> {
  throw new RangeError(`not built yet ${String([database, session, missionId, operations])}`);
}

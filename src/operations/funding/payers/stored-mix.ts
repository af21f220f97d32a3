import type { PayerMix } from "../../../model/payer-mix.ts";
import { type StoredMission, readStored } from "../budget/stored-budget.ts";
import { type PayersAsk, mixPayers, readKeyTables } from "./mix-payers.ts";

/**
 * Who pays for a stored mission, from what the session may read; a mission without payers has an empty mix.
 * @throws Refusal not-found for a mission, scenario or payer that is absent or not to be seen
 */
export async function storedMix(at: StoredMission, asked: PayersAsk): Promise<PayerMix> {
  const [mission, tables] = await Promise.all([readStored(at), readKeyTables(at.workspace.reference)]);
  return mixPayers(mission, tables, asked);
}

import { Refusal } from "../../kernel/refusal.ts";
import { assessmentNoun } from "../../model/assessment.ts";
import { paymentTrouble } from "../../model/payment.ts";
import { findRows } from "../../store/records.ts";
import type { Connection } from "../../store/store.ts";
import type { Written } from "./check-references.ts";

/**
 * A payment must not come before the letter that it names, nor be of another payer.
 * @throws Refusal `store.value_invalid` with fault `cash.before_share` or `cash.other_payer`
 */
export async function checkPayments(
  connection: Connection,
  missionId: string,
  written: readonly Written[],
): Promise<void> {
  const payments = written.filter(({ noun, row }) => noun.name === "payment" && row["assessment"] !== null);
  if (payments.length === 0) return;
  const named = payments.map(({ row }) => String(row["assessment"]));
  const letters = await findRows(connection, assessmentNoun, missionId, named);
  for (const { noun, row } of payments) {
    const letter = letters.get(String(row["assessment"]));
    const trouble = letter && paymentTrouble(row, letter.values);
    if (trouble) throw new Refusal("invalid", "store.value_invalid", { noun: noun.name, id: row.id, ...trouble });
  }
}

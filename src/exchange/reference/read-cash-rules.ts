import type { CashRule, CashRuleKind } from "../../model/cash-sheet.ts";
import { cashRuleKinds } from "../../model/cash-sheet.ts";
import { filesOf, listFolder, readRows, statusOf } from "./read-reference.ts";

/**
 * Levels of reserves and limits of commitments with the days between which each held.
 * @throws Refusal naming file, row, column and rule
 */
export async function readCashRules(folder: string): Promise<readonly CashRule[]> {
  const shape = {
    columns: ["id", "kind", "amount_usd", "from", "to", "source"],
    key: ({ id }: CashRule) => id,
    read: (row: Parameters<typeof statusOf>[0]): CashRule => ({
      id: row.requiredText("id"),
      kind: kindOf(row.requiredText("kind")) ?? row.refuse("kind", "kind"),
      amount_usd: row.decimalOrNull("amount_usd"),
      from: row.date("from"),
      to: row.dateOrNull("to"),
      source: row.requiredText("source"),
      status: statusOf(row),
    }),
  };
  return readRows(shape, filesOf(folder, await listFolder(folder), "cash_rules"));
}

const kindOf = (text: string): CashRuleKind | undefined => cashRuleKinds.find((kind) => kind === text);

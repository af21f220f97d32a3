import { readCashRules } from "../../../exchange/reference/read-cash-rules.ts";
import { referenceFolder } from "../../../exchange/reference/reference-folder.ts";
import type { CashRule, CashSheet } from "../../../model/cash-sheet.ts";
import type { Language } from "../../../words/say.ts";
import { readPackToPlan } from "../../plan/read-planned-pack.ts";
import { readTables } from "../read-tables.ts";
import type { CashRequest } from "./cash-request.ts";
import { cashSheet } from "./cash-sheet.ts";

const shippedCashRules = (): Promise<readonly CashRule[]> => readCashRules(referenceFolder());

/**
 * The cash of a pack folder. Who holds the folder may know what stands in it; payers are named where asked for.
 * @throws Refusal where the pack has errors or the request is out of range
 */
export async function packCash(
  pack: { readonly folder: string; readonly from: string; readonly language: Language },
  request: CashRequest,
): Promise<CashSheet> {
  const [{ mission }, reference, rules] = await Promise.all([
    readPackToPlan(pack.folder, [], pack.from, pack.language),
    readTables(),
    shippedCashRules(),
  ]);
  return cashSheet({ mission, reference, rules, knows: true }, request);
}

import { readCashRules } from "../../../exchange/reference/read-cash-rules.ts";
import { referenceFolder } from "../../../exchange/reference/reference-folder.ts";
import { toMissionData } from "../../../exchange/pack/mission-data.ts";
import { emptyValue } from "../../../model/cell.ts";
import type { CashRule, CashSheet } from "../../../model/cash-sheet.ts";
import { type Noun, type Row, fieldsOf } from "../../../model/noun.ts";
import { nouns } from "../../../model/nouns.ts";
import { type UnnamedRow, cashWithoutNames, knowsNoun } from "../../../store/need-to-know.ts";
import type { SessionToken } from "../../../store/store.ts";
import type { Language } from "../../../words/say.ts";
import { readPackToPlan } from "../../plan/read-planned-pack.ts";
import { readMission } from "../../records/read-mission.ts";
import type { Workspace } from "../../workspace/workspace.ts";
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

/**
 * The cash of a stored mission. Payers are named to those who need to know them; all others get sums and bands, worked
 * out from rows in which the database has already left the names out.
 * @throws Refusal not-found for a mission that is not to be seen; forbidden for what the session may not know
 */
export async function storedCash(
  { database, reference }: Workspace,
  session: SessionToken,
  missionId: string,
  request: CashRequest,
): Promise<CashSheet> {
  const records = await readMission(database, session, missionId, null);
  const { knows, unnamed } = await database.transaction(
    session,
    async (connection) => {
      const known = await knowsNoun(connection, missionId, "payment");
      return { knows: known, unnamed: known ? {} : await cashWithoutNames(connection, missionId) };
    },
    { readOnly: true },
  );
  const seen = new Map(records);
  for (const noun of nouns) if (!knows && noun.needToKnow === "budget") seen.set(noun.name, wholeRows(noun, unnamed));
  return cashSheet({ mission: toMissionData(seen), reference, rules: await shippedCashRules(), knows }, request);
}

/** Rows with every field of their noun; what was left out is unknown. */
const wholeRows = (noun: Noun, unnamed: Readonly<Record<string, readonly UnnamedRow[]>>): Row[] =>
  (unnamed[noun.name] ?? [])
    .map((row): Row => {
      const values = fieldsOf(noun).map(({ name, meta }) => [name, row[name] ?? emptyValue(meta)] as const);
      return { ...Object.fromEntries(values), id: row.id };
    })
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));

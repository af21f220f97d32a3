import { payerMix } from "../../../engines/funding/payers/payer-mix.ts";
import type { KeyTables } from "../../../engines/funding/payers/split-by-key.ts";
import { readPayerKeys } from "../../../exchange/reference/read-payer-keys.ts";
import { referenceFolder } from "../../../exchange/reference/reference-folder.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import type { MissionData } from "../../../model/mission-data.ts";
import type { PayerMix, PledgeLevel, Reason } from "../../../model/payer-mix.ts";
import type { ReferenceData } from "../../../model/reference-data.ts";
import { say } from "../../../words/catalogue.ts";
import { localValues } from "../../../words/local-value.ts";
import type { Language } from "../../../words/say.ts";
import { readIncomeTables } from "../scale/compute-scale.ts";

export type PayersAsk = {
  readonly counted: PledgeLevel;
  /** Ids of payers that fall away. */
  readonly without: readonly string[];
  readonly language: Language;
};

/** The tables on which keys rest, from the reference folder. */
export async function readKeyTables(reference: ReferenceData): Promise<KeyTables> {
  const [keys, { income }] = await Promise.all([readPayerKeys(referenceFolder()), readIncomeTables(reference)]);
  return { reference, keys, income };
}

/**
 * Who pays for a mission, with every reason said in the reader's language.
 * @throws Refusal where a payer that is to fall away is not there
 */
export function mixPayers(mission: MissionData, tables: KeyTables, asked: PayersAsk): PayerMix {
  const known = mission.payer.map(({ id }) => id);
  const absent = asked.without.find((id) => !known.includes(id));
  if (absent !== undefined) throw new Refusal("invalid", "payers.absent", { payer: absent, known });
  return sayMix(payerMix(mission, tables, asked), asked.language);
}

function sayMix(mix: PayerMix, language: Language): PayerMix {
  const said = <R extends Reason>(reason: R): R => ({
    ...reason,
    text: say(language, reason.code, localValues(language, { ...reason.values, ...whyOf(reason, language) })),
  });
  return {
    ...mix,
    lines: mix.lines.map((line) => ({ ...line, origin: said(line.origin) })),
    payers: mix.payers.map((payer) => ({ ...payer, rule: payer.rule.map(said) })),
    keys: mix.keys.map((part) => ({ ...part, reason: part.reason === null ? null : said(part.reason) })),
    notices: mix.notices.map(said),
  };
}

/** A reason that is itself a code is said as the reason of a budget that has no shares. */
const whyOf = ({ values }: Reason, language: Language): Record<string, string> =>
  typeof values["why"] === "string" ? { why: say(language, `funding.reason.${values["why"]}`) } : {};

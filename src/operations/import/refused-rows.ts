import { PassThrough, type Readable } from "node:stream";
import type { UnreadRow } from "../../exchange/incoming.ts";
import { writeWorkbook } from "../../exchange/workbook/write-workbook.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { findNoun, nouns } from "../../model/nouns.ts";
import type { Database, SessionToken } from "../../store/store.ts";
import type { Language } from "../../words/say.ts";
import { madeUp } from "../download/made-up.ts";
import { referenceChoices } from "../download/reference-choices.ts";
import type { DryRun } from "./dry-run.ts";
import { tellRefused } from "./tell-refused.ts";

/**
 * The refused rows of a dry run as a workbook with the reasons beside them. Put right and uploaded, they go together
 * with the sound rows of the first file.
 * @throws Refusal `upload.none_refused` where no row is to be handed back
 */
export async function refusedAsWorkbook(
  database: Database,
  session: SessionToken,
  dryRun: DryRun,
  language: Language,
): Promise<Readable> {
  const { refusedRows, mission_id } = dryRun;
  if (refusedRows.length === 0) throw new Refusal("conflict", "upload.none_refused");
  const reasons = reasonsOf(dryRun, language);
  const sources = nouns.flatMap((noun) => {
    const rows = refusedRows
      .filter((row) => row.noun === noun.name)
      .map((row) => ({ ...row, reason: reasons.get(keyOf(row.sheet, row.line)) ?? "" }));
    return rows.length === 0 ? [] : [{ noun, rows }];
  });
  const choices = await referenceChoices(
    database,
    session,
    mission_id,
    sources.map(({ noun }) => noun),
  );
  const made = await madeUp(database, session, mission_id);
  const stream = new PassThrough();
  const options = { language, mission: mission_id, missionId: mission_id, choices, rest: dryRun.id, made };
  void writeWorkbook(stream, sources, options).catch((error: Error) => stream.destroy(error));
  return stream;
}

const keyOf = (sheet: string, line: number): string => `${line} ${sheet}`;

function reasonsOf({ refused, refusedRows }: DryRun, language: Language): Map<string, string> {
  const nounOf = new Map(refusedRows.map((row: UnreadRow) => [keyOf(row.sheet, row.line), findNoun(row.noun)]));
  const reasons = new Map<string, string>();
  for (const each of refused) {
    const key = keyOf(each.sheet, each.row);
    const { message, remedy, column } = tellRefused(each, nounOf.get(key) ?? null, language);
    const text = `${column === null ? "" : `${column}: `}${message}; ${remedy}`;
    const before = reasons.get(key);
    reasons.set(key, before === undefined ? text : `${before}\n${text}`);
  }
  return reasons;
}

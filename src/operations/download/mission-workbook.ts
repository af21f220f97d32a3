import { PassThrough, type Readable } from "node:stream";
import type { SheetSource } from "../../exchange/workbook/write-workbook.ts";
import { fitsSheet } from "../../exchange/workbook/sheet-columns.ts";
import { Refusal } from "../../kernel/refusal.ts";
import type { Noun } from "../../model/noun.ts";
import { nouns } from "../../model/nouns.ts";
import type { Database, SessionToken } from "../../store/store.ts";
import type { Language } from "../../words/say.ts";
import { rowByRow } from "./list-as-file.ts";
import { madeUp } from "./made-up.ts";
import { referenceChoices } from "./reference-choices.ts";

const everything = { filters: [], sort: null, limit: 1, cursor: null, as_of: null } as const;

/** Every list of a mission that fits a sheet, as one workbook. */
export function missionWorkbook(
  database: Database,
  session: SessionToken,
  mission: string,
  language: Language,
): Promise<Readable> {
  const sources = nouns
    .filter(fitsSheet)
    .map((noun) => ({ noun, rows: rowByRow(database, session, mission, { noun, query: everything }) }));
  return written(database, session, { mission, language, sources });
}

/**
 * A workbook of one noun without rows, for filling in.
 * @throws Refusal `sheet.unfit` for documents and scenarios, which travel as files
 */
export function templateWorkbook(
  database: Database,
  session: SessionToken,
  mission: string,
  { noun, language }: { readonly noun: Noun; readonly language: Language },
): Promise<Readable> {
  if (!fitsSheet(noun)) throw new Refusal("invalid", "sheet.unfit", { noun: noun.name });
  return written(database, session, { mission, language, sources: [{ noun, rows: [] }] });
}

async function written(
  database: Database,
  session: SessionToken,
  made: { readonly mission: string; readonly language: Language; readonly sources: readonly SheetSource[] },
): Promise<Readable> {
  const { mission, language, sources } = made;
  const choices = await referenceChoices(
    database,
    session,
    mission,
    sources.map(({ noun }) => noun),
  );
  const { writeWorkbook } = await import("../../exchange/workbook/write-workbook.ts");
  const stream = new PassThrough();
  const nature = await madeUp(database, session, mission);
  const options = { language, mission, missionId: mission, choices, made: nature };
  void writeWorkbook(stream, sources, options).catch((error: Error) => stream.destroy(error));
  return stream;
}

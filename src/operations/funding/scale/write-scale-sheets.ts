import type { Readable } from "node:stream";
import { sayIn } from "../../../words/catalogue.ts";
import type { Language } from "../../../words/say.ts";
import { codedWorkbook } from "../coded-workbook.ts";
import type { ScaleTable } from "./scale-sheets.ts";

type Book = { readonly tables: readonly ScaleTable[]; readonly language: Language };

/** Writes tables of a scale as a workbook in a reader's words, with a last sheet that says what the figures are. */
export function scaleWorkbook({ tables, language }: Book, nameOf: (iso3: string) => string): Readable {
  const say = sayIn(language);
  const note = { name: say("scale.sheet.note"), lines: [say("scale.unofficial")] };
  return codedWorkbook({ language, tables, note, header: say("funding.unofficial") }, nameOf);
}

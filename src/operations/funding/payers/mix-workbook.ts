import type { Readable } from "node:stream";
import { tableWorkbook } from "../../../exchange/workbook/table-workbook.ts";
import type { PayerMix } from "../../../model/payer-mix.ts";
import { sayIn } from "../../../words/catalogue.ts";
import type { Language } from "../../../words/say.ts";
import { mixTables } from "./mix-tables.ts";

/** Writes a mix as a workbook in the reader's words, with a first sheet that says what the figures are. */
export function mixWorkbook(mix: PayerMix, language: Language): Readable {
  const say = sayIn(language);
  const note = {
    name: say("payers.sheet.note"),
    lines: [
      say("payers.unofficial"),
      say("payers.nature", { nature: mix.nature }),
      say(`payers.counted.${mix.counted}`),
    ],
  };
  const tables = mixTables(mix, language).map(({ name, columns, rows }) => ({
    name: say(`payers.sheet.${name}`),
    columns: columns.map(({ name: column, kind }) => ({
      title: say(`payers.column.${column}`),
      kind: kind === "number" ? ("amount" as const) : kind,
    })),
    rows,
  }));
  return tableWorkbook({ language, sheets: [note, ...tables] });
}

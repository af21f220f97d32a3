import type { Readable } from "node:stream";
import { tableWorkbook } from "../../exchange/workbook/table-workbook.ts";
import { sayIn } from "../../words/catalogue.ts";
import type { Language } from "../../words/say.ts";
import { type MandateView, mandateTables } from "./mandate-tables.ts";

/** The mandate as a workbook in a reader's words: a sheet for each table, an empty cell for what is unknown. */
export function mandateWorkbook(view: MandateView, language: Language): Readable {
  const say = sayIn(language);
  const tables = mandateTables(view, say).map(({ title, heads, rows }) => ({
    name: title,
    columns: heads.map((head, at) => ({
      title: head,
      kind: rows.some((row) => typeof row[at] === "number") ? ("number" as const) : ("text" as const),
      width: Math.min(60, Math.max(14, head.length + 2)),
    })),
    rows,
  }));
  const codes = ["funding.unofficial", "mandate.verb_order", "mandate.cost.rule"];
  const note = { name: say("mandate.note"), lines: codes.map((code) => say(code)) };
  return tableWorkbook({ language, sheets: [...tables, note] });
}

import type { StatementSheet } from "../../../model/statement-sheet.ts";
import { say } from "../../../words/catalogue.ts";
import { localValues } from "../../../words/local-value.ts";
import type { Language } from "../../../words/say.ts";

/** How statements are to be read: what was taken out first, where mandates end, when money is due, and the rules. */
export function statementNotes(sheet: StatementSheet, language: Language): string[] {
  const word = (code: string, values: Record<string, string | number | readonly string[]> = {}) =>
    say(language, code, localValues(language, values));
  return [
    word("funding.unofficial"),
    word("shares.note.rule"),
    ...sheet.taken_out.map(({ kind, amount_usd, source, status }) =>
      word("shares.note.taken_out", {
        what: say(language, `shares.adjustment.${kind}`),
        amount: amount_usd,
        status: say(language, `shares.status.${status}`),
        source,
      }),
    ),
    ...sheet.mandate_ends.map(({ on, stated }) =>
      word(stated ? "shares.note.end_stated" : "shares.note.end_asked", { on }),
    ),
    ...(sheet.mandate_ends.length === 0 ? [word("shares.note.no_end")] : []),
    ...(sheet.parts.some((part) => part.after_mandate) ? [word("shares.note.after_mandate")] : []),
    ...unknownYears(sheet).map((year) => word("shares.note.no_rates", { year })),
    ...(sheet.offsets.some(({ kind }) => kind === "credit") ? [word("shares.note.credit")] : []),
    ...(sheet.offsets.some(({ kind }) => kind === "tax_equalization") ? [word("shares.note.tax")] : []),
    word("shares.note.due"),
  ];
}

/** Calendar years without rates, each once. */
const unknownYears = ({ parts }: StatementSheet): string[] => [
  ...new Set(parts.filter(({ reason }) => reason !== null).map(({ scale_year }) => String(scale_year))),
];

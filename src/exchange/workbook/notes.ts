import type { Noun } from "../../model/noun.ts";
import { aboutField, aboutNoun, codeLabel, headerLabel, nounsLabel } from "../../words/labels.ts";
import type { Say } from "../../words/say.ts";
import { codesOf, shownFields } from "./sheet-columns.ts";

export type NotesRow = { readonly cells: readonly string[]; readonly bold: boolean };

/** What a person who opens the workbook should know: how to use it, and what every column means. */
export function notesRows(
  nouns: readonly Noun[],
  { mission, made }: { readonly mission: string; readonly made: "exercise" | "fictional" | null },
  say: Say,
): NotesRow[] {
  const line = (text: string): NotesRow => ({ cells: [text], bold: false });
  const mark = made === null ? [] : [{ cells: [say(`chart.mark.${made}`)], bold: true }];
  const rows = nouns.flatMap((noun, index) => [
    { cells: [nounsLabel(say, noun.name)], bold: true },
    line(aboutNoun(say, noun.name)),
    ...(index === 0
      ? [
          line(say("workbook.note_intro", { noun: nounsLabel(say, noun.name), mission })),
          ...[
            "workbook.note_hidden",
            "workbook.note_protected",
            "workbook.note_empty",
            "workbook.note_list",
            ...(nouns.length > 1 ? ["workbook.note_files"] : []),
          ].map((code) => line(say(code))),
        ]
      : []),
    { cells: [say("workbook.field"), say("dictionary.kind"), say("dictionary.meaning")], bold: true },
    ...shownFields(noun).map((field) => ({
      cells: [
        headerLabel(say, noun.name, { name: field.name, unit: field.meta.unit }),
        say(`field_kind.${field.meta.kind}`),
        [
          aboutField(say, noun.name, field.name),
          codesOf(field)
            .map((code) => codeLabel(say, field.name, code))
            .join("; "),
        ]
          .filter((text) => text !== "")
          .join(" "),
      ],
      bold: false,
    })),
    line(""),
  ]);
  return [...mark, ...rows];
}

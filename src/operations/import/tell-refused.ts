import type { Clash, Refused } from "../../exchange/incoming.ts";
import { formatCell } from "../../model/cell.ts";
import type { Value } from "../../model/field.ts";
import { type Noun, fieldsOf } from "../../model/noun.ts";
import { say, sayIn } from "../../words/catalogue.ts";
import { fieldLabel } from "../../words/labels.ts";
import type { Language } from "../../words/say.ts";
import { tellFault } from "../pack/check-pack.ts";

/** A refused cell or row in the reader's language; `column` is the label where it is known. */
export type ToldRefused = Omit<Refused, "values" | "rebased" | "clashes"> & {
  readonly message: string;
  readonly remedy: string;
  readonly clashes: readonly Clash[];
};

export function tellRefused(refused: Refused, noun: Noun | null, language: Language): ToldRefused {
  const { sheet, row, rule, value, values, clashes = [] } = refused;
  const column = labelOf(refused.column, noun, language);
  const told = tellFault({ code: rule, file: sheet, row, column, value, values }, language);
  const both = clashes.map((clash) => clashText(clash, noun, language));
  const message = [told.message, ...both].join(" ");
  return { sheet, row, column, rule, value, message, remedy: told.remedy, clashes };
}

function labelOf(column: string | null, noun: Noun | null, language: Language): string | null {
  if (column === null || !noun || !fieldsOf(noun).some(({ name }) => name === column)) return column;
  return fieldLabel(sayIn(language), noun.name, column);
}

function clashText({ field, yours, current }: Clash, noun: Noun | null, language: Language): string {
  const text = (value: Value): string => formatCell(value) || say(language, "upload.unknown");
  const values = { column: labelOf(field, noun, language) ?? field, yours: text(yours), current: text(current) };
  return say(language, "upload.clash", values);
}

import { isList } from "../../model/cell.ts";
import type { Field, Noun } from "../../model/noun.ts";
import { codeLabel } from "../../words/labels.ts";
import type { Say } from "../../words/say.ts";
import { nameSeparator } from "./read-cell.ts";
import { codesOf, shownFields } from "./sheet-columns.ts";
import { columnLetters, escapeAttribute } from "./workbook-xml.ts";

/** A record that a reference may point to, with what it is called. */
export type Choice = { readonly id: string; readonly name: string | null };
/** By noun; nouns that are not there have no drop-down. */
export type Choices = ReadonlyMap<string, readonly Choice[]>;

export const choiceSheet = "concert_codes";
/** More than that nobody picks from a list. */
const mostOffered = 5000;

export type ChoiceColumn = { readonly letters: string; readonly entries: readonly string[]; readonly isCode: boolean };

/** The columns of the hidden sheet from which the drop-downs are filled: one for each list that differs. */
export class ChoiceLists {
  readonly #columns = new Map<string, ChoiceColumn>();
  readonly #say: Say;
  readonly #choices: Choices;

  constructor(nouns: readonly Noun[], choices: Choices, say: Say) {
    this.#say = say;
    this.#choices = choices;
    for (const noun of nouns) for (const field of shownFields(noun)) this.#add(field);
  }

  get columns(): readonly ChoiceColumn[] {
    return [...this.#columns.values()];
  }

  /** The list of a field that takes one value of several; null for any other. */
  of(field: Field): ChoiceColumn | null {
    return this.#columns.get(keyOf(field)) ?? null;
  }

  #add(field: Field): void {
    const key = keyOf(field);
    if (key === "" || this.#columns.has(key)) return;
    const isCode = codesOf(field).length > 0;
    const entries = isCode
      ? codesOf(field).map((code) => codeLabel(this.#say, field.name, code))
      : (field.meta.to ?? []).flatMap((noun) => this.#choices.get(noun) ?? []).map(entryOf);
    if (entries.length === 0 || entries.length > mostOffered) return;
    this.#columns.set(key, { letters: columnLetters(this.#columns.size + 1), entries, isCode });
  }
}

const entryOf = ({ id, name }: Choice): string => (name === null || name === id ? id : `${id}${nameSeparator}${name}`);

/** Two fields with the same list share its column; lists of several values have no drop-down. */
function keyOf(field: Field): string {
  if (isList(field.meta)) return "";
  if (codesOf(field).length > 0) return `${field.name} ${codesOf(field).join(" ")}`;
  return field.meta.kind === "reference" ? `ref ${(field.meta.to ?? []).join(" ")}` : "";
}

/** The rule by which a column offers its list. An id that is not in it may be typed all the same: it may be new. */
export function validationXml(range: string, { letters, entries, isCode }: ChoiceColumn, say: Say): string {
  const style = isCode ? "stop" : "warning";
  const text = escapeAttribute(say(isCode ? "workbook.code_refused" : "workbook.id_unknown").slice(0, 220));
  return `<dataValidation type="list" errorStyle="${style}" allowBlank="1" showErrorMessage="1" error="${text}" sqref="${range}"><formula1>${choiceSheet}!$${letters}$2:$${letters}$${entries.length + 1}</formula1></dataValidation>`;
}

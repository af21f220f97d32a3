import { type Field, type Noun, fieldsOf } from "../../model/noun.ts";
import { codeLabel, fieldLabel, headerLabel } from "../../words/labels.ts";
import { sayIn } from "../../words/catalogue.ts";
import { type Language, languages, writtenLanguages } from "../../words/say.ts";

/** Nouns that fit a sheet: documents and scenarios travel as the files they are. */
export const fitsSheet = (noun: Noun): boolean => noun.file === "csv" || noun.file === "mission";

/** The columns that a reader sees. A derived id is not among them: its key fields are. */
export const shownFields = (noun: Noun): readonly Field[] =>
  noun.key === null ? fieldsOf(noun) : fieldsOf(noun).filter((field) => field.name !== "id");

/** The codes of a field as offered in a drop-down; yes and no for a truth. */
export const codesOf = ({ meta }: Field): readonly string[] =>
  meta.codes ?? (meta.kind === "boolean" ? ["yes", "no"] : []);

const plain = (text: string): string => text.normalize("NFKC").trim().toLowerCase();

/** Which field stands under each header: by label in the language that explains most of them, else by field name. */
export function matchHeaders(noun: Noun, headers: readonly string[]): readonly (Field | null)[] {
  const candidates = languages.map((language) => namesIn(noun, language));
  const matches = candidates.map((names) => headers.map((header) => names.get(plain(header)) ?? null));
  const count = (list: readonly (Field | null)[]): number => list.filter((field) => field !== null).length;
  return matches.reduce((best, next) => (count(next) > count(best) ? next : best));
}

const namesByNoun = new Map<string, ReadonlyMap<string, Field>>();

function namesIn(noun: Noun, language: Language): ReadonlyMap<string, Field> {
  const key = `${language}:${noun.name}`;
  const known = namesByNoun.get(key);
  if (known) return known;
  const say = sayIn(language);
  const names = new Map<string, Field>();
  const fields = shownFields(noun);
  for (const field of fields) names.set(plain(field.name), field);
  for (const field of fields) names.set(plain(fieldLabel(say, noun.name, field.name)), field);
  for (const field of fields)
    names.set(plain(headerLabel(say, noun.name, { name: field.name, unit: field.meta.unit })), field);
  namesByNoun.set(key, names);
  return names;
}

const codesByLabel = new WeakMap<Field, ReadonlyMap<string, string>>();

/** Codes by their labels in all languages; where two languages use one word for different codes, the first holds. */
function labelsOf(field: Field): ReadonlyMap<string, string> {
  const known = codesByLabel.get(field);
  if (known) return known;
  const labels = new Map<string, string>();
  for (const language of writtenLanguages) {
    for (const code of codesOf(field)) {
      const label = plain(codeLabel(sayIn(language), field.name, code));
      if (!labels.has(label)) labels.set(label, code);
    }
  }
  for (const code of codesOf(field)) labels.set(code, code);
  codesByLabel.set(field, labels);
  return labels;
}

/** The code that a text stands for: the code itself, or its label in any language. Other texts stay as they are. */
export const codeFor = (field: Field, text: string): string => labelsOf(field).get(plain(text)) ?? text;

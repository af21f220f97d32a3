import type { Words } from "../../words/words.tsx";

/** A value of a record in the reader's language; unknown is said in words. */
export function shownValue(value: unknown, field: string, words: Words): string {
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0))
    return words.say("upload.unknown");
  if (typeof value === "boolean") return words.say(value ? "code.boolean.yes" : "code.boolean.no");
  if (typeof value === "number") return String(value);
  if (Array.isArray(value)) return value.map((item) => codeName(String(item), field, words)).join("; ");
  return typeof value === "string" ? codeName(value, field, words) : JSON.stringify(value);
}

const codeName = (code: string, field: string, words: Words): string => words.sayOr(`code.${field}.${code}`, code);

export const fieldName = (noun: string, field: string, words: Words): string =>
  words.sayOr(`field.${noun}.${field}`, words.sayOr(`field.${field}`, field));
export const nounName = (noun: string, words: Words): string => words.sayOr(`noun.${noun}`, noun);

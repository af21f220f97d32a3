import type { FieldMeta, Value } from "../../../model/field.ts";
import { formatCell } from "../../../model/cell.ts";
import { type Field, type Noun, fieldsOf } from "../../../model/noun.ts";
import { findNoun } from "../../../model/nouns.ts";
import type { Change } from "../../offline/change.ts";
import type { Words } from "../../words/words.tsx";

export const nounOf = ({ op }: Change): Noun | undefined => findNoun(op.noun);

/** The fields that a change is about, in the order of their columns. */
export const fieldsIn = (change: Change): readonly Field[] => {
  const noun = nounOf(change);
  return noun ? fieldsOf(noun).filter(({ name }) => name in change.op.values) : [];
};

/** The canonical text of a value, as it is typed. */
export function typed(raw: unknown): string {
  if (raw === null || raw === undefined) return "";
  if (typeof raw === "string" || typeof raw === "number" || typeof raw === "boolean") return formatCell(raw);
  if (Array.isArray(raw) && raw.every((item): item is string => typeof item === "string")) return formatCell(raw);
  return JSON.stringify(raw);
}

const isCoded = (meta: FieldMeta): boolean => meta.kind === "code" || meta.kind === "codes";

/** A value as the reader's language writes it; what is unknown is said to be so. */
export function shown(raw: unknown, { meta, name }: Field, words: Words): string {
  const value: Value | undefined = typeof raw === "object" && !Array.isArray(raw) ? null : (raw as Value | undefined);
  // An empty text is a remark that nobody made, not a fact that nobody knows.
  if (value === null || value === undefined || value === "")
    return meta.kind === "text" || meta.kind === "prose" ? "–" : words.say("screen.unknown");
  if (typeof value === "boolean") return words.say(value ? "code.boolean.yes" : "code.boolean.no");
  if (typeof value === "number" && meta.kind !== "longitude" && meta.kind !== "latitude") return words.number(value, 6);
  if (!isCoded(meta)) return typed(value) || words.say("screen.none");
  return typed(value)
    .split(";")
    .map((code) => words.sayOr(`code.${name}.${code}`, words.sayOr(`code.${code}`, code)))
    .join("; ");
}

export const nameOf = (noun: string, field: string, words: Words): string =>
  words.sayOr(`field.${noun}.${field}`, words.sayOr(`field.${field}`, field));

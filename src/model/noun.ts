import * as z from "zod";
import { type FieldMeta, type Value, fieldMeta } from "./field.ts";
import type { WorkFunction } from "./work-function.ts";

/** A record of any noun: field name to value, `id` always among them. */
export type Row = { readonly id: string } & Readonly<Record<string, Value>>;

/** How a noun stands in a pack folder. */
export type NounFile = "csv" | "mission" | "scenario" | "document";

/** Two fields of one row of which the first may not come after the second. */
export type OrderedPair = readonly [from: string, to: string];

/** What is wrong with a row as a whole: the field that shows it, and a fault code. */
export type RowTrouble = { readonly field: string; readonly fault: string };

/** A noun is described once; CSV, Excel, dictionary, HTTP, grid, journal and database follow from it. */
export type Noun = {
  readonly name: string;
  /** Name of the CSV file and of the list in addresses: `sites`. */
  readonly plural: string;
  readonly file: NounFile;
  readonly schema: z.ZodObject;
  /** Fields from which the id is derived; null where the row brings its own id. */
  readonly key: readonly string[] | null;
  readonly orderedPairs: readonly OrderedPair[];
  /** Append-only nouns load as one batch operation and are never changed. */
  readonly appendOnly: boolean;
  /** Only holders of this function in the mission, and its owners, read and write the records; null for all others. */
  readonly needToKnow: WorkFunction | null;
  /** Judges what no single field can; null for a sound row. */
  readonly judge: (row: Row) => RowTrouble | null;
};

type Definition<S extends z.ZodRawShape> = Pick<Noun, "name" | "plural"> &
  Partial<Pick<Noun, "file" | "key" | "orderedPairs" | "appendOnly" | "needToKnow" | "judge">> & { readonly fields: S };

/** Declares a noun from its fields in the order of their columns. */
export function noun<S extends z.ZodRawShape>(definition: Definition<S>) {
  const { fields, name, plural, file = "csv", key = null, orderedPairs = [], appendOnly = false } = definition;
  const { needToKnow = null, judge = () => null } = definition;
  return {
    name,
    plural,
    file,
    schema: z.strictObject(fields),
    key,
    orderedPairs,
    appendOnly,
    needToKnow,
    judge,
  } satisfies Noun;
}

/** A field with its name and metadata. */
export type Field = { readonly name: string; readonly meta: FieldMeta };

const fieldsByNoun = new WeakMap<Noun, readonly Field[]>();

/** All fields of a noun in the order of its columns. */
export function fieldsOf(noun: Noun): readonly Field[] {
  const known = fieldsByNoun.get(noun);
  if (known) return known;
  const fields = Object.entries(noun.schema.shape).map(([name, schema]) => {
    const meta = fieldMeta.get(schema as z.ZodType);
    if (!meta) throw new RangeError(`field ${noun.name}.${name} was not made by model/field.ts`);
    return { name, meta };
  });
  fieldsByNoun.set(noun, fields);
  return fields;
}

/** The columns of the noun's file: the id is left out where the key fields give it. */
export function columnsOf(noun: Noun): readonly Field[] {
  return noun.key === null ? fieldsOf(noun) : fieldsOf(noun).filter((field) => field.name !== "id");
}

/** The id of a row: its own, or its key fields joined by `:`; an unknown key field counts as `-`. */
export function idOf(noun: Noun, values: Readonly<Record<string, Value>>): string {
  if (noun.key === null) return String(values["id"] ?? "");
  return noun.key.map((name) => String(values[name] ?? "-").replace(/[^A-Za-z0-9._/+-]+/g, "-") || "-").join(":");
}

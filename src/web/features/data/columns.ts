import type { FieldMeta } from "../../../model/field.ts";
import { columnsOf, type Field, type Noun } from "../../../model/noun.ts";

/** A column of the grid; its width in pixels follows from the kind of its values. */
export type Column = Field & { readonly width: number; readonly editable: boolean };

const widths: Readonly<Partial<Record<FieldMeta["kind"], number>>> = {
  id: 150,
  prose: 420,
  text: 200,
  code: 130,
  codes: 160,
  texts: 190,
  reference: 150,
  references: 170,
  integer: 96,
  decimal: 96,
  money: 150,
  rate: 110,
  boolean: 84,
  date: 110,
  month: 100,
  month_day: 84,
  period: 130,
  periods: 160,
  longitude: 96,
  latitude: 96,
  changes: 420,
};
const fixed = new Set<FieldMeta["kind"]>(["id", "changes"]);

const letter = 7;
const widest = 230;

/** Columns in the order of the noun's file, wide enough for their heads. The id and the fields it is made from never change. */
export function gridColumns(noun: Noun, headOf: (field: Field) => string): readonly Column[] {
  return columnsOf(noun).map((field) => ({
    ...field,
    width: Math.max(widths[field.meta.kind] ?? 140, Math.min(widest, headOf(field).length * letter + 34)),
    editable: !isFixed(noun, field) && field.meta.kind !== "prose",
  }));
}

/** Whether a field of a record that is there never changes. */
export const isFixed = (noun: Noun, { name, meta }: Field): boolean =>
  noun.appendOnly || fixed.has(meta.kind) || (noun.key ?? []).includes(name);

/** Whether people add and remove records of the noun by hand. */
export const grows = (noun: Noun): boolean => noun.file === "csv";

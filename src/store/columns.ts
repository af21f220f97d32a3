import type { FieldMeta } from "../model/field.ts";
import { type Noun, fieldsOf } from "../model/noun.ts";

/** A column as the database's catalogue spells it. */
export type Column = { readonly name: string; readonly type: string; readonly required: boolean };

/** Columns of every record table beside the fields of its noun. */
const kept: readonly Column[] = [
  { name: "mission_id", type: "text", required: true },
  { name: "id", type: "text", required: true },
  { name: "origin", type: "text", required: true },
  { name: "label_id", type: "integer", required: true },
  { name: "version", type: "bigint", required: true },
];
const seq: Column = { name: "seq", type: "bigint", required: true };
const lists = new Set<FieldMeta["kind"]>(["texts", "codes", "references", "periods"]);

/** The type in which a field is stored, as the catalogue spells it; texts are in collation "C". */
export function columnType(meta: FieldMeta): string {
  if (lists.has(meta.kind)) return "text[]";
  switch (meta.kind) {
    case "integer":
      return "bigint";
    case "decimal":
    case "longitude":
    case "latitude":
      return "double precision";
    case "money":
      return "numeric(18,2)";
    case "rate":
      return `numeric(38,${meta.places ?? 0})`;
    case "boolean":
      return "boolean";
    case "date":
      return "date";
    case "changes":
      return "jsonb";
    default:
      return "text";
  }
}

/** All columns that the table of a noun has, no more and no fewer. */
export function tableColumns(noun: Noun): readonly Column[] {
  const fields = fieldsOf(noun)
    .filter((field) => field.name !== "id")
    .map((field) => ({
      name: field.name,
      type: columnType(field.meta),
      required: field.meta.required || lists.has(field.meta.kind),
    }));
  return [...kept, ...(noun.appendOnly ? [seq] : []), ...fields];
}

/** A name of ours between the quotes that the words of SQL itself need. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
export const tableOf = (noun: Noun): string => `concert.${quoted(noun.name)}`;

/** The migration of a noun's table, to be kept as a file of its own and never changed afterwards. */
export function tableSql(noun: Noun): string {
  const lines = tableColumns(noun).map((column) => {
    const collation = column.type === "text" || column.type === "text[]" ? ' collate "C"' : "";
    return `  ${quoted(column.name)} ${column.type}${collation}${column.required ? " not null" : ""}`;
  });
  const key = `  primary key (mission_id, id)`;
  return `create table ${tableOf(noun)} (\n${[...lines, key].join(",\n")}\n);\nselect concert.guard_records('${noun.name}', ${noun.appendOnly});\n`;
}

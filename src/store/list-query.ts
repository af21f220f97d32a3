import { Refusal } from "../kernel/refusal.ts";
import { isList, parseCell } from "../model/cell.ts";
import type { FieldMeta } from "../model/field.ts";
import { type Noun, fieldsOf } from "../model/noun.ts";
import { recordSource, sourceValues } from "./as-of.ts";
import { columnType, quoted } from "./columns.ts";
import { errorCode } from "./connect.ts";
import { storedColumns, toStored } from "./records.ts";
import type { Connection, Filter, ListQuery, Page, StoredRow } from "./store.ts";

const mostRows = 10_000;

/** Values in the order of their `$n`. */
type Values = unknown[];
type Target = { readonly column: string; readonly meta: FieldMeta };
type Cursor = { readonly key: string | null; readonly id: string };

/** One page of a noun's records. Unknown values come last whichever way the list is sorted; ties go by id. */
export async function findPage(connection: Connection, noun: Noun, missionId: string, query: ListQuery): Promise<Page> {
  const { source, conditions, values } = narrowed(noun, missionId, query);
  const [count] = await connection.query<{ readonly total: number }>(
    `select count(*) as total from ${source} ${whereText(conditions)}`,
    values,
  );
  const limit = Math.min(Math.max(Math.trunc(query.limit), 1), mostRows);
  const order = orderOf(noun, query);
  const after = query.cursor === null ? [] : [afterText(order, readCursor(query.cursor), values)];
  const all = [...conditions, ...after];
  values.push(limit + 1, Math.max(Math.trunc(query.offset ?? 0), 0));
  const found = await connection
    .query(
      `select ${storedColumns(noun)}, (${order.key})::text as "sort key" from ${source} ${whereText(all)}
       order by ${order.text} limit $${values.length - 1} offset $${values.length}`,
      values,
    )
    .catch((error: unknown) => {
      // A data exception: the count has passed with the same filters, so the cursor holds what its column cannot.
      throw after.length > 0 && errorCode(error).startsWith("22")
        ? new Refusal("invalid", "store.cursor_invalid")
        : error;
    });
  const rows: StoredRow[] = found.slice(0, limit).map((row) => toStored(noun, row));
  const last = found[limit - 1];
  const next =
    found.length > limit && last ? writeCursor({ key: textOrNull(last["sort key"]), id: String(last["id"]) }) : null;
  return { rows, total: count?.total ?? 0, next_cursor: next };
}

/** What a list is read from: the records of the mission, the conditions of the filters, and the values they bind. */
export function narrowed(noun: Noun, missionId: string, query: Pick<ListQuery, "filters" | "as_of">) {
  const values: Values = [...sourceValues(missionId, query.as_of)];
  const conditions = query.filters.map((filter) => filterText(noun, filter, values));
  return { source: recordSource(noun, query.as_of), conditions, values };
}
export const whereText = (conditions: readonly string[]): string =>
  conditions.length > 0 ? `where ${conditions.join(" and ")}` : "";

/** @throws Refusal for a field that the noun does not have */
export function targetOf(noun: Noun, name: string): Target {
  const field = fieldsOf(noun).find((each) => each.name === name);
  if (!field) throw new Refusal("invalid", "store.field_unknown", { noun: noun.name, field: name });
  return { column: quoted(field.name), meta: field.meta };
}

function filterText(noun: Noun, filter: Filter, values: Values): string {
  const { column, meta } = targetOf(noun, filter.field);
  const type = columnType(meta);
  const bind = (value: unknown): string => `$${values.push(value)}`;
  const textOf = isList(meta) ? `array_to_string(${column}, ';')` : `${column}::text`;
  switch (filter.test) {
    case "empty": {
      const isEmpty = isList(meta) ? `cardinality(${column}) = 0` : `${column} is null`;
      return ["no", "false"].includes(filter.value) ? `not (${isEmpty})` : `(${isEmpty})`;
    }
    case "in":
      return oneOf(noun, filter, { column, meta }, bind);
    case "contains":
      return `strpos(lower(${textOf} collate "default"), lower(${bind(filter.value)}::text collate "default")) > 0`;
    case "is":
      if (isList(meta)) return `${bind(filter.value)}::text = any (${column})`;
      if (type === "jsonb") return `${textOf} = ${bind(filter.value)}::text`;
      return `${column} = ${bind(comparable(noun, filter, meta))}::${type}`;
    case "at_least":
    case "at_most": {
      if (isList(meta) || type === "jsonb")
        throw new Refusal("invalid", "store.filter_invalid", { field: filter.field, value: filter.value });
      const sign = filter.test === "at_least" ? ">=" : "<=";
      return `${column} ${sign} ${bind(comparable(noun, filter, meta))}::${type}`;
    }
  }
}

/** Any of some values, joined by `|`; an empty one among them is the unknown. */
function oneOf(noun: Noun, filter: Filter, { column, meta }: Target, bind: (value: unknown) => string): string {
  const asked = filter.value.split("|").map((text) => unescaped(filter, text));
  const known = asked.filter((text) => text !== "");
  const type = columnType(meta);
  const parts: string[] = [];
  if (known.length < asked.length) parts.push(isList(meta) ? `cardinality(${column}) = 0` : `${column} is null`);
  if (known.length > 0 && isList(meta)) parts.push(`${column} && ${bind(known)}::text[]`);
  else if (known.length > 0 && type === "jsonb") parts.push(`${column}::text = any (${bind(known)}::text[])`);
  else if (known.length > 0) {
    const values = known.map((value) => comparable(noun, { ...filter, value }, meta));
    parts.push(`${column} = any (${bind(values)}::${type}[])`);
  }
  return `(${parts.join(" or ")})`;
}

function unescaped(filter: Filter, text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new Refusal("invalid", "store.filter_invalid", { field: filter.field, value: text });
  }
}

/** Numbers, dates and amounts must be such; texts and periods are compared as they are written. */
function comparable(noun: Noun, filter: Filter, meta: FieldMeta): string {
  const type = columnType(meta);
  if (type === "text") return filter.value;
  // A bound may lie outside of what the field itself allows.
  const { min: _min, max: _max, zeroIsSuspect: _zero, ...loose } = meta;
  const parsed = parseCell(filter.value, loose);
  if ("fault" in parsed || parsed.value === null) {
    throw new Refusal("invalid", "store.filter_invalid", {
      field: `${noun.name}.${filter.field}`,
      value: filter.value,
    });
  }
  return String(parsed.value);
}

type Order = { readonly key: string; readonly type: string; readonly descending: boolean; readonly text: string };

export function orderOf(noun: Noun, query: Pick<ListQuery, "sort">): Order {
  const { column, meta } = targetOf(noun, query.sort?.field ?? "id");
  const descending = query.sort?.descending ?? false;
  const stored = columnType(meta);
  const asText = stored === "text[]" || stored === "jsonb";
  const key =
    stored === "text[]"
      ? `array_to_string(${column}, ';') collate "C"`
      : stored === "jsonb"
        ? `${column}::text collate "C"`
        : column;
  const direction = descending ? "desc" : "asc";
  return { key, type: asText ? "text" : stored, descending, text: `${key} ${direction} nulls last, id ${direction}` };
}

/** Rows that stand after the cursor's in the order. */
function afterText(order: Order, cursor: Cursor, values: Values): string {
  const sign = order.descending ? "<" : ">";
  const id = `$${values.push(cursor.id)}::text`;
  if (cursor.key === null) return `(${order.key} is null and id ${sign} ${id})`;
  const key = `$${values.push(cursor.key)}::${order.type}`;
  return `(${order.key} ${sign} ${key} or (${order.key} = ${key} and id ${sign} ${id}) or ${order.key} is null)`;
}

const textOrNull = (value: unknown): string | null => (value === null || value === undefined ? null : String(value));
const writeCursor = (cursor: Cursor): string =>
  Buffer.from(JSON.stringify([cursor.key, cursor.id])).toString("base64url");

function readCursor(text: string): Cursor {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
    if (Array.isArray(parsed)) {
      const [key, id]: unknown[] = parsed;
      const isText = (value: unknown): value is string => typeof value === "string" && !value.includes("\0");
      if ((key === null || isText(key)) && isText(id)) return { key, id };
    }
  } catch {
    // Told below, like every other cursor that is not ours.
  }
  throw new Refusal("invalid", "store.cursor_invalid");
}

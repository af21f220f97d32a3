import { isList } from "../model/cell.ts";
import { type Field, type Noun, fieldsOf } from "../model/noun.ts";
import { columnType } from "./columns.ts";
import { narrowed, orderOf, targetOf, whereText } from "./list-query.ts";
import type { Connection, ListQuery } from "./store.ts";

export type CountAsk = Pick<ListQuery, "filters" | "as_of" | "limit"> & {
  readonly field: string;
  /** Only values that hold this text; empty for all. */
  readonly holding: string;
};
/** How often each value stands in a column, the most frequent first; null is the unknown. */
export type ValueCounts = {
  readonly items: readonly { readonly value: string | null; readonly count: number }[];
  /** Different values in all, the unknown among them. */
  readonly distinct: number;
};

/** The values of one column among the rows that the filters leave, in the form in which the test `in` takes them. */
export async function countValues(
  connection: Connection,
  noun: Noun,
  missionId: string,
  ask: CountAsk,
): Promise<ValueCounts> {
  const { column, meta } = targetOf(noun, ask.field);
  const { source, conditions, values } = narrowed(noun, missionId, ask);
  const from = isList(meta) ? `${source} left join lateral unnest(${column}) as u (value) on true` : source;
  const value = isList(meta) ? "u.value" : `${column}::text`;
  if (ask.holding !== "")
    conditions.push(
      `strpos(lower(${value} collate "default"), lower($${values.push(ask.holding)}::text collate "default")) > 0`,
    );
  const found = await connection.query<{ readonly value: string | null; readonly count: number; readonly all: number }>(
    `select value, count(*) as count, count(*) over () as all
     from (select ${value} as value from ${from} ${whereText(conditions)}) v
     group by value order by count(*) desc, value collate "C" nulls last limit $${values.push(ask.limit)}`,
    values,
  );
  return { items: found.map(({ value: text, count }) => ({ value: text, count })), distinct: found[0]?.all ?? 0 };
}

export type SumAsk = Pick<ListQuery, "filters" | "as_of" | "sort" | "offset"> & {
  /** Only a window of the list as it is sorted; null is all of it. */
  readonly limit: number | null;
};
/** A sum over the rows whose value is known; `sum` is null where none is, or where the rows have several units. */
export type FieldSum = {
  readonly field: string;
  readonly known: number;
  readonly sum: string | null;
  readonly units: number;
};
export type Sums = { readonly rows: number; readonly fields: readonly FieldSum[] };

const added = new Set<Field["meta"]["kind"]>(["integer", "decimal", "money"]);

/** A number without a unit (a year, a rank) has no sum; where each row names its unit, that unit stands for the field's. */
const hasSum = (noun: Noun, { name, meta }: Field): boolean =>
  added.has(meta.kind) && (meta.unit !== undefined || (name === "value" && unitField(noun) !== undefined));
const unitField = (noun: Noun): Field | undefined => fieldsOf(noun).find(({ name }) => name === "unit");

/** The sums of every column that has one, over a list or a window of it. */
export async function sumRecords(connection: Connection, noun: Noun, missionId: string, ask: SumAsk): Promise<Sums> {
  const { source, conditions, values } = narrowed(noun, missionId, ask);
  const fields = fieldsOf(noun).filter((field) => hasSum(noun, field));
  const window =
    ask.limit === null
      ? ""
      : `order by ${orderOf(noun, ask).text} limit $${values.push(ask.limit)} offset $${values.push(ask.offset ?? 0)}`;
  const parts = fields.flatMap((field, index) => {
    const { column, meta } = targetOf(noun, field.name);
    const sum = columnType(meta) === "double precision" ? `sum(${column}::numeric)` : `sum(${column})`;
    const units = meta.unit === undefined ? `count(distinct "unit") filter (where ${column} is not null)` : "1";
    return [`count(${column}) as k${index}`, `${sum}::text as s${index}`, `${units} as u${index}`];
  });
  const [found] = await connection.query(
    `select ${["count(*) as rows", ...parts].join(", ")} from (select * from ${source} ${whereText(conditions)} ${window}) w`,
    values,
  );
  return {
    rows: Number(found?.["rows"] ?? 0),
    fields: fields.map(({ name }, index) => {
      const units = Number(found?.[`u${index}`] ?? 0);
      const sum = found?.[`s${index}`];
      return {
        field: name,
        known: Number(found?.[`k${index}`] ?? 0),
        sum: units <= 1 && typeof sum === "string" ? sum : null,
        units,
      };
    }),
  };
}

import * as z from "zod";
import { Refusal } from "../kernel/refusal.ts";
import { type Noun, fieldsOf } from "../model/noun.ts";
import type { listRecords } from "../operations/records/list-records.ts";

type ListQuery = Parameters<typeof listRecords>[3]["query"];

const downloadFormats = ["csv", "xlsx", "geojson"] as const;

const whole = z.coerce.number().int();
const filterText = z.string().max(12_000);
const filters = z
  .union([filterText, z.array(filterText).max(40)])
  .default([])
  .transform((value) => (Array.isArray(value) ? value : [value]));

/**
 * How a list is asked for. `filter` is `field:test:value` and may be repeated; all must hold. The values of `in` are
 * joined by `|`, each percent-encoded where it holds `|` or `%`; an empty one stands for unknown. `offset` passes over
 * rows, so that any window of the list can be read.
 */
export const ListParameters = z.object({
  limit: whole.min(1).max(10_000).default(100),
  cursor: z.string().max(2000).optional(),
  offset: whole.min(0).max(100_000_000).optional(),
  sort: z
    .string()
    .regex(/^-?[a-z0-9_]+$/)
    .max(80)
    .optional(),
  filter: filters,
  as_of: whole.min(0).max(Number.MAX_SAFE_INTEGER).optional(),
  format: z.enum(downloadFormats).optional(),
});
export type ListParameters = z.output<typeof ListParameters>;

const tests = ["is", "in", "contains", "at_least", "at_most", "empty"] as const;
const isTest = (text: string): text is (typeof tests)[number] => (tests as readonly string[]).includes(text);

function knownField(noun: Noun, field: string): string {
  if (!fieldsOf(noun).some(({ name }) => name === field)) {
    throw new Refusal("invalid", "server.field_unknown", { field, noun: noun.plural });
  }
  return field;
}

/** @throws Refusal for a filter that cannot be read or a field that the noun does not have */
export function listQuery(noun: Noun, parameters: ListParameters): ListQuery {
  const filters = parameters.filter.map((filter) => {
    const [field = "", test = "", ...rest] = filter.split(":");
    if (!isTest(test)) throw new Refusal("invalid", "server.filter_invalid", { filter: filter.slice(0, 200) });
    return { field: knownField(noun, field), test, value: rest.join(":") };
  });
  const { sort } = parameters;
  const descending = sort?.startsWith("-") ?? false;
  return {
    filters,
    sort: sort === undefined ? null : { field: knownField(noun, sort.replace(/^-/, "")), descending },
    limit: parameters.limit,
    cursor: parameters.cursor ?? null,
    offset: parameters.offset ?? 0,
    as_of: parameters.as_of ?? null,
  };
}

import type { Item, ItemPage } from "../api.ts";

type Held = ItemPage | readonly Item[] | undefined;

/** What lists hold: pages or all items; sums and counts of them are neither. */
const isList = (held: unknown): held is Exclude<Held, undefined> =>
  Array.isArray(held) || (typeof held === "object" && held !== null && "items" in held && Array.isArray(held.items));

/**
 * A list with one record as it stands now; null where the list must be read anew, because the record may have moved
 * in it, come into it or left it. `sort` and `filters` are those the list was asked for, empty for none.
 */
export function placedIn(held: unknown, item: Item, sort: string, filters: string): Held | null {
  if (held === undefined) return undefined;
  if (!isList(held)) return null;
  const items: readonly Item[] = "items" in held ? held.items : held;
  const at = items.findIndex(({ id }) => id === item.id);
  const old = items[at];
  if (old === undefined) return filters === "" ? held : null;
  if (old.version >= item.version) return held;
  const changed = (field: string) => JSON.stringify(old.values[field]) !== JSON.stringify(item.values[field]);
  if (filters !== "" || (sort !== "" && changed(sort.replace(/^-/, "")))) return null;
  const next = items.with(at, item);
  return "items" in held ? { ...held, items: next } : next;
}

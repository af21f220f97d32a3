import type { Item, ItemPage } from "../api.ts";

type Held = ItemPage | readonly Item[] | undefined;

/**
 * A list with one record as it stands now; null where the list must be read anew, because the record may have moved
 * in it, come into it or left it. `sort` and `filters` are those the list was asked for, empty for none.
 */
export function placedIn(held: Held, item: Item, sort: string, filters: string): Held | null {
  if (held === undefined) return held;
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

import { compareText } from "../kernel/text-order.ts";
import type { Site } from "./site.ts";

/**
 * Finds for every site the one it is the same place as: `same_as` followed to its end. Rows that point at one another
 * in a ring stand for the first of their ids.
 */
export function canonicalSites(sites: readonly Site[]): ReadonlyMap<string, string> {
  const sameAs = new Map(sites.map((site) => [site.id, site.same_as]));
  return new Map(sites.map((site) => [site.id, endOf(site.id, sameAs)]));
}

function endOf(id: string, sameAs: ReadonlyMap<string, string | null>): string {
  const way = [id];
  for (let next = sameAs.get(id); next && sameAs.has(next); next = sameAs.get(next)) {
    const ring = way.indexOf(next);
    if (ring >= 0) return way.slice(ring).sort(compareText)[0] ?? next;
    way.push(next);
  }
  return way.at(-1) ?? id;
}

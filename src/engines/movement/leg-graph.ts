import { compareText } from "../../kernel/text-order.ts";
import { canonicalSites } from "../../model/canonical-site.ts";
import type { MissionData } from "../../model/mission-data.ts";
import type { Route } from "../../model/route.ts";

/** Days of travel are counted in millionths, so that sums and ties are exact. */
export const perDay = 1_000_000;

/** A way between two nodes, by season in millionths of a day; null is unknown or impassable. `route` null is a gate. */
export type Leg = {
  readonly a: number;
  readonly b: number;
  readonly dry: number | null;
  readonly wet: number | null;
  readonly route: Route | null;
};
export type LegGraph = {
  /** Nodes are canonical sites, then entry points, each in the order of their ids. */
  readonly nodes: number;
  readonly sites: readonly string[];
  readonly nodeOfSite: ReadonlyMap<string, number>;
  readonly nodeOfEntry: ReadonlyMap<string, number>;
  readonly legs: readonly Leg[];
  /** Nodes that a route or a gate names, also where the other end of the route is no longer in the mission. */
  readonly named: ReadonlySet<number>;
};
export type MovementData = Pick<MissionData, "mission" | "site" | "entry_point" | "route">;

const days = (value: number | null): number | null => (value === null ? null : Math.round(value * perDay));

/**
 * Joins sites and entry points by their legs. A route with `via` is a printed sum of others and never a leg. An entry
 * point without a route of its own to the site it serves is joined to it by the mission's gate days, where known.
 * Sites that are one place under two names are one node.
 */
export function legGraph(data: MovementData): LegGraph {
  const canonical = canonicalSites(data.site);
  const sites = [...new Set(canonical.values())].sort(compareText);
  const entries = data.entry_point.map(({ id }) => id).sort(compareText);
  const nodeOfSite = new Map(sites.map((id, index) => [id, index]));
  for (const [id, same] of canonical) nodeOfSite.set(id, nodeOfSite.get(same) ?? -1);
  const nodeOfEntry = new Map(entries.map((id, index) => [id, sites.length + index]));
  const nodeOf = (id: string): number | undefined => nodeOfSite.get(id) ?? nodeOfEntry.get(id);
  const legs: Leg[] = [];
  const named = new Set(data.route.flatMap(({ from, to }) => [nodeOf(from) ?? [], nodeOf(to) ?? []].flat()));
  for (const route of [...data.route].sort((x, y) => compareText(x.id, y.id))) {
    const [a, b] = [nodeOf(route.from), nodeOf(route.to)];
    if (route.via.length > 0 || a === undefined || b === undefined) continue;
    legs.push({ a, b, dry: days(route.dry_days), wet: days(route.wet_days), route });
  }
  const gate = days(data.mission.entry_gate_days);
  for (const entry of data.entry_point) {
    const [a, b] = [nodeOfEntry.get(entry.id), entry.site === null ? undefined : nodeOfSite.get(entry.site)];
    if (gate === null || a === undefined || b === undefined) continue;
    named.add(b);
    const isJoined = legs.some((leg) => (leg.a === a && leg.b === b) || (leg.a === b && leg.b === a));
    if (!isJoined) legs.push({ a, b, dry: gate, wet: gate, route: null });
  }
  return { nodes: sites.length + entries.length, sites, nodeOfSite, nodeOfEntry, legs, named };
}

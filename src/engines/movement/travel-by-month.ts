import type { Month } from "../../kernel/plain-date.ts";
import { compareText } from "../../kernel/text-order.ts";
import { edgesTo, shortestPaths, undirectedGraph } from "../../methods/shortest-paths.ts";
import type { Flag } from "../../model/flag.ts";
import type { MissionData } from "../../model/mission-data.ts";
import type { SiteTravel } from "../../model/plan.ts";
import { isClosedInMonth, seasonOfMonth } from "./days-in-month.ts";
import { type Leg, type LegGraph, legGraph, perDay } from "./leg-graph.ts";

export type MonthTravel = {
  readonly month: Month;
  readonly season: "wet" | "dry";
  readonly travel: readonly SiteTravel[];
};
export type TravelByMonth = { readonly months: readonly MonthTravel[]; readonly flags: readonly Flag[] };
export type TravelData = Pick<MissionData, "mission" | "site" | "entry_point" | "route" | "season">;
type Open = {
  readonly season: "wet" | "dry";
  readonly entries: readonly string[];
  readonly closedRoutes: ReadonlySet<string>;
};

/**
 * Days from the nearest open entry point to every site that a route or a gate touches, month by month. What is shut on
 * more than half of a month's days is shut for that month. Ties go to the fewest legs, then to the entry point whose
 * id comes first.
 */
export function travelByMonth(months: readonly Month[], data: TravelData): TravelByMonth {
  const answer = travelFinder(data);
  const byMonth = months.map((month) => {
    const open = openInMonth(month, data);
    return { month, season: open.season, travel: answer(open) };
  });
  const allOpen = data.entry_point.map(({ id }) => id).sort(compareText);
  const normal = answer({ season: "dry", entries: allOpen, closedRoutes: new Set() });
  const reachable = new Set(normal.filter(({ days }) => days !== null).map(({ site }) => site));
  const names = new Map(data.site.map(({ id, name }) => [id, name]));
  return { months: byMonth, flags: byMonth.flatMap((month) => cutOffFlag(month, reachable, names)) };
}

/** Travel to every listed site by what is open; worked out once for each state of the roads. */
export function travelFinder(data: TravelData): (open: Open) => SiteTravel[] {
  const graph = legGraph(data);
  const listed = listedSites(graph);
  const known = new Map<string, SiteTravel[]>();
  return (open) => {
    const key = JSON.stringify([open.season, open.entries, [...open.closedRoutes]]);
    const travel = known.get(key) ?? travelWhen(graph, listed, open);
    known.set(key, travel);
    return travel;
  };
}

/** The season of a month and what is open on more than half of its days. */
export function openInMonth(month: Month, data: TravelData): Open {
  const entries = data.entry_point.filter(({ closed }) => !isClosedInMonth(closed, month)).map(({ id }) => id);
  const closed = data.route.filter((route) => isClosedInMonth(route.closed, month)).map(({ id }) => id);
  return {
    season: seasonOfMonth(data.season, month),
    entries: entries.sort(compareText),
    closedRoutes: new Set(closed.sort(compareText)),
  };
}

/** Canonical sites that a route or a gate names. */
const listedSites = ({ sites, named }: LegGraph): string[] => sites.filter((_, node) => named.has(node));

function travelWhen(graph: LegGraph, listed: readonly string[], open: Open): SiteTravel[] {
  const usable: Leg[] = [];
  const edges: { a: number; b: number; length: number }[] = [];
  for (const leg of graph.legs) {
    const length = leg[open.season];
    if (length === null || (leg.route && open.closedRoutes.has(leg.route.id))) continue;
    usable.push(leg);
    edges.push({ a: leg.a, b: leg.b, length });
  }
  const sources = open.entries.flatMap((id) => graph.nodeOfEntry.get(id) ?? []);
  const paths = shortestPaths(undirectedGraph(graph.nodes, edges), sources);
  return listed.map((site) => {
    const node = graph.nodeOfSite.get(site) ?? -1;
    const source = paths.source[node] ?? -1;
    if (source < 0) return { site, days: null, entry_point: null, legs: [] };
    const legs = edgesTo(paths, node).flatMap((edge) => usable[edge]?.route?.id ?? []);
    return { site, days: (paths.distance[node] ?? 0) / perDay, entry_point: open.entries[source] ?? null, legs };
  });
}

/** Sites that some entry point reaches when all is open and dry, and none reaches this month. */
function cutOffFlag(
  { month, season, travel }: MonthTravel,
  reachable: ReadonlySet<string>,
  names: ReadonlyMap<string, string>,
): Flag[] {
  const cut = travel.filter(({ site, days }) => days === null && reachable.has(site)).map(({ site }) => site);
  if (cut.length === 0) return [];
  return [
    {
      code: "site.cut_off",
      severity: "high",
      domain: "movement",
      month,
      records: cut.map((id) => ({ noun: "site", id })),
      values: { month, season, count: cut.length, sites: cut.map((id) => names.get(id) ?? id) },
    },
  ];
}

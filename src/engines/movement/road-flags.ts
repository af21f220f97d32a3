import { compareText } from "../../kernel/text-order.ts";
import type { Flag } from "../../model/flag.ts";
import type { MissionData } from "../../model/mission-data.ts";
import type { Route } from "../../model/route.ts";

/** What the road list itself shows, whatever the month: sites without a road row, roads slow or cut in the rains. */
export function roadFlags(data: Pick<MissionData, "site" | "entry_point" | "route">): Flag[] {
  return [...sitesWithoutWay(data), ...routesInRains(data)];
}

/** Sites that no route row names at either end: how to get there isn't in the pack. */
function sitesWithoutWay({ site, route }: Pick<MissionData, "site" | "route">): Flag[] {
  const named = new Set(route.flatMap(({ from, to }) => [from, to]));
  const without = site.filter(({ id }) => !named.has(id)).sort((a, b) => compareText(a.id, b.id));
  if (without.length === 0) return [];
  return [
    {
      code: "site.no_way_in",
      severity: "medium",
      domain: "movement",
      month: null,
      records: without.map(({ id }) => ({ noun: "site", id })),
      values: { count: without.length, of: site.length, sites: without.map(({ name }) => name) },
    },
  ];
}

function routesInRains(data: Pick<MissionData, "site" | "entry_point" | "route">): Flag[] {
  const legs = data.route.filter(({ via }) => via.length === 0).sort((a, b) => compareText(a.id, b.id));
  const slow = legs.filter(
    ({ dry_days, wet_days }) => dry_days !== null && wet_days !== null && wet_days > dry_days && wet_days >= 2 * dry_days,
  );
  const cut = legs.filter(({ dry_days, wet_days }) => dry_days !== null && wet_days === null);
  const names = new Map([...data.entry_point, ...data.site].map(({ id, name }) => [id, name]));
  const label = ({ from, to }: Route): string => `${names.get(from) ?? from} – ${names.get(to) ?? to}`;
  const flag = (code: "route.slow_in_rains" | "route.cut_in_rains", routes: readonly Route[]): Flag[] => {
    if (routes.length === 0) return [];
    return [
      {
        code,
        severity: code === "route.cut_in_rains" ? "high" : "medium",
        domain: "movement",
        month: null,
        records: routes.map(({ id }) => ({ noun: "route", id })),
        values: { count: routes.length, routes: routes.map(label) },
      },
    ];
  };
  return [...flag("route.slow_in_rains", slow), ...flag("route.cut_in_rains", cut)];
}

import type { Month } from "../../kernel/plain-date.ts";
import { compareText } from "../../kernel/text-order.ts";
import type { Flag } from "../../model/flag.ts";
import type { MissionData } from "../../model/mission-data.ts";
import type { Route } from "../../model/route.ts";
import { isClosedInMonth, seasonOfMonth } from "./days-in-month.ts";

type RoadData = Pick<MissionData, "site" | "entry_point" | "route" | "season">;

/**
 * What the road list itself shows: sites without a road row, roads slow in the rains, and roads that have no time in
 * the rains or are closed in a wet month of the operation.
 */
export function roadFlags(data: RoadData, months: readonly Month[]): Flag[] {
  const wetMonths = months.filter((month) => seasonOfMonth(data.season, month) === "wet");
  return [...sitesWithoutWay(data), ...routesInRains(data, wetMonths)];
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

function routesInRains(data: RoadData, wetMonths: readonly Month[]): Flag[] {
  const legs = data.route.filter(({ via }) => via.length === 0).sort((a, b) => compareText(a.id, b.id));
  const slow = legs.filter(
    ({ dry_days, wet_days }) =>
      dry_days !== null && wet_days !== null && wet_days > dry_days && wet_days >= 2 * dry_days,
  );
  const isCut = ({ wet_days, closed }: Route): boolean =>
    wet_days === null || wetMonths.some((month) => isClosedInMonth(closed, month));
  const cut = legs.filter((route) => route.dry_days !== null && isCut(route));
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

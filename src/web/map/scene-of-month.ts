import { covers } from "../../../kernel/period.ts";
import { lastDay } from "../../../kernel/plain-date.ts";
import type { Extent, Position } from "../../../kernel/geo.ts";
import type { PlanMonth } from "../../../model/plan.ts";
import type { Item } from "../../api.ts";
import type { StateName } from "../../queries.ts";
import { isSlowInRains, type Scene } from "../../map/scene.ts";

export type Places = {
  readonly mission: Item | undefined;
  readonly sites: readonly Item[];
  readonly entries: readonly Item[];
  readonly routes: readonly Item[];
  readonly states: readonly StateName[];
};

const text = (value: unknown): string => (typeof value === "string" ? value : "");
const numberOf = (value: unknown): number | null => (typeof value === "number" ? value : null);
const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

function positionOf(values: Item["values"]): Position | null {
  const [lon, lat] = [numberOf(values["lon"]), numberOf(values["lat"])];
  return lon === null || lat === null ? null : [lon, lat];
}

/** What the map shows in a month; things whose position is unknown cannot be drawn and stay in the data only. */
export function sceneOfMonth(
  { mission, sites, entries, routes, states }: Places,
  month: string,
  detail: PlanMonth | null,
): Scene {
  const people = new Map(detail?.people.sites.map((row) => [row.site, row.people]));
  const travel = new Map(detail?.travel.map((row) => [row.site, row]));
  const known = detail?.strength.total !== null;
  const day = lastDay(month);
  const closed = (values: Item["values"]) => texts(values["closed"]).some((period) => covers(period, day));
  const places = new Map(
    [...sites, ...entries].flatMap((item) => {
      const at = positionOf(item.values);
      return at ? [[item.id, { at, name: text(item.values["name"]) }] as const] : [];
    }),
  );
  return {
    extent: extentOf(mission),
    home: texts(mission?.values["countries"]).map((code) => states.find(({ iso3 }) => iso3 === code)?.iso2 ?? code),
    sites: sites.flatMap((item) => {
      const place = places.get(item.id);
      const way = travel.get(item.id);
      if (!place) return [];
      return [
        {
          id: item.id,
          ...place,
          people: people.get(item.id) ?? (known ? 0 : null),
          days: way?.days,
          entry: way?.entry_point ?? null,
        },
      ];
    }),
    entries: entries.flatMap((item) => {
      const place = places.get(item.id);
      return place ? [{ id: item.id, ...place, kind: text(item.values["kind"]), closed: closed(item.values) }] : [];
    }),
    routes: routes.flatMap((item) => {
      const [from, to] = [places.get(text(item.values["from"])), places.get(text(item.values["to"]))];
      // A row with `via` is the printed sum of others, not a leg.
      if (!from || !to || texts(item.values["via"]).length > 0) return [];
      const [dry, wet] = [numberOf(item.values["dry_days"]), numberOf(item.values["wet_days"])];
      const rains = detail?.season === "wet";
      return [
        {
          id: item.id,
          from: from.name,
          to: to.name,
          line: [from.at, to.at] as const,
          days: rains ? wet : dry,
          slow: rains && isSlowInRains(dry, wet),
          closed: closed(item.values),
        },
      ];
    }),
  };
}

function extentOf(mission: Item | undefined): Extent | null {
  const sides = ["extent_west", "extent_south", "extent_east", "extent_north"].map((name) =>
    numberOf(mission?.values[name]),
  );
  const [west, south, east, north] = sides;
  return west == null || south == null || east == null || north == null ? null : [west, south, east, north];
}

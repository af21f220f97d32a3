import type { Extent, Position } from "../../kernel/geo.ts";
import { isClosedInMonth } from "../../engines/movement/days-in-month.ts";
import type { SeasonTravel } from "../../engines/movement/travel-in-seasons.ts";
import type { PlanMonth } from "../../model/plan.ts";
import type { Item } from "../api.ts";
import type { StateName } from "../queries.ts";
import { isSlowInRains, type Scene, type SceneEntry, type SceneRoute, type SceneSite, type SiteKind } from "./scene.ts";

export type Places = {
  readonly mission: Item | undefined;
  readonly sites: readonly Item[];
  readonly entries: readonly Item[];
  readonly routes: readonly Item[];
  readonly seasons: readonly Item[];
  readonly states: readonly StateName[];
};
type Moment = {
  readonly month: string;
  readonly detail: PlanMonth | null;
  /** Days by season; null where they are not needed. */
  readonly travel?: SeasonTravel | null;
  /** The season to draw roads in; the month's own where missing. */
  readonly season?: "dry" | "wet" | undefined;
};
type Placed = ReadonlyMap<string, { readonly at: Position; readonly name: string }>;

const text = (value: unknown): string => (typeof value === "string" ? value : "");
const numberOf = (value: unknown): number | null => (typeof value === "number" ? value : null);
const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

/** Keys of the sources that the places rest on. */
export const sourcesOf = ({ sites, entries, routes }: Places): readonly string[] =>
  [...new Set([...sites, ...entries, ...routes].flatMap(({ values }) => texts(values["source"])))].sort();

export function positionOf(values: Item["values"]): Position | null {
  const [lon, lat] = [numberOf(values["lon"]), numberOf(values["lat"])];
  return lon === null || lat === null ? null : [lon, lat];
}

/** What the map shows in a month; things whose position is unknown cannot be drawn and stay in the data only. */
export function sceneOfMonth(places: Places, moment: Moment): Scene {
  const { mission, sites, entries, states } = places;
  const season = moment.season ?? moment.detail?.season ?? "dry";
  const placed: Placed = new Map(
    [...sites, ...entries].flatMap((item) => {
      const at = positionOf(item.values);
      return at ? [[item.id, { at, name: text(item.values["name"]) }] as const] : [];
    }),
  );
  const iso2Of = (code: string) => states.find(({ iso3 }) => iso3 === code)?.iso2 ?? code;
  return {
    extent: extentOf(mission),
    season,
    home: texts(mission?.values["countries"]).map(iso2Of),
    states: states.map(({ iso2 }) => iso2),
    sites: sitesOf(places, moment, placed),
    entries: entries.flatMap((item): SceneEntry[] => {
      const place = placed.get(item.id);
      if (!place) return [];
      return [{ id: item.id, ...place, kind: text(item.values["kind"]), closed: isShut(item.values, moment.month) }];
    }),
    routes: routesOf(places, { month: moment.month, season }, placed),
  };
}

const isShut = (values: Item["values"], month: string): boolean => isClosedInMonth(texts(values["closed"]), month);

function sitesOf({ sites }: Places, { month, detail, travel }: Moment, placed: Placed): SceneSite[] {
  const people = new Map(detail?.people.sites.map((row) => [row.site, row.people]));
  const ways = new Map(detail?.travel.map((row) => [row.site, row]));
  const [dry, wet] = [travel?.dry, travel?.wet].map((rows) => new Map(rows?.map((row) => [row.site, row.days])));
  // A pack that places nobody in a month whose strength is known says nothing of where they are.
  const known = people.size > 0 && detail?.strength.total !== null;
  return sites.flatMap(({ id, values }) => {
    const place = placed.get(id);
    const way = ways.get(id);
    if (!place) return [];
    return [
      {
        id,
        ...place,
        aliases: texts(values["aliases"]),
        kind: kindOf(values, month.slice(0, 4)),
        medical: values["medical"] === true,
        aviation: values["aviation"] === true,
        people: people.get(id) ?? (known ? 0 : null),
        days: way?.days,
        dry: dry?.get(id),
        wet: wet?.get(id),
        entry: way?.entry_point ?? null,
      },
    ];
  });
}

function kindOf(values: Item["values"], year: string): SiteKind {
  if (texts(values["force_hq_years"]).includes(year)) return "force_hq";
  if (texts(values["sector_hq_years"]).includes(year)) return "sector_hq";
  if (values["observers_present"] === true) return "observers";
  return values["police_present"] === true ? "police" : "post";
}

function routesOf({ routes }: Places, at: { month: string; season: "dry" | "wet" }, placed: Placed): SceneRoute[] {
  return routes.flatMap(({ id, values }) => {
    const ends = [text(values["from"]), text(values["to"])] as const;
    const [from, to] = [placed.get(ends[0]), placed.get(ends[1])];
    // A row with `via` is the printed sum of others, not a leg.
    if (!from || !to || texts(values["via"]).length > 0) return [];
    const [dry, wet] = [numberOf(values["dry_days"]), numberOf(values["wet_days"])];
    const rains = at.season === "wet";
    return [
      {
        id,
        from: from.name,
        to: to.name,
        ends,
        line: [from.at, to.at] as const,
        mode: text(values["mode"]),
        km: numberOf(values["km"]),
        days: rains ? wet : dry,
        dry,
        wet,
        slow: rains && isSlowInRains(dry, wet),
        closed: isShut(values, at.month),
      },
    ];
  });
}

function extentOf(mission: Item | undefined): Extent | null {
  const sides = ["extent_west", "extent_south", "extent_east", "extent_north"].map((name) =>
    numberOf(mission?.values[name]),
  );
  const [west, south, east, north] = sides;
  return west == null || south == null || east == null || north == null ? null : [west, south, east, north];
}

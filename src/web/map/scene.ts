import type { Extent, Position } from "../../kernel/geo.ts";

/** What stands at a place, by the strongest thing known of it in the year shown. */
export const siteKinds = ["force_hq", "sector_hq", "observers", "police", "post"] as const;
export type SiteKind = (typeof siteKinds)[number];
export const entryKinds = ["port", "airport", "airfield", "staging"] as const;

/** What the map shows of one month: plain values, so that map, list and table are the same. */
export type SceneSite = {
  readonly id: string;
  readonly name: string;
  /** The other names of the place, as the pack gives them. */
  readonly aliases: readonly string[];
  readonly at: Position;
  readonly kind: SiteKind;
  readonly medical: boolean;
  readonly aviation: boolean;
  /** Estimated; null where nothing is known of this month. */
  readonly people: number | null;
  /** Days from the nearest open entry point; undefined where no travel was worked out, null where there is no way. */
  readonly days: number | null | undefined;
  /** The same in each season, with what is closed in the month. */
  readonly dry: number | null | undefined;
  readonly wet: number | null | undefined;
  readonly entry: string | null;
};
export type SceneEntry = {
  readonly id: string;
  readonly name: string;
  readonly at: Position;
  readonly kind: string;
  readonly closed: boolean;
};
export type SceneRoute = {
  readonly id: string;
  /** Names of the two ends, then their ids. */
  readonly from: string;
  readonly to: string;
  readonly ends: readonly [string, string];
  readonly line: readonly [Position, Position];
  readonly mode: string;
  readonly km: number | null;
  readonly days: number | null;
  readonly dry: number | null;
  readonly wet: number | null;
  readonly slow: boolean;
  readonly closed: boolean;
};
export type Scene = {
  readonly extent: Extent | null;
  readonly season: "dry" | "wet";
  /** Two-letter codes of the countries of the mission. */
  readonly home: readonly string[];
  /** Two-letter codes of the member states: only they are written on the map as countries. */
  readonly states: readonly string[];
  readonly sites: readonly SceneSite[];
  readonly entries: readonly SceneEntry[];
  readonly routes: readonly SceneRoute[];
};

/** How the reader wants to see it. */
export type MapLook = {
  readonly symbols: "plain" | "app6";
  /** Colour of the rings round sites: days from an entry point, or none. */
  readonly rings: "dry" | "wet" | null;
};
export const plainLook: MapLook = { symbols: "plain", rings: null };

/** Wet days at least twice the dry ones: the same measure as the flag `route.slow_in_rains`. */
export const isSlowInRains = (dry: number | null, wet: number | null): boolean =>
  dry !== null && wet !== null && wet >= 2 * Math.max(dry, 0.5);

/** Radius in pixels; area grows with people. */
export const siteRadius = (people: number | null): number =>
  people === null || people === 0 ? 3 : 3 + Math.sqrt(people) * 0.38;

/** Classes of days: up to 1, 3, 6, more, no way; -1 where no travel is known. */
const dayClasses = [1, 3, 6] as const;
export function dayClass(days: number | null | undefined): number {
  if (days === undefined) return -1;
  if (days === null) return dayClasses.length + 1;
  const found = dayClasses.findIndex((most) => days <= most);
  return found < 0 ? dayClasses.length : found;
}

/** The mission's extent, or what holds all its sites. */
export function extentOfScene({ extent, sites }: Scene): [number, number, number, number] {
  if (extent !== null) return [...extent];
  const lons = sites.map(({ at }) => at[0]);
  const lats = sites.map(({ at }) => at[1]);
  if (sites.length === 0) return [-180, -60, 180, 75];
  return [Math.min(...lons) - 0.3, Math.min(...lats) - 0.3, Math.max(...lons) + 0.3, Math.max(...lats) + 0.3];
}

import type { Extent, Position } from "../../kernel/geo.ts";

/** What the map shows of one month: plain values, so that map, list and table are the same. */
export type SceneSite = {
  readonly id: string;
  readonly name: string;
  readonly at: Position;
  /** Estimated; null where nothing is known of this month. */
  readonly people: number | null;
  /** Days from the nearest open entry point; undefined where no travel was worked out, null where there is no way. */
  readonly days: number | null | undefined;
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
  readonly from: string;
  readonly to: string;
  readonly line: readonly [Position, Position];
  readonly days: number | null;
  readonly slow: boolean;
  readonly closed: boolean;
};
export type Scene = {
  readonly extent: Extent | null;
  /** Two-letter codes of the countries of the mission. */
  readonly home: readonly string[];
  readonly sites: readonly SceneSite[];
  readonly entries: readonly SceneEntry[];
  readonly routes: readonly SceneRoute[];
};

/** Wet days at least twice the dry ones: the same measure as the flag `route.slow_in_rains`. */
export const isSlowInRains = (dry: number | null, wet: number | null): boolean =>
  dry !== null && wet !== null && wet >= 2 * Math.max(dry, 0.5);

/** Radius in pixels; area grows with people. */
export const siteRadius = (people: number | null): number =>
  people === null || people === 0 ? 3 : 3 + Math.sqrt(people) * 0.38;

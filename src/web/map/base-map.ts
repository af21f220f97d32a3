import type { Position as Point } from "geojson";
import type { Extent } from "../../kernel/geo.ts";
import type { DisputedArea, DisputedAreas } from "../../model/disputed-area.ts";
import { ask } from "../api.ts";
import { type Atlas, isCoded, loadAtlas } from "./atlas.ts";

type Lines = readonly (readonly Point[])[];
/** One entry of the layer of disputed areas and lines, ready to be drawn. */
export type DisputedShape = {
  readonly about: DisputedArea["properties"];
  readonly lines: Lines;
  /** An outline of its own, drawn in the colour of the land so that no country's colour covers it. */
  readonly ground: readonly (readonly Point[])[];
  /** What holds all of it. */
  readonly box: Extent;
};
/** The base of every map: the atlas, with settled boundaries apart from those that are not. */
export type BaseMap = {
  readonly countries: Atlas["countries"];
  readonly coast: Atlas["coast"];
  readonly borders: Lines;
  readonly disputed: readonly DisputedShape[];
  /** Boundaries of areas without a country code that no entry of the layer speaks of. */
  readonly unsettled: Lines;
};

let loading: Promise<BaseMap> | null = null;

/** The base map, read once: the packaged atlas and the reviewed layer of the server. */
export function loadBaseMap(): Promise<BaseMap> {
  loading ??= Promise.all([loadAtlas(), ask<DisputedAreas>("/reference/disputed-areas")])
    .then(([atlas, layer]) => baseMap(atlas, layer.features))
    .catch((error: unknown) => {
      loading = null;
      throw error;
    });
  return loading;
}

/** Takes out of the settled boundaries what the layer speaks of, and gives it to the entry that does. */
export function baseMap(atlas: Atlas, layer: readonly DisputedArea[]): BaseMap {
  const claims = layer.map(({ properties }) => claimOf(properties.atlas));
  const isClaimed = (a: string, b: string) => claims.some(({ holds }) => holds(a, b));
  const outside = claims.flatMap(({ holds, within }) =>
    within === null
      ? []
      : parts(atlas.shared((a, b) => isCoded(a) && isCoded(b) && holds(a, b)).coordinates, within, false),
  );
  return {
    countries: atlas.countries,
    coast: atlas.coast,
    borders: [...atlas.shared((a, b) => isCoded(a) && isCoded(b) && !isClaimed(a, b)).coordinates, ...outside],
    unsettled: atlas.shared((a, b) => !(isCoded(a) && isCoded(b)) && !isClaimed(a, b)).coordinates,
    disputed: layer.map((entry, index) => shapeOf(entry, atlas, claims[index])),
  };
}

type Claim = { readonly holds: (a: string, b: string) => boolean; readonly within: Extent | null };
function claimOf({ areas, between, within }: DisputedArea["properties"]["atlas"]): Claim {
  const pairs = new Set(between.flatMap(([a, b]) => [`${a} ${b}`, `${b} ${a}`]));
  return { holds: (a, b) => areas.includes(a) || areas.includes(b) || pairs.has(`${a} ${b}`), within };
}

function shapeOf({ properties, geometry }: DisputedArea, atlas: Atlas, claim: Claim | undefined): DisputedShape {
  const taken = claim ? atlas.shared(claim.holds).coordinates : [];
  const ground = geometry?.type === "Polygon" ? geometry.coordinates : [];
  const own = geometry?.type === "LineString" ? [geometry.coordinates] : ground;
  const lines = [...(claim?.within ? parts(taken, claim.within, true) : taken), ...own];
  const whole = atlas.countries.features
    .filter(({ properties: { key } }) => properties.atlas.areas.includes(key))
    .flatMap(({ geometry: shape }) => (shape.type === "Polygon" ? shape.coordinates : shape.coordinates.flat()));
  return { about: properties, lines, ground, box: boxOf([...lines, ...whole], properties.label_at) };
}

/** The stretches of lines whose segments lie inside an extent, or those that do not. */
export function parts(lines: Lines, [west, south, east, north]: Extent, inside: boolean): Point[][] {
  const isIn = ([x = 0, y = 0]: Point) => x >= west && x <= east && y >= south && y <= north;
  return lines.flatMap((line) => {
    const kept: Point[][] = [];
    let open = false;
    line.forEach((point, index) => {
      const before = line[index - 1];
      if (before === undefined) return;
      const keep = (isIn(before) && isIn(point)) === inside;
      if (keep && open) kept.at(-1)?.push(point);
      else if (keep) kept.push([before, point]);
      open = keep;
    });
    return kept;
  });
}

function boxOf(lines: Lines, label: readonly [number, number] | null): Extent {
  const box: [number, number, number, number] = [180, 90, -180, -90];
  for (const [x = 0, y = 0] of [...lines.flat(), ...(label ? [label] : [])]) {
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  }
  return box;
}

const touches = (a: Extent, b: Extent): boolean => a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];

/** What of the layer lies on a map of this extent. */
export const disputedIn = ({ disputed }: BaseMap, extent: Extent): readonly DisputedShape[] =>
  disputed.filter(({ box }) => touches(box, extent));

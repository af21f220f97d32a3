import type { Extent, Position } from "../../kernel/geo.ts";
import type { Country } from "./atlas.ts";

const steps = 24;

type Ring = readonly (readonly number[])[];

/**
 * Where to write each of the given countries' names inside an extent: the middle of what is seen of it. A map asks this
 * each time it is drawn, so rings beyond the extent are passed over, and the others are read once a row of points.
 */
export function countryPlaces(
  countries: readonly Country[],
  extent: Extent,
): readonly { readonly iso2: string; readonly at: Position }[] {
  return countries.flatMap((country) => {
    const inside = pointsWithin(outerRings(country).filter((ring) => meets(ring, extent)), extent); // prettier-ignore
    const at = middle(inside);
    return at && inside.length > 6 ? [{ iso2: country.properties.iso2, at }] : [];
  });
}

function outerRings({ geometry }: Country): Ring[] {
  const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  return polygons.flatMap(([outer]) => (outer === undefined ? [] : [outer]));
}

function meets(ring: Ring, [west, south, east, north]: Extent): boolean {
  let [left, bottom, right, top] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x = 0, y = 0] of ring) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    bottom = Math.min(bottom, y);
    top = Math.max(top, y);
  }
  return left <= east && right >= west && bottom <= north && top >= south;
}

/** The points of a grid over the extent that lie within one of the rings, column by column. */
function pointsWithin(rings: readonly Ring[], [west, south, east, north]: Extent): Position[] {
  if (rings.length === 0) return [];
  const columns = Array.from({ length: steps }, (_, at) => west + ((east - west) * (at + 0.5)) / steps);
  const rows = Array.from({ length: steps }, (_, at) => south + ((north - south) * (at + 0.5)) / steps);
  const crossed = rows.map((y) => rings.map((ring) => crossings(ring, y)));
  return columns.flatMap((x) =>
    rows.flatMap((y, row): Position[] => ((crossed[row] ?? []).some((xs) => isInside(xs, x)) ? [[x, y]] : [])),
  );
}

/** Where a ring crosses a parallel. */
function crossings(ring: Ring, y: number): number[] {
  const found: number[] = [];
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
    const [xi = 0, yi = 0] = ring[i] ?? [];
    const [xj = 0, yj = 0] = ring[j] ?? [];
    if (yi > y !== yj > y) found.push(((xj - xi) * (y - yi)) / (yj - yi) + xi);
  }
  return found;
}

/** Even-odd rule: an odd number of crossings lies to the east. */
const isInside = (crossed: readonly number[], x: number): boolean => crossed.filter((at) => x < at).length % 2 === 1;

/** The point nearest to the mean of all, so that it lies inside even where the shape is bent. */
function middle(points: readonly Position[]): Position | null {
  const mean: [number, number] = [0, 0];
  for (const [x, y] of points) {
    mean[0] += x / points.length;
    mean[1] += y / points.length;
  }
  const far = ([x, y]: Position) => (x - mean[0]) ** 2 + (y - mean[1]) ** 2;
  return points.reduce<Position | null>(
    (best, point) => (best === null || far(point) < far(best) ? point : best),
    null,
  );
}

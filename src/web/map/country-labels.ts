import type { Extent, Position } from "../../kernel/geo.ts";
import type { Country } from "./atlas.ts";

const steps = 24;

/** Where to write each of the given countries' names inside an extent: the middle of what is seen of it. */
export function countryPlaces(
  countries: readonly Country[],
  [west, south, east, north]: Extent,
): readonly { readonly iso2: string; readonly at: Position }[] {
  const points: Position[] = [];
  for (let x = 0.5; x < steps; x += 1) {
    for (let y = 0.5; y < steps; y += 1)
      points.push([west + ((east - west) * x) / steps, south + ((north - south) * y) / steps]);
  }
  return countries.flatMap((country) => {
    const { iso2 } = country.properties;
    const inside = points.filter((point) => holds(country, point));
    const at = middle(inside);
    return at && inside.length > 6 ? [{ iso2, at }] : [];
  });
}

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

function holds({ geometry }: Country, point: Position): boolean {
  const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  return polygons.some(([outer]) => outer !== undefined && crosses(outer, point));
}

/** Even-odd rule on the outer ring. */
function crosses(ring: readonly (readonly number[])[], [x, y]: Position): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
    const [xi = 0, yi = 0] = ring[i] ?? [];
    const [xj = 0, yj = 0] = ring[j] ?? [];
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}

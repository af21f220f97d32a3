import type { MultiPolygon, Polygon } from "geojson";

const [a1, a2, a3, a4] = [1.340264, -0.081106, 0.000893, 0.003796] as const;
const root = Math.sqrt(3) / 2;
const radians = Math.PI / 180;

/**
 * Equal Earth projection (Šavrič, Patterson and Jenny, 2018, doi:10.1080/13658816.2018.1504949): areas keep their size.
 * Degrees in, units of the sphere's radius out; x within ±2.7066, y within ±1.3173, north positive.
 */
export function equalEarth(lon: number, lat: number): [x: number, y: number] {
  const t = Math.asin(root * Math.sin(lat * radians));
  const t2 = t * t;
  const t6 = t2 * t2 * t2;
  const slope = a1 + 3 * a2 * t2 + t6 * (7 * a3 + 9 * a4 * t2);
  return [(lon * radians * Math.cos(t)) / (root * slope), t * (a1 + a2 * t2 + t6 * (a3 + a4 * t2))];
}

export const worldWidth = 960;
/** From 84° north to 57° south: all member states, without Antarctica. */
export const worldHeight = 430;
const scale = worldWidth / (2 * 2.7066);
const north = equalEarth(0, 84)[1];

/** A place on the page, in the units of a drawing `worldWidth` wide. */
function onPage(lon: number, lat: number): [x: number, y: number] {
  const [x, y] = equalEarth(lon, lat);
  return [worldWidth / 2 + x * scale, (north - y) * scale];
}

/** The outline as an SVG path; points nearer than `least` units to the one before are left out. */
export function outline(geometry: Polygon | MultiPolygon, least = 0.6): string {
  const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  return polygons.flatMap((rings) => rings.map((ring) => ringPath(ring, least))).join("");
}

function ringPath(ring: readonly (readonly number[])[], least: number): string {
  let path = "";
  let [beforeX, beforeY] = [Infinity, Infinity];
  for (const [lon = 0, lat = 0] of unwrapped(ring)) {
    const [x, y] = onPage(lon, lat);
    if (Math.abs(x - beforeX) < least && Math.abs(y - beforeY) < least) continue;
    path += `${path === "" ? "M" : "L"}${x.toFixed(1)} ${y.toFixed(1)}`;
    [beforeX, beforeY] = [x, y];
  }
  return `${path}Z`;
}

/** A ring over the 180th meridian goes on eastward past it instead of jumping across the page. */
function unwrapped(ring: readonly (readonly number[])[]): readonly (readonly number[])[] {
  let turn = 0;
  let before = ring[0]?.[0] ?? 0;
  const lons = ring.map(([lon = 0]) => {
    if (lon - before > 180) turn -= 360;
    else if (before - lon > 180) turn += 360;
    before = lon;
    return lon + turn;
  });
  const [least, most] = [Math.min(...lons), Math.max(...lons)];
  if (least >= -180 && most <= 180) return ring;
  const shift = (least + most) / 2 < 0 ? 360 : 0;
  return ring.map(([, lat = 0], index) => [(lons[index] ?? 0) + shift, lat]);
}

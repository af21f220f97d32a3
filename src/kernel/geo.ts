/** WGS 84 longitude, then latitude, in degrees (the order of GeoJSON). */
export type Position = readonly [lon: number, lat: number];
/** West, south, east, north in degrees. */
export type Extent = readonly [west: number, south: number, east: number, north: number];

/** Mean radius of the earth in kilometres: (2a + b) / 3 of WGS 84 (IUGG, Moritz 2000). */
const earthRadiusKm = 6371.0088;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Great-circle distance in kilometres (haversine; within 0.6 % of the ellipsoid). */
export function distanceKm(a: Position, b: Position): number {
  const dLat = radians(b[1] - a[1]);
  const dLon = radians(b[0] - a[0]);
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(radians(a[1])) * Math.cos(radians(b[1])) * Math.sin(dLon / 2) ** 2;
  return 2 * earthRadiusKm * Math.asin(Math.min(1, Math.sqrt(h)));
}

export const isInside = ([lon, lat]: Position, [west, south, east, north]: Extent): boolean =>
  lon >= west && lon <= east && lat >= south && lat <= north;

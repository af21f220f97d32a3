import { type Extent, isInside } from "../../kernel/geo.ts";

export type PositionFault = "geo.swapped" | "geo.outside";

const onEarth = (lon: number, lat: number): boolean => Math.abs(lon) <= 180 && Math.abs(lat) <= 90;

/**
 * Whether a position (degrees) lies where the mission is. Swapped: outside as it stands, inside the other way round.
 * A number out of range that swapping does not explain is left to the check of its cell; NaN is unknown.
 */
export function checkPosition(lon: number, lat: number, extent: Extent | null): PositionFault | null {
  if (Number.isNaN(lon) || Number.isNaN(lat)) return null;
  const standsOnEarth = onEarth(lon, lat);
  if (extent === null) return !standsOnEarth && onEarth(lat, lon) ? "geo.swapped" : null;
  if (standsOnEarth && isInside([lon, lat], extent)) return null;
  if (onEarth(lat, lon) && isInside([lat, lon], extent)) return "geo.swapped";
  return standsOnEarth ? "geo.outside" : null;
}

/** Bounds in points of the classes of a difference, either side of a middle that counts as equal. */
export const differenceBounds = [0.005, 0.05, 0.3] as const;

/** From 0, far below the adopted rate, over 3, equal, to 6, far above. */
export function differenceClass(points: string): number {
  const size = differenceBounds.filter((bound) => Math.abs(Number(points)) >= bound).length;
  return Number(points) < 0 ? 3 - size : 3 + size;
}

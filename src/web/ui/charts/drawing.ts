import type { ReactNode } from "react";

/** Where a chart draws: width in CSS pixels, an id that no other chart of the page has, and which way text is read. */
export type Canvas = { readonly width: number; readonly id: string; readonly rtl: boolean };

/** A place that the keyboard or a pointer can stand on: its box, what is said of it, and what opens when it is chosen. */
export type Spot = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly text: () => string;
  readonly pick?: (() => void) | undefined;
};

/**
 * A chart as laid out for one width. `spots` are rows of places: arrows to the side walk along a row, up and down
 * change the row. `home` is the place where a walk begins.
 */
export type Drawing = {
  readonly width: number;
  readonly height: number;
  readonly marks: ReactNode;
  readonly spots: readonly (readonly Spot[])[];
  readonly home?: readonly [row: number, at: number];
};

/** A place in the rows of spots. */
export type At = readonly [row: number, at: number];

/** Where a key leads from a place; null where the key is none of the chart's. */
export function walk(spots: readonly (readonly Spot[])[], [row, at]: At, key: string): At | null {
  const last = (spots[row]?.length ?? 1) - 1;
  if (key === "ArrowRight") return [row, Math.min(last, at + 1)];
  if (key === "ArrowLeft") return [row, Math.max(0, at - 1)];
  const alone = last === 0;
  if (key === "Home") return alone ? [0, 0] : [row, 0];
  if (key === "End") return alone ? [spots.length - 1, 0] : [row, last];
  if (key !== "ArrowUp" && key !== "ArrowDown") return null;
  const next = Math.min(spots.length - 1, Math.max(0, row + (key === "ArrowDown" ? 1 : -1)));
  return [next, nearestInRow(spots[next] ?? [], middleOf(spots[row]?.[at]))];
}

const middleOf = (spot: Spot | undefined): number => (spot ? spot.x + spot.width / 2 : 0);

function nearestInRow(row: readonly Spot[], x: number): number {
  let best = 0;
  row.forEach((spot, index) => {
    if (Math.abs(middleOf(spot) - x) < Math.abs(middleOf(row[best]) - x)) best = index;
  });
  return best;
}

/** The place nearest to a point; boxes that hold the point come first. */
export function nearest(spots: readonly (readonly Spot[])[], x: number, y: number): At | null {
  let best: At | null = null;
  let least = Infinity;
  spots.forEach((row, rowIndex) =>
    row.forEach((spot, index) => {
      const dx = Math.max(spot.x - x, 0, x - spot.x - spot.width);
      const dy = Math.max(spot.y - y, 0, y - spot.y - spot.height);
      const far = dx * dx + dy * dy;
      if (far < least) [best, least] = [[rowIndex, index], far];
    }),
  );
  return best;
}

/** Spots moved, for a drawing that stands inside another. */
export const moved = (spots: readonly (readonly Spot[])[], dx: number, dy: number): Spot[][] =>
  spots.map((row) => row.map((spot) => ({ ...spot, x: spot.x + dx, y: spot.y + dy })));

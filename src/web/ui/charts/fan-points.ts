import type { LinePoint } from "./line-chart.tsx";

/** Value below which a share of the ordered samples lies, between neighbours in proportion (Hyndman and Fan, type 7). */
export function quantile(ordered: readonly number[], share: number): number {
  const at = (ordered.length - 1) * share;
  const below = Math.floor(at);
  const low = ordered[below] ?? 0;
  return low + ((ordered[below + 1] ?? low) - low) * (at - below);
}

/** A fan for a line chart: the median with the middle eight tenths and the middle half of the samples of each slot. */
export function fanPoints(slots: readonly (readonly number[])[]): LinePoint[] {
  return slots.map((samples) => {
    if (samples.length === 0) return { value: null };
    const ordered = samples.toSorted((a, b) => a - b);
    const range = (share: number) => [quantile(ordered, share), quantile(ordered, 1 - share)] as const;
    return { value: quantile(ordered, 0.5), ranges: [range(0.1), range(0.25)] };
  });
}

import { scaleLinear, type ScaleLinear } from "d3-scale";

/** The rectangle of a chart in which marks stand, in pixels. */
export type Plot = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };

/** A row of equal slots (months, most often) along the horizontal: what each is called, and which are written. */
export type Slots = {
  readonly names: readonly string[];
  readonly ticks: readonly { readonly at: number; readonly text: string }[];
  /** The slot that the page's date stands at. */
  readonly cursor: number | null;
  readonly pick?: ((at: number) => void) | undefined;
};

/** Room for the numbers of a vertical axis, in pixels. */
export const axisRoom = 44;
export const tickRoom = 20;

export const slotWidth = ({ left, right }: Plot, count: number): number => (right - left) / Math.max(1, count);
export const slotLeft = (plot: Plot, count: number, at: number): number => plot.left + at * slotWidth(plot, count);
export const slotMiddle = (plot: Plot, count: number, at: number): number => slotLeft(plot, count, at + 0.5);

/** A vertical scale that begins at zero, or below it where values are. */
export function upward(plot: Plot, values: readonly (number | null)[]): ScaleLinear<number, number> {
  const known = values.filter((value) => value !== null);
  const [low, high] = [Math.min(0, ...known), Math.max(0, ...known)];
  return scaleLinear([low, low === high ? low + 1 : high], [plot.bottom, plot.top]).nice(4);
}

/** Years written under months (`2013-04`), as far apart as the room asks. */
export function yearTicks(months: readonly string[], room: number): { at: number; text: string }[] {
  const starts = months.flatMap((month, at) => (month.endsWith("-01") ? [{ at, text: month.slice(0, 4) }] : []));
  const every = [1, 2, 5, 10].find((step) => (room / Math.max(1, months.length)) * 12 * step >= 36) ?? 20;
  return starts.filter(({ text }) => Number(text) % every === 0);
}

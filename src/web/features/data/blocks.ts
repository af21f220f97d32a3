/** Rows are read in blocks of this many, so that neighbours share one request and a jump waits for little. */
export const blockSize = 100;
/** Blocks read beyond what is in view, on the side to which the reader scrolls and on the other. */
const ahead = 3;
const behind = 1;

/** The rows in view, both ends included, and whether the reader came to them from below. */
export type View = { readonly first: number; readonly last: number; readonly upward: boolean };

/**
 * The blocks to hold, those in view first: that is the order in which they are asked for.
 *
 * @param total - rows of the whole list; null while it is unknown
 */
export function blocksToRead(view: View, total: number | null): readonly number[] {
  const end = total === null ? 0 : Math.max(0, Math.ceil(total / blockSize) - 1);
  const inside = (block: number) => Math.min(end, Math.max(0, block));
  const first = inside(Math.floor(view.first / blockSize));
  const last = inside(Math.floor(view.last / blockSize));
  const wanted = range(first, last);
  const onward = range(last + 1, inside(last + (view.upward ? behind : ahead)));
  const back = range(inside(first - (view.upward ? ahead : behind)), first - 1).reverse();
  return view.upward ? [...wanted, ...back, ...onward] : [...wanted, ...onward, ...back];
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, step) => from + step);

import type { Month } from "../../../kernel/plain-date.ts";

/** Cents by line and month: `grid[line][month]`, in the order of the lines and months that it was made for. */
export type Grid = bigint[][];

export const emptyGrid = (lines: number, months: number): Grid =>
  Array.from({ length: lines }, () => Array.from({ length: months }, () => 0n));

export const copyGrid = (grid: Grid): Grid => grid.map((row) => [...row]);

export const sumOf = (cells: readonly bigint[]): bigint => cells.reduce((sum, cell) => sum + cell, 0n);
export const totalOf = (grid: Grid): bigint => sumOf(grid.map(sumOf));
export const cellOf = (grid: Grid, line: number, month: number): bigint => grid[line]?.[month] ?? 0n;
export const monthTotals = (grid: Grid, months: readonly Month[]): bigint[] =>
  months.map((_, month) => sumOf(grid.map((row) => row[month] ?? 0n)));

export function setCell(grid: Grid, { line, month }: Cell, cents: bigint): void {
  const row = grid[line];
  if (row) row[month] = cents;
}

/**
 * Spreads cents over weights in their order so that what the first of them have together is their part cut to the
 * cent: odd cents fall evenly along the months, not on the first. The parts sum to the total; none is above its weight
 * where the total is not above the sum of weights.
 */
export function spreadEvenly(total: bigint, weights: readonly bigint[]): bigint[] {
  const whole = sumOf(weights);
  let weight = 0n;
  let given = 0n;
  return weights.map((each) => {
    weight += each;
    const upTo = whole === 0n ? 0n : (total * weight) / whole;
    const part = upTo - given;
    given = upTo;
    return part;
  });
}

export type Cell = { readonly line: number; readonly month: number };

/** The grid scaled to a total over the cells given, each part at most its cell; a total above their sum leaves them as they are. */
export function scaleCells(grid: Grid, cells: readonly Cell[], total: bigint): Grid {
  const scaled = copyGrid(grid);
  const weights = cells.map(({ line, month }) => cellOf(grid, line, month));
  const whole = sumOf(weights);
  if (total >= whole || whole === 0n) return scaled;
  const parts = spreadEvenly(total, weights);
  cells.forEach((cell, i) => setCell(scaled, cell, parts[i] ?? 0n));
  return scaled;
}

/** Takes what a payer wants off what is open, never more than is open, and returns what it got. */
export function takeFrom(open: Grid, wanted: Grid): Grid {
  return wanted.map((row, line) =>
    row.map((cents, month) => {
      const left = cellOf(open, line, month);
      const got = cents < left ? cents : left;
      setCell(open, { line, month }, left - got);
      return got;
    }),
  );
}

export const plusGrid = (a: Grid, b: Grid): Grid =>
  a.map((row, line) => row.map((cents, month) => cents + cellOf(b, line, month)));
export const minusGrid = (a: Grid, b: Grid): Grid =>
  a.map((row, line) => row.map((cents, month) => cents - cellOf(b, line, month)));

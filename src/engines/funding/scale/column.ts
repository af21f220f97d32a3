import { type Fraction, fraction, gcd } from "../../../kernel/fraction.ts";

/** One figure a state, exactly: `values[i] / over`, all over one denominator so that sums stay quick. */
export type Column = { readonly values: readonly bigint[]; readonly over: bigint };

/** The column, in lowest terms once its figures have grown long: that costs more than it saves before. */
function reduced(values: readonly bigint[], over: bigint): Column {
  if (BigInt.asUintN(30000, over) === over) return { values, over };
  let common = over;
  for (const value of values) {
    if (common === 1n) break;
    common = gcd(common, value);
  }
  return common === 1n ? { values, over } : { values: values.map((value) => value / common), over: over / common };
}

/** Brings fractions to one denominator. */
export function columnOf(figures: readonly Fraction[]): Column {
  let over = 1n;
  for (const { d } of figures) over = (over / gcd(over, d)) * d;
  return { values: figures.map(({ n, d }) => n * (over / d)), over };
}

const totalOf = ({ values }: Column): bigint => values.reduce((sum, value) => sum + value, 0n);
export const figureAt = (column: Column, i: number): Fraction => fraction(column.values[i] ?? 0n, column.over);

/** Shares of a whole, in per cent, in proportion to the figures. Null where they sum to nothing. */
export function sharesOf(column: Column, whole: Fraction): Column | null {
  const total = totalOf(column);
  if (total <= 0n) return null;
  return reduced(
    column.values.map((value) => value * whole.n),
    total * whole.d,
  );
}

/** Negative, zero or positive as the figure is below, at or above the limit. */
export function compareAt(column: Column, i: number, limit: Fraction): number {
  const left = (column.values[i] ?? 0n) * limit.d;
  const right = limit.n * column.over;
  return left < right ? -1 : left > right ? 1 : 0;
}

/**
 * Sets some figures and lets others make up for it in proportion, so that the total stays.
 * @param pins - figure by position
 * @param moves - whether a figure that isn't pinned takes part
 * @returns null where nothing is left to those that would make up for it
 */
export function pinned(
  column: Column,
  pins: ReadonlyMap<number, Fraction>,
  moves: (i: number) => boolean,
): Column | null {
  const { over, values } = column;
  let unit = 1n;
  for (const { d } of pins.values()) unit = (unit / gcd(unit, d)) * d;
  let room = 0n;
  let moving = 0n;
  for (const [i, value] of values.entries()) {
    const pin = pins.get(i);
    if (pin) room += value * unit - pin.n * over * (unit / pin.d);
    else if (moves(i)) moving += value;
  }
  room += moving * unit;
  if (moving <= 0n) return room === 0n ? column : null;
  if (room <= 0n) return null;
  const next = values.map((value, i) => {
    const pin = pins.get(i);
    if (pin) return pin.n * over * (unit / pin.d) * moving;
    return moves(i) ? value * room : value * unit * moving;
  });
  return reduced(next, over * unit * moving);
}

/** Mean of columns of the same states. */
export function meanOf(columns: readonly Column[]): Column {
  let over = 1n;
  for (const column of columns) over = (over / gcd(over, column.over)) * column.over;
  const width = columns[0]?.values.length ?? 0;
  const values = Array.from({ length: width }, (_, i) =>
    columns.reduce((sum, column) => sum + (column.values[i] ?? 0n) * (over / column.over), 0n),
  );
  return reduced(values, over * BigInt(Math.max(1, columns.length)));
}

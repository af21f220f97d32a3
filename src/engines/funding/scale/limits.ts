import type { Fraction } from "../../../kernel/fraction.ts";
import { type Column, compareAt, pinned } from "./column.ts";

/** A column after a limit, with the positions that stand at it. */
export type Limited = { readonly column: Column; readonly at: ReadonlySet<number> };

const everyOne = (positions: ReadonlySet<number>, figure: Fraction): Map<number, Fraction> =>
  new Map([...positions].map((i) => [i, figure]));

/**
 * Raises every share below the floor to it; the others shrink in proportion, again where that takes one below.
 * @returns null where the floors leave nothing
 */
export function raiseToFloor(column: Column, floor: Fraction, aside: ReadonlySet<number>): Limited | null {
  const at = new Set<number>();
  let current = column;
  for (;;) {
    const low = current.values.flatMap((_, i) => (!at.has(i) && compareAt(current, i, floor) < 0 ? [i] : []));
    if (low.length === 0) return { column: current, at };
    for (const i of low) at.add(i);
    const next = pinned(current, everyOne(at, floor), (i) => !aside.has(i));
    if (!next) return null;
    current = next;
  }
}

/**
 * Cuts the shares of some states to a ceiling; the difference goes to the others in proportion, again where that
 * takes one of them above.
 * @param isUnder - whether the ceiling holds for a state
 * @param isFixed - whether a state takes no part in the difference
 */
export function cutToCeiling(
  column: Column,
  ceiling: Fraction,
  isUnder: (i: number) => boolean,
  isFixed: (i: number) => boolean,
): Limited | null {
  const at = new Set<number>();
  let current = column;
  for (;;) {
    const high = current.values.flatMap((_, i) =>
      isUnder(i) && !at.has(i) && compareAt(current, i, ceiling) > 0 ? [i] : [],
    );
    if (high.length === 0) return { column: current, at };
    for (const i of high) at.add(i);
    const next = pinned(current, everyOne(at, ceiling), (i) => !isFixed(i));
    if (!next) return null;
    current = next;
  }
}

export type LastCut = {
  readonly ceiling: Fraction;
  readonly ldcCeiling: Fraction;
  readonly isLdc: (i: number) => boolean;
  /** At the floor or at the ceiling of the least developed. */
  readonly fixed: ReadonlySet<number>;
};

/** The ceiling for all states. What the others get may take a least developed one above its own: it is cut again. */
export function cutToLastCeiling(column: Column, { ceiling, ldcCeiling, isLdc, fixed }: LastCut): Limited | null {
  const top = cutToCeiling(
    column,
    ceiling,
    () => true,
    (i) => fixed.has(i),
  );
  if (!top) return null;
  const stays = (i: number) => fixed.has(i) || top.at.has(i);
  const again = cutToCeiling(top.column, ldcCeiling, isLdc, stays);
  if (!again) return null;
  if (again.at.size === 0) return top;
  // What those gave up may take another one above the ceiling.
  const next = cutToLastCeiling(again.column, {
    ceiling,
    ldcCeiling,
    isLdc,
    fixed: new Set([...fixed, ...again.at, ...top.at]),
  });
  return next && { column: next.column, at: new Set([...top.at, ...next.at]) };
}

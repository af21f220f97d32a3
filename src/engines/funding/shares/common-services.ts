import { compareText } from "../../../kernel/text-order.ts";

/** A mission that takes part in a pool, with what its upkeep costs in cents. */
export type ServedMission = { readonly mission: string; readonly maintenance: bigint };
/** What one mission bears of a pool. `remainder` is the part of it that rounding left over, at the largest mission alone. */
export type ServiceShare = {
  readonly mission: string;
  readonly cents: bigint;
  readonly remainder: bigint;
};

/** Appropriations are printed to 100 dollars. */
export const printedStep = 10_000n;

/** To the next multiple of a step, halves up. */
export const roundTo = (numerator: bigint, denominator: bigint, step: bigint): bigint =>
  ((2n * numerator + denominator * step) / (2n * denominator * step)) * step;

/**
 * Shares a pool of common services (support account, Logistics Base, Regional Service Centre) over the missions that
 * it serves, in proportion to their maintenance; each share is rounded to `step` cents and the largest mission takes
 * what is left, so that the shares sum to the pool. Of two equally large missions the first by name takes it.
 * (General Assembly resolutions 78/293 to 78/309 and 79/298 to 79/312: all 52 shares come out so.)
 *
 * @param pool - cents: the approved requirement less balances and other revenue
 * @throws RangeError where no mission is served, or an amount is negative, or all maintenance is zero
 */
export function commonServiceShares(
  pool: bigint,
  missions: readonly ServedMission[],
  step = printedStep,
): ServiceShare[] {
  const total = missions.reduce((sum, { maintenance }) => sum + maintenance, 0n);
  if (pool < 0n || total <= 0n || missions.some(({ maintenance }) => maintenance < 0n))
    throw new RangeError("a pool is shared over missions that cost something, and no amount is below zero");
  const largest = missions.reduce((a, b) =>
    b.maintenance > a.maintenance || (b.maintenance === a.maintenance && compareText(b.mission, a.mission) < 0) ? b : a,
  );
  const rounded = missions.map(({ mission, maintenance }) => ({
    mission,
    cents: roundTo(pool * maintenance, total, step),
    remainder: 0n,
  }));
  const left = pool - rounded.reduce((sum, { cents }) => sum + cents, 0n);
  return rounded.map((share) =>
    share.mission === largest.mission ? { ...share, cents: share.cents + left, remainder: left } : share,
  );
}

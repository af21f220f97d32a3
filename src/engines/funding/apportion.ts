import { splitByWhole } from "../../kernel/money.ts";
import type { RateScale } from "./effective-rates.ts";

/**
 * Shares an amount over the states of a scale, in their order (ISO 3166 code). Every share is floored to the cent,
 * the cents left over go to the largest remainders, ties to the first code: the parts sum to the amount exactly.
 * The United Nations' own rule for cents is not published; whole dollars may differ by a few from audited ones.
 *
 * @param cents - the amount in cents, zero or more
 */
export function apportion(scale: RateScale, cents: bigint): bigint[] {
  return splitByWhole(
    cents,
    scale.states.map((state) => state.weight),
  );
}

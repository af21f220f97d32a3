import { type Fraction, compareFractions, parseDecimal } from "../../../kernel/fraction.ts";
import type { PremiumInterval } from "../../../model/scale-tables.ts";
import { isYearIn } from "../scale-of-year.ts";

/** Whether a premium lies in the interval that printed rates leave under one reading of how they were shortened. */
export type PremiumReading = Pick<PremiumInterval, "reading" | "low" | "high" | "printed" | "status"> & {
  readonly lies_in: boolean;
};

/** Sets a premium beside every printed interval of the year; none where no rates were printed. Ends count as in it. */
export const premiumReadings = (
  premium: Fraction,
  intervals: readonly PremiumInterval[],
  year: number,
): PremiumReading[] =>
  intervals
    .filter(({ period }) => isYearIn(period, year))
    .map(({ reading, low, high, printed, status }) => ({
      reading,
      low,
      high,
      printed,
      status,
      lies_in: compareFractions(premium, parseDecimal(low)) >= 0 && compareFractions(premium, parseDecimal(high)) <= 0,
    }));

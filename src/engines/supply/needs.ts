import { type Fraction, fraction, multiply, parseDecimal, toDecimal } from "../../kernel/fraction.ts";
import { type Month, lengthOfMonth } from "../../kernel/plain-date.ts";
import type { Commodity } from "../../model/commodity.ts";
import type { MonthPeople, Need, Unknown } from "../../model/plan.ts";
import type { ConsumptionFactor } from "../../model/reference-data.ts";

export type MonthPresence = { readonly month: Month; readonly total: number | null; readonly people: MonthPeople };
export type NeedsByMonth = { readonly months: readonly (readonly Need[])[]; readonly unknown: readonly Unknown[] };
type DailyFactor = {
  readonly commodity: Commodity;
  readonly rate: Fraction;
  readonly low: Fraction;
  readonly high: Fraction;
  readonly sourced: boolean;
};

/**
 * Needs of each month = people x days of the month x daily factor, for the whole operation (`site` null) and for every
 * site with people, with the low and high of the factor. A commodity whose factor isn't a known daily one is unknown.
 */
export function needsByMonth(
  months: readonly MonthPresence[],
  commodities: readonly Commodity[],
  factors: readonly ConsumptionFactor[],
): NeedsByMonth {
  const byId = new Map(factors.map((factor) => [factor.id, factor]));
  const daily: DailyFactor[] = [];
  const unknown: Unknown[] = [];
  for (const commodity of commodities) {
    const factor = byId.get(commodity.factor);
    const why = factor ? (isDaily(factor) ? null : "need.factor_not_daily") : "need.factor_unknown";
    if (factor && why === null) daily.push(readFactor(commodity, factor));
    else unknown.push({ what: `need.${commodity.id}`, month: null, why: why ?? "need.factor_unknown" });
  }
  return { months: months.map((month) => monthNeeds(month, daily)), unknown };
}

/** Factors of other kinds (a share of the budget, litres a flight hour) aren't multiplied by people. */
const isDaily = ({ unit }: ConsumptionFactor): boolean => /\/\s*person\s*\/\s*day$/.test(unit);

function readFactor(commodity: Commodity, factor: ConsumptionFactor): DailyFactor {
  const rate = parseDecimal(factor.rate);
  const low = factor.low === "" ? rate : parseDecimal(factor.low);
  const high = factor.high === "" ? rate : parseDecimal(factor.high);
  return { commodity, rate, low, high, sourced: factor.status !== "unverified" };
}

function monthNeeds({ month, total, people }: MonthPresence, daily: readonly DailyFactor[]): Need[] {
  if (total === null) return [];
  const days = lengthOfMonth(month);
  const places = [{ site: null, people: total }, ...people.sites.filter((site) => site.people > 0)];
  return places.flatMap((place) =>
    daily.map(({ commodity, rate, low, high, sourced }) => ({
      commodity: commodity.id,
      site: place.site,
      quantity: quantity(place.people * days, rate),
      low: quantity(place.people * days, low),
      high: quantity(place.people * days, high),
      unit: commodity.unit,
      factor: commodity.factor,
      sourced,
    })),
  );
}

/** Largest whole number up to which the quotient of two is the nearest number to the exact one. */
const exactly = BigInt(Number.MAX_SAFE_INTEGER);

/** Person-days x factor, rounded once to the nearest number (six decimals where it is beyond 2^53). */
function quantity(personDays: number, factor: Fraction): number {
  const numerator = BigInt(personDays) * factor.n;
  if (numerator <= exactly && factor.d <= 1_000_000n) return Number(numerator) / Number(factor.d);
  return Number(toDecimal(multiply(fraction(BigInt(personDays)), factor), 6));
}

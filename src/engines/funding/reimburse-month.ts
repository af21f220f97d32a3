import { type Fraction, add, fraction, multiply, parseDecimal, toDecimal, zero } from "../../kernel/fraction.ts";
import { type Month, firstDay, lastDay } from "../../kernel/plain-date.ts";
import type { MonthReimbursement } from "../../model/plan.ts";
import type { ReimbursementRate } from "../../model/reference-data.ts";

/** People of one month for whom contributors may be paid; null is unknown. */
export type ReimbursedPeople = {
  readonly troops: number | null;
  readonly police: number | null;
  /** Police in formed units, who are among `police`. */
  readonly formed_police: number | null;
};

/** Paid for specialists only, whose number is not known: it widens the range. */
const isForSpecialists = (rate: ReimbursementRate): boolean => /specialist/i.test(rate.item);

/** Why a reimbursement is not one figure. The message is that of `funding.reason.<code>`. */
export type ReimbursementReason =
  | "reimbursement.strength_unknown"
  | "reimbursement.no_rate"
  | "reimbursement.rate_changes"
  | "reimbursement.rate_unverified"
  | "reimbursement.police_not_split";

/** Dollars per person and month: `low` for all, `high` where every person also drew what is paid for some. */
export type MonthRate = {
  readonly low: Fraction;
  readonly high: Fraction;
  readonly reason: ReimbursementReason | null;
};

/**
 * What contributors are paid in a month for contingent troops and formed police at the monthly rate per person.
 * Individual police, observers and staff officers draw an allowance instead and are left out. Where the police are
 * not split, `low` takes none of them as formed and `high` all; rates of a secondary source without a start date give
 * a range and no amount.
 */
export function reimburseMonth(
  rates: readonly ReimbursementRate[],
  month: Month,
  people: ReimbursedPeople,
): MonthReimbursement {
  if (people.troops === null) return unknown("reimbursement.strength_unknown");
  const rate = rateOfMonth(rates, month);
  if (rate === null) return unknown("reimbursement.no_rate");
  const formed = people.formed_police;
  if (formed === null && people.police === null) {
    return {
      amount_usd: null,
      low_usd: dollars(rate.low, people.troops),
      high_usd: null,
      reason: rate.reason ?? "reimbursement.police_not_split",
    };
  }
  const low = dollars(rate.low, people.troops + (formed ?? 0));
  const high = dollars(rate.high, people.troops + (formed ?? people.police ?? 0));
  const isSplit = formed !== null || people.police === 0;
  const reason = rate.reason ?? (isSplit ? null : "reimbursement.police_not_split");
  return { amount_usd: reason === null ? low : null, low_usd: low, high_usd: high, reason };
}

const unknown = (reason: ReimbursementReason): MonthReimbursement => ({
  amount_usd: null,
  low_usd: null,
  high_usd: null,
  reason,
});
const dollars = (rate: Fraction, persons: number): string => toDecimal(multiply(rate, fraction(BigInt(persons))), 2);
const sumOf = (rates: readonly ReimbursementRate[]): Fraction =>
  rates.reduce((sum, rate) => add(sum, parseDecimal(rate.usd_per_person_month)), zero);

/**
 * The rate of a month: the sum of what is in force on its first day. A rate that begins or ends within the month has
 * no known pro rata, so it gives a range over the month's first and last day.
 */
export function rateOfMonth(rates: readonly ReimbursementRate[], month: Month): MonthRate | null {
  const first = ratesOn(rates, firstDay(month));
  const last = ratesOn(rates, lastDay(month));
  if (first.length === 0 && last.length === 0) return null;
  const ends = [first, last].map((list) => ({
    low: sumOf(list.filter((rate) => !isForSpecialists(rate))),
    high: sumOf(list),
  }));
  const [a, b] = ends;
  if (!a || !b) return null;
  const isUnverified = [...first, ...last].some((rate) => rate.effective_from === null || rate.status === "unverified");
  const isSame = toDecimal(a.high, 6) === toDecimal(b.high, 6);
  const reason = isUnverified ? "reimbursement.rate_unverified" : isSame ? null : "reimbursement.rate_changes";
  const [low, high] = [lesser(a.low, b.low), greater(a.high, b.high)];
  return { low, high, reason };
}

const lesser = (a: Fraction, b: Fraction): Fraction => (a.n * b.d <= b.n * a.d ? a : b);
const greater = (a: Fraction, b: Fraction): Fraction => (a.n * b.d >= b.n * a.d ? a : b);

/** The rates in force on a day. */
export const ratesOn = (rates: readonly ReimbursementRate[], day: string): ReimbursementRate[] =>
  rates.filter(
    (rate) =>
      (rate.effective_from === null || rate.effective_from <= day) &&
      (rate.effective_to === null || day <= rate.effective_to),
  );

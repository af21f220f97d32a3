import { type Fraction, add, fraction, sum } from "../../../kernel/fraction.ts";
import { type PlainDate, addDays, dayNumber, daysBetween, yearOf } from "../../../kernel/plain-date.ts";
import { roundTo } from "./common-services.ts";

export type Span = { readonly from: PlainDate; readonly to: PlainDate };
/** How the amount of a part was worked out; the last part is what the others leave. */
export type PartRule = "months" | "days" | "remainder";
export type PeriodPart = Span & {
  readonly cents: bigint;
  readonly rule: PartRule;
  /** Months for the rule `months`, days for `days`, as the part counts them. */
  readonly length: Fraction;
  /** What its own rule would give, unrounded; for the last part, how far the remainder is from it shows the rounding. */
  readonly exact: Fraction;
};

/**
 * Where a budget is cut: the day after each mandate's end inside it, and every 1 January where the scale of the next
 * year is not adopted yet when the assessment is made.
 */
export function mandateSpans(budget: Span, ends: readonly PlainDate[], cutAtNewYear: boolean): Span[] {
  const last = new Set<PlainDate>(ends.filter((end) => end >= budget.from && end < budget.to));
  if (cutAtNewYear) for (let year = yearOf(budget.from); year < yearOf(budget.to); year += 1) last.add(`${year}-12-31`);
  const spans: Span[] = [];
  let from = budget.from;
  for (const to of [...last].sort()) {
    spans.push({ from, to });
    from = addDays(to, 1);
  }
  return [...spans, { from, to: budget.to }];
}

/**
 * Whole and half months from one day to another: from the 1st or the 16th, to the 15th or the end of a month. Null
 * where the period is not made of them.
 */
export function monthsOf({ from, to }: Span): Fraction | null {
  const next = addDays(to, 1);
  const start = halfMonth(from);
  const end = halfMonth(next);
  return start === null || end === null ? null : fraction(BigInt(end - start), 2n);
}

const halfMonth = (day: PlainDate): number | null => {
  const half = { "01": 0, "16": 1 }[day.slice(8)];
  return half === undefined ? null : (yearOf(day) * 12 + Number(day.slice(5, 7))) * 2 + half;
};

/**
 * The share of a year that a period of single days is, by half-years: half the amount times days over the days of
 * that half (184 from July to December: resolutions 78/301 and 79/304 for MONUSCO). That the other half goes by its
 * own 181 or 182 days is the same rule, not yet seen in print.
 */
function yearByDays({ from, to }: Span): Fraction {
  let share = fraction(0n);
  for (let start = from; start <= to;) {
    const year = yearOf(start);
    const [first, end] =
      start.slice(5) < "07-01" ? [`${year}-01-01`, `${year}-06-30`] : [`${year}-07-01`, `${year}-12-31`];
    const until = end < to ? end : to;
    const days = daysBetween(start, until) + 1;
    share = add(share, fraction(BigInt(days), 2n * BigInt(dayNumber(end) - dayNumber(first) + 1)));
    start = addDays(until, 1);
  }
  return share;
}

/** How much of a year a period is: by months where it is made of them, else by days of its half-years. */
function shareOfYear(span: Span): {
  readonly rule: "months" | "days";
  readonly length: Fraction;
  readonly share: Fraction;
} {
  const months = monthsOf(span);
  if (months !== null) return { rule: "months", length: months, share: fraction(months.n, months.d * 12n) };
  const days = fraction(BigInt(daysBetween(span.from, span.to) + 1));
  return { rule: "days", length: days, share: yearByDays(span) };
}

/**
 * Shares an amount over its periods: each by its share of the time of all, rounded to `step` cents; the last takes
 * what is left, so that the parts sum to the amount exactly.
 *
 * @param cents - the amount for all periods together, zero or more
 * @param spans - in order, each the day after the one before
 * @throws RangeError where there is no period, periods overlap or leave a gap, one ends before it begins, or the
 * amount is negative
 */
export function sharePeriods(cents: bigint, spans: readonly Span[], step: bigint): PeriodPart[] {
  if (cents < 0n || spans.length === 0) throw new RangeError("an amount of zero or more needs a period");
  for (const [i, { from, to }] of spans.entries()) {
    const before = spans[i - 1];
    if (to < from || (before && from !== addDays(before.to, 1)))
      throw new RangeError(`periods follow each other without gap or overlap: ${from} to ${to}`);
  }
  const lengths = spans.map(shareOfYear);
  const whole = sum(lengths.map(({ share }) => share));
  let left = cents;
  return spans.map((span, i) => {
    const { rule, length, share } = lengths[i] ?? shareOfYear(span);
    const exact = fraction(cents * share.n * whole.d, share.d * whole.n);
    const isLast = i === spans.length - 1;
    const amount = isLast ? left : roundTo(exact.n, exact.d, step);
    left -= amount;
    return { ...span, cents: amount, rule: isLast && spans.length > 1 ? "remainder" : rule, length, exact };
  });
}

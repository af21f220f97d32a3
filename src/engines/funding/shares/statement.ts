import { type Fraction, fraction, multiply, sum } from "../../../kernel/fraction.ts";
import { type PlainDate, yearOf } from "../../../kernel/plain-date.ts";
import { apportion } from "../apportion.ts";
import type { RateScale } from "../effective-rates.ts";
import type { NoScale } from "../scale-of-year.ts";
import { type PeriodPart, type Span, mandateSpans, sharePeriods } from "./mandate-periods.ts";

/**
 * What is set off against an assessment. Each is shared on the rates of its own period: of every calendar year in it,
 * by months or days, or of `scaleYear` alone where the decision names one year.
 */
export type OffsetKind = "tax_equalization" | "credit";
export type Offset = Span & { readonly kind: OffsetKind; readonly cents: bigint; readonly scaleYear: number | null };

/** A part of what is assessed, within one calendar year; `afterMandate` is true after the last known end of a mandate. */
export type AssessedPart = PeriodPart & { readonly afterMandate: boolean };
/** A part with every state's share in the order of the scale; no shares where its year has no rates. */
export type StatementPart = AssessedPart & {
  readonly year: number;
  readonly scale: RateScale | NoScale;
  readonly shares: readonly bigint[];
};
export type StatementOffset = Offset & { readonly parts: readonly StatementPart[] };
export type Statements = { readonly parts: readonly StatementPart[]; readonly offsets: readonly StatementOffset[] };

/**
 * Cuts a budget where a mandate ends and at every new year; parts are rounded to the cent and sum to the budget.
 *
 * @param ends - last days of mandates inside the budget
 * @param last - last day for which there is a mandate; what lies after it is subject to an extension
 */
export function budgetParts(
  budget: Span & { readonly cents: bigint },
  ends: readonly PlainDate[],
  last: PlainDate | undefined = ends.toSorted().at(-1),
): AssessedPart[] {
  return sharePeriods(budget.cents, mandateSpans(budget, ends, true), 1n).map((part) => ({
    ...part,
    afterMandate: last !== undefined && part.from > last,
  }));
}

/** Cuts amounts already apportioned to periods at every new year; the parts of a period sum to its amount. */
export const periodParts = (
  periods: readonly (Span & { readonly cents: bigint; readonly afterMandate: boolean })[],
): AssessedPart[] =>
  periods.flatMap((period) =>
    sharePeriods(period.cents, mandateSpans(period, [], true), 1n).map((part) => ({
      ...part,
      afterMandate: period.afterMandate,
    })),
  );

/**
 * Shares parts over states, each on the rates of its own calendar year. Offsets are shared the same way over their own
 * period, so that a credit of an earlier year goes back on that year's rates and levels. Every part whose year has
 * rates sums to its amount; the shares of the others are unknown.
 */
export function statements(
  ask: { readonly parts: readonly AssessedPart[]; readonly offsets: readonly Offset[] },
  ratesOf: (year: number) => RateScale | NoScale,
): Statements {
  const shared = (part: AssessedPart, year: number): StatementPart => {
    const scale = ratesOf(year);
    return { ...part, year, scale, shares: scale.ok ? apportion(scale, part.cents) : [] };
  };
  return {
    parts: ask.parts.map((part) => shared(part, yearOf(part.from))),
    offsets: ask.offsets.map((offset) => {
      const { scaleYear } = offset;
      const whole = sharePeriods(offset.cents, [offset], 1n).map((part) => ({ ...part, afterMandate: false }));
      const parts = scaleYear === null ? budgetParts(offset, []) : whole;
      return { ...offset, parts: parts.map((part) => shared(part, scaleYear ?? yearOf(part.from))) };
    }),
  };
}

/** What a state owes of all parts less what is set off, cents; below zero where credits are larger, null where unknown. */
export function dueOf(
  all: Statements,
  iso3: string,
): { readonly assessed: bigint | null; readonly offset: bigint | null; readonly due: bigint | null } {
  const assessed = shareIn(all.parts, iso3);
  const offset = shareIn(
    all.offsets.flatMap(({ parts }) => parts),
    iso3,
  );
  return { assessed, offset, due: assessed === null || offset === null ? null : assessed - offset };
}

/** A state's share of parts together: zero for a state that is on no scale, null where a part's year has no rates. */
export const shareIn = (parts: readonly StatementPart[], iso3: string): bigint | null =>
  parts.reduce<bigint | null>(
    (sum, { scale, shares }) =>
      sum === null || !scale.ok ? null : sum + (shares[scale.states.findIndex((state) => state.iso3 === iso3)] ?? 0n),
    0n,
  );

/**
 * The rate of a state over parts together, in per cent: its share of each part's amount, weighed by amount, unrounded.
 * Null where a part's year has no rates, or there is nothing to share.
 */
export function rateOver(parts: readonly StatementPart[], iso3: string): Fraction | null {
  const terms: Fraction[] = [];
  let whole = 0n;
  for (const { scale, cents } of parts) {
    if (!scale.ok) return null;
    const weight = scale.states.find((state) => state.iso3 === iso3)?.weight ?? 0n;
    terms.push(fraction(cents * weight, scale.denominator));
    whole += cents;
  }
  return whole === 0n ? null : multiply(sum(terms), fraction(1n, whole));
}

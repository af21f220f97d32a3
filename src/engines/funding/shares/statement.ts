import { type Fraction, fraction } from "../../../kernel/fraction.ts";
import { type PlainDate, yearOf } from "../../../kernel/plain-date.ts";
import { apportion } from "../apportion.ts";
import type { RateScale } from "../effective-rates.ts";
import type { NoScale } from "../scale-of-year.ts";
import { type PartRule, type Span, mandateSpans, sharePeriods } from "./mandate-periods.ts";

/** What is set off against an assessment; each is shared on the rates of its own period. */
export type OffsetKind = "tax_equalization" | "credit";
export type Offset = Span & { readonly kind: OffsetKind; readonly cents: bigint };

export type StatementAsk = {
  readonly budget: Span & { readonly cents: bigint };
  /** Last days of mandates inside the budget. */
  readonly mandateEnds: readonly PlainDate[];
  readonly offsets: readonly Offset[];
  /** Step to which parts are rounded, cents. */
  readonly step: bigint;
};
/** A part within one mandate and one calendar year, with every state's share in the order of the scale. */
export type StatementPart = Span & {
  readonly cents: bigint;
  readonly rule: PartRule;
  readonly length: Fraction;
  /** True after the last known end of a mandate: subject to a decision to extend it. */
  readonly afterMandate: boolean;
  readonly scale: RateScale;
  readonly shares: readonly bigint[];
};
export type StatementOffset = Offset & { readonly parts: readonly StatementPart[] };
export type Statements = {
  readonly ok: true;
  readonly parts: readonly StatementPart[];
  readonly offsets: readonly StatementOffset[];
};

/**
 * Shares a budget over states part by part: cut where a mandate ends and at every new year, each part on the rates of
 * its own calendar year. Offsets are shared the same way over their own period, so that a credit of an earlier year
 * goes back on that year's rates and levels. Every part sums to its amount.
 *
 * @returns the parts, or why a year has no rates
 */
export function statements(ask: StatementAsk, ratesOf: (year: number) => RateScale | NoScale): Statements | NoScale {
  const last =
    ask.mandateEnds
      .filter((end) => end >= ask.budget.from)
      .toSorted()
      .at(-1) ?? null;
  const parts = partsOf(ask.budget, ask.budget.cents, { ends: ask.mandateEnds, step: ask.step, last }, ratesOf);
  if (!parts.ok) return parts;
  const offsets: StatementOffset[] = [];
  for (const offset of ask.offsets) {
    const shared = partsOf(offset, offset.cents, { ends: [], step: 1n, last: null }, ratesOf);
    if (!shared.ok) return shared;
    offsets.push({ ...offset, parts: shared.parts });
  }
  return { ok: true, parts: parts.parts, offsets };
}

type Cuts = { readonly ends: readonly PlainDate[]; readonly step: bigint; readonly last: PlainDate | null };

function partsOf(
  span: Span,
  cents: bigint,
  { ends, step, last }: Cuts,
  ratesOf: (year: number) => RateScale | NoScale,
): { readonly ok: true; readonly parts: StatementPart[] } | NoScale {
  const parts: StatementPart[] = [];
  for (const part of sharePeriods(cents, mandateSpans(span, ends, true), step)) {
    const scale = ratesOf(yearOf(part.from));
    if (!scale.ok) return scale;
    const { from, to, cents: amount, rule, length } = part;
    parts.push({
      from,
      to,
      cents: amount,
      rule,
      length,
      afterMandate: last !== null && from > last,
      scale,
      shares: apportion(scale, amount),
    });
  }
  return { ok: true, parts };
}

/** What a state owes of all parts less what is set off, cents; below zero where credits are larger. */
export function dueOf(
  all: Statements,
  iso3: string,
): { readonly assessed: bigint; readonly offset: bigint; readonly due: bigint } {
  const assessed = shareIn(all.parts, iso3);
  const offset = all.offsets.reduce((sum, { parts }) => sum + shareIn(parts, iso3), 0n);
  return { assessed, offset, due: assessed - offset };
}

/** A state's share of parts together; zero for a state that has no rate in any. */
export const shareIn = (parts: readonly StatementPart[], iso3: string): bigint =>
  parts.reduce(
    (sum, part) => sum + (part.shares[part.scale.states.findIndex((state) => state.iso3 === iso3)] ?? 0n),
    0n,
  );

/** The rate of a state over parts together, in per cent: its share of each part's amount, weighed by amount, unrounded. */
export function rateOver(parts: readonly StatementPart[], iso3: string): Fraction {
  let n = 0n;
  let d = 1n;
  let whole = 0n;
  for (const part of parts) {
    const weight = part.scale.states.find((state) => state.iso3 === iso3)?.weight ?? 0n;
    const term = fraction(part.cents * weight, part.scale.denominator);
    ({ n, d } = fraction(n * term.d + term.n * d, d * term.d));
    whole += part.cents;
  }
  return whole === 0n ? fraction(0n) : fraction(n, d * whole);
}

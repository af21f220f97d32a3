import { type RateScale, effectiveRates, ratePercent } from "../../../engines/funding/effective-rates.ts";
import { type NoScale, regularScale } from "../../../engines/funding/scale-of-year.ts";
import {
  type AssessedPart,
  type Offset,
  type StatementPart,
  type Statements,
  dueOf,
  rateOver,
  shareIn,
  statements,
} from "../../../engines/funding/shares/statement.ts";
import type { AssessedAmount } from "../../../exchange/reference/budget-tables.ts";
import { type Fraction, fraction, multiply, sum, toDecimal } from "../../../kernel/fraction.ts";
import { usd } from "../../../kernel/money.ts";
import type { ReferenceData } from "../../../model/reference-data.ts";
import type { StateStatement, StatementSheet } from "../../../model/statement-sheet.ts";

/** What stands over the statements of a budget: whose it is and where its amount comes from. */
export type SheetHead = Omit<StatementSheet, "schema" | "amount_usd" | "parts" | "offsets" | "states" | "missing">;
export type SheetAsk = {
  readonly head: SheetHead;
  readonly parts: readonly AssessedPart[];
  readonly offsets: readonly Offset[];
  /** What states were really assessed for all missions of the year, to set each state's share against. */
  readonly observed: readonly AssessedAmount[] | null;
};

const places = 10;

/** Statements of every state for parts of a budget. Shares of parts whose year has no rates are unknown. */
export function statementSheet(reference: ReferenceData, { head, parts, offsets, observed }: SheetAsk): StatementSheet {
  const rates = new Map<number, RateScale | NoScale>();
  const ratesOf = (year: number) => {
    const scale = rates.get(year) ?? effectiveRates(reference, year);
    rates.set(year, scale);
    return scale;
  };
  const all = statements({ parts, offsets }, ratesOf);
  const cents = parts.reduce((whole, part) => whole + part.cents, 0n);
  const seen = observed === null ? null : shareOfObserved(observed);
  const states = statesOf(all, reference);
  return {
    schema: "concert.statements/1",
    ...head,
    amount_usd: usd(cents),
    parts: all.parts.map(partLine),
    offsets: all.offsets.map(({ kind, from, to, cents: amount, parts: shared }) => ({
      kind,
      from,
      to,
      scale_years: [...new Set(shared.map(({ year }) => year))],
      amount_usd: usd(amount),
    })),
    states: states.map((iso3) => stateLine(all, iso3, { cents, observed: seen })),
    missing: seen === null ? [] : states.filter((iso3) => !seen.has(iso3)),
  };
}

/** Every state on one of the scales; where no year has rates, those of the regular scale. */
function statesOf({ parts, offsets }: Statements, reference: ReferenceData): string[] {
  const all = [...parts, ...offsets.flatMap((offset) => offset.parts)];
  const rated = all.flatMap(({ scale }) => (scale.ok ? scale.states.map(({ iso3 }) => iso3) : []));
  const regular = (year: number): string[] => {
    const scale = regularScale(reference, year);
    return scale.ok ? scale.rows.map(({ iso3 }) => iso3) : [];
  };
  return [...new Set(rated.length > 0 ? rated : all.flatMap(({ year }) => regular(year)))].toSorted();
}

const partLine = (part: StatementPart): StatementSheet["parts"][number] => ({
  from: part.from,
  to: part.to,
  rule: part.rule,
  months_or_days: toDecimal(part.length, part.length.d === 1n ? 0 : 1),
  after_mandate: part.afterMandate,
  scale_year: part.year,
  amount_usd: usd(part.cents),
  reason: part.scale.ok ? null : part.scale.code,
});

type Against = { readonly cents: bigint; readonly observed: ReadonlyMap<string, Fraction> | null };

function stateLine(all: Statements, iso3: string, { cents, observed }: Against): StateStatement {
  const { assessed, offset, due } = dueOf(all, iso3);
  const rate = rateOver(all.parts, iso3);
  const seen = observed?.get(iso3) ?? null;
  const residual = seen === null || rate === null ? null : sum([rate, multiply(seen, fraction(-1n))]);
  return {
    iso3,
    parts: all.parts.map((part) => ({
      rate_percent: rateIn(part, iso3),
      share_usd: usdOrNull(shareIn([part], iso3)),
    })),
    offsets: all.offsets.map(({ kind, parts }) => ({ kind, share_usd: usdOrNull(shareIn(parts, iso3)) })),
    assessed_usd: usdOrNull(assessed),
    offset_usd: usdOrNull(offset),
    due_usd: usdOrNull(due),
    rate_percent: rate === null ? null : toDecimal(rate, places),
    observed_percent: seen === null ? null : toDecimal(seen, places),
    residual_points: residual === null ? null : toDecimal(residual, places),
    residual_usd: residual === null ? null : toDecimal(multiply(residual, fraction(cents, 10_000n)), 2),
  };
}

const usdOrNull = (minor: bigint | null): string | null => (minor === null ? null : usd(minor));

/** Zero for a state that the year's scale leaves out; null where the year has no rates. */
function rateIn({ scale }: StatementPart, iso3: string): string | null {
  if (!scale.ok) return null;
  const state = scale.states.find((each) => each.iso3 === iso3);
  return state ? ratePercent(scale, state, places) : "0";
}

function shareOfObserved(amounts: readonly AssessedAmount[]): ReadonlyMap<string, Fraction> {
  const total = amounts.reduce((all, { cents }) => all + cents, 0n);
  return new Map(amounts.map(({ iso3, cents }) => [iso3, fraction(cents * 100n, total)]));
}

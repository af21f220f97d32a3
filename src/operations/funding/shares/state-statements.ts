import { effectiveRates, ratePercent, type RateScale } from "../../../engines/funding/effective-rates.ts";
import type { NoScale } from "../../../engines/funding/scale-of-year.ts";
import {
  type Offset,
  type OffsetKind,
  type StatementPart,
  type Statements,
  dueOf,
  rateOver,
  shareIn,
  statements,
} from "../../../engines/funding/shares/statement.ts";
import { type Fraction, fraction, multiply, sum, toDecimal } from "../../../kernel/fraction.ts";
import { formatMoney, parseMoney } from "../../../kernel/money.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import type { AssessedAmount } from "../../../exchange/reference/budget-tables.ts";
import type { MissionData } from "../../../model/mission-data.ts";
import type { ReferenceData } from "../../../model/reference-data.ts";

/**
 * What is set off: staff assessment income of the budget's own period, or a credit of an earlier financial year
 * (`2015/16`), in dollars with at most two decimals.
 */
export type OffsetAsk =
  | { readonly kind: "tax_equalization"; readonly amount_usd: string }
  | { readonly kind: "credit"; readonly financial_year: string; readonly amount_usd: string };

export type StatementRequest = {
  /** Id of a budget line; the latest appropriation or approved budget where null. */
  readonly budget: string | null;
  /** Ends of mandates beside those that the pack states. */
  readonly mandateEnds: readonly string[];
  readonly offsets: readonly OffsetAsk[];
  /** What states were really assessed for all missions of the year, to set each state's share against. */
  readonly observed: readonly AssessedAmount[] | null;
};

type PartLine = {
  readonly from: string;
  readonly to: string;
  readonly rule: string;
  readonly months_or_days: string;
  readonly after_mandate: boolean;
  readonly scale_year: number;
  readonly amount_usd: string;
};
type StateLine = {
  readonly iso3: string;
  readonly parts: readonly { readonly rate_percent: string; readonly share_usd: string }[];
  readonly offsets: readonly { readonly kind: string; readonly share_usd: string }[];
  readonly assessed_usd: string;
  readonly offset_usd: string;
  readonly due_usd: string;
  /** Rate over all parts, the state's observed share of all missions, and what the difference is of this budget. */
  readonly rate_percent: string;
  readonly observed_percent: string | null;
  readonly residual_points: string | null;
  readonly residual_usd: string | null;
};
/** Every state's statement of one budget. An unofficial calculation, never a notice of assessment. */
export type StatementSheet = {
  readonly schema: "concert.statements/1";
  readonly mission: string;
  readonly budget: string;
  readonly from: string;
  readonly to: string;
  readonly kind: string;
  readonly basis: string;
  readonly amount_usd: string;
  readonly mandate_ends: readonly string[];
  readonly parts: readonly PartLine[];
  readonly offsets: readonly {
    readonly kind: OffsetKind;
    readonly from: string;
    readonly to: string;
    readonly amount_usd: string;
  }[];
  readonly states: readonly StateLine[];
  /** States with a rate whom the observed amounts leave out. */
  readonly missing: readonly string[];
};

const usd = (minor: bigint): string => formatMoney({ minor, currency: "USD" });
const places = 10;

/**
 * The statements of one budget of a mission for every state.
 * @throws Refusal where the mission is not paid by assessed contributions, the budget is not there or has no period
 * or amount, or a year has no rates
 */
export function stateStatements(
  mission: MissionData,
  reference: ReferenceData,
  asked: StatementRequest,
): StatementSheet {
  if (mission.mission.funding_key !== "un_peacekeeping")
    throw new Refusal("invalid", "shares.not_assessed", { mission: mission.mission.id });
  const line = budgetOf(mission, asked.budget);
  const cents = parseMoney(line.amount_usd).minor;
  const known = [mission.mission.ends_on, ...asked.mandateEnds].filter((end): end is string => end !== null);
  const mandateEnds = [...new Set(known)].filter((end) => end >= line.from && end <= line.to).toSorted();
  const rates = new Map<number, RateScale | NoScale>();
  const ratesOf = (year: number) => {
    const scale = rates.get(year) ?? effectiveRates(reference, year);
    rates.set(year, scale);
    return scale;
  };
  const all = statements(
    {
      budget: { from: line.from, to: line.to, cents },
      mandateEnds,
      offsets: asked.offsets.map(offsetOf(line)),
      step: 1n,
    },
    ratesOf,
  );
  if (!all.ok) throw new Refusal("invalid", all.code, all.values);
  const observed = asked.observed === null ? null : shareOfObserved(asked.observed);
  const states = statesOf(all);
  return {
    schema: "concert.statements/1",
    mission: mission.mission.id,
    budget: line.id,
    from: line.from,
    to: line.to,
    kind: line.kind,
    basis: line.basis,
    amount_usd: usd(cents),
    mandate_ends: mandateEnds,
    parts: all.parts.map(partLine),
    offsets: all.offsets.map(({ kind, from, to, cents: amount }) => ({ kind, from, to, amount_usd: usd(amount) })),
    states: states.map((iso3) => stateLine(all, iso3, { cents, observed })),
    missing: observed === null ? [] : states.filter((iso3) => !observed.has(iso3)),
  };
}

/**
 * An offset over its own period: a credit over the financial year that it comes from, July to June.
 * @throws Refusal for an amount that is none or below zero, or a year that is none
 */
const offsetOf =
  ({ from, to }: StatedBudget) =>
  (asked: OffsetAsk): Offset => {
    const { kind, amount_usd } = asked;
    if (!/^\d{1,15}(\.\d{1,2})?$/.test(amount_usd))
      throw new Refusal("invalid", "shares.offset_amount", { amount: amount_usd });
    const cents = parseMoney(amount_usd).minor;
    if (asked.kind === "tax_equalization") return { kind, from, to, cents };
    const match = /^(\d{4})\/(\d{2})$/.exec(asked.financial_year);
    const year = Number(match?.[1]);
    if (!match || (year + 1) % 100 !== Number(match[2]))
      throw new Refusal("invalid", "shares.offset_year", { year: asked.financial_year });
    return { kind, from: `${year}-07-01`, to: `${year + 1}-06-30`, cents };
  };

type StatedBudget = {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly amount_usd: string;
  readonly kind: string;
  readonly basis: string;
};

function budgetOf(mission: MissionData, id: string | null): StatedBudget {
  const decided = mission.budget_line.filter(({ kind }) => kind === "appropriation" || kind === "approved");
  const stated = decided.flatMap(({ id: own, from, to, amount_usd, kind, basis }) =>
    from === null || to === null || amount_usd === null ? [] : [{ id: own, from, to, amount_usd, kind, basis }],
  );
  const found =
    id === null ? stated.toSorted((a, b) => (a.from < b.from ? -1 : 1)).at(-1) : stated.find((line) => line.id === id);
  if (!found)
    throw new Refusal("not-found", "shares.budget_missing", { budget: id ?? "", known: stated.map((line) => line.id) });
  return found;
}

const statesOf = ({ parts, offsets }: Statements): string[] =>
  [
    ...new Set(
      [...parts, ...offsets.flatMap((offset) => offset.parts)].flatMap(({ scale }) =>
        scale.states.map(({ iso3 }) => iso3),
      ),
    ),
  ].toSorted();

const partLine = ({ from, to, rule, length, afterMandate, scale, cents }: StatementPart): PartLine => ({
  from,
  to,
  rule,
  months_or_days: toDecimal(length, length.d === 1n ? 0 : 1),
  after_mandate: afterMandate,
  scale_year: scale.year,
  amount_usd: usd(cents),
});

type Against = { readonly cents: bigint; readonly observed: ReadonlyMap<string, Fraction> | null };

function stateLine(all: Statements, iso3: string, { cents, observed }: Against): StateLine {
  const { assessed, offset, due } = dueOf(all, iso3);
  const rate = rateOver(all.parts, iso3);
  const seen = observed?.get(iso3) ?? null;
  const residual = seen === null ? null : sum([rate, multiply(seen, fraction(-1n))]);
  return {
    iso3,
    parts: all.parts.map((part) => {
      const state = part.scale.states.find((each) => each.iso3 === iso3);
      return {
        rate_percent: state ? ratePercent(part.scale, state, places) : "0",
        share_usd: usd(shareIn([part], iso3)),
      };
    }),
    offsets: all.offsets.map(({ kind, parts }) => ({ kind, share_usd: usd(shareIn(parts, iso3)) })),
    assessed_usd: usd(assessed),
    offset_usd: usd(offset),
    due_usd: usd(due),
    rate_percent: toDecimal(rate, places),
    observed_percent: seen === null ? null : toDecimal(seen, places),
    residual_points: residual === null ? null : toDecimal(residual, places),
    residual_usd: residual === null ? null : toDecimal(multiply(residual, fraction(cents, 10_000n)), 2),
  };
}

function shareOfObserved(amounts: readonly AssessedAmount[]): ReadonlyMap<string, Fraction> {
  const total = amounts.reduce((all, { cents }) => all + cents, 0n);
  return new Map(amounts.map(({ iso3, cents }) => [iso3, fraction(cents * 100n, total)]));
}

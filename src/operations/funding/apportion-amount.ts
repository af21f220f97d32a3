import { type Disagreement } from "../../engines/funding/discount-of-state.ts";
import { type RateScale, effectiveRates, ratePercent, regularRates } from "../../engines/funding/effective-rates.ts";
import { apportion } from "../../engines/funding/apportion.ts";
import { toDecimal } from "../../kernel/fraction.ts";
import { formatMoney } from "../../kernel/money.ts";
import { type PlainDate, yearOf } from "../../kernel/plain-date.ts";
import { Refusal } from "../../kernel/refusal.ts";
import type { ReferenceData, ReferenceStatus } from "../../model/reference-data.ts";

/** Share of one state. Percent and dollars are decimals; level and discount are null on the regular scale alone. */
export type StateShare = {
  readonly iso3: string;
  readonly name: string;
  readonly regular_percent: string;
  readonly level: string | null;
  readonly discount_percent: string | null;
  readonly status: ReferenceStatus | null;
  readonly rate_percent: string;
  readonly amount_usd: string;
};

/** An amount shared over the states, ordered by ISO 3166 code: `concert.apportion/1`. */
export type Apportionment = {
  readonly schema: "concert.apportion/1";
  readonly amount_usd: string;
  readonly on: PlainDate;
  readonly year: number;
  readonly scale_period: string;
  readonly levels_period: string | null;
  readonly given_percent: string;
  readonly premium: string;
  readonly shares: readonly StateShare[];
  readonly disagreements: readonly Disagreement[];
  readonly without_rate: readonly string[];
};

export type ApportionRequest = {
  /** Cents, more than zero. */
  readonly cents: bigint;
  /** The day picks the calendar year whose scale and discounts count. */
  readonly on: PlainDate;
  readonly regularOnly: boolean;
};

/**
 * Shares an amount over all states with the scale in force on a day.
 * @throws Refusal where there is no scale that may share it, with the reason
 */
export function apportionAmount(reference: ReferenceData, request: ApportionRequest): Apportionment {
  const year = yearOf(request.on);
  const scale = request.regularOnly ? regularRates(reference, year) : effectiveRates(reference, year);
  if (!scale.ok) throw new Refusal("invalid", scale.code, scale.values);
  return {
    schema: "concert.apportion/1",
    amount_usd: formatMoney({ minor: request.cents, currency: "USD" }),
    on: request.on,
    year,
    scale_period: scale.scale_period,
    levels_period: scale.levels_period,
    given_percent: toDecimal(scale.given_percent, 10),
    premium: toDecimal(scale.premium, 10),
    shares: listShares(reference, scale, request.cents),
    disagreements: scale.disagreements,
    without_rate: scale.without_rate,
  };
}

function listShares(reference: ReferenceData, scale: RateScale, cents: bigint): StateShare[] {
  const names = new Map(reference.states.map((state) => [state.iso3, state.name]));
  const amounts = apportion(scale, cents);
  return scale.states.map((state, i) => ({
    iso3: state.iso3,
    name: names.get(state.iso3) ?? state.iso3,
    regular_percent: state.regular_percent,
    level: state.discount?.level ?? null,
    discount_percent: state.discount?.percent ?? null,
    status: state.discount?.status ?? null,
    rate_percent: ratePercent(scale, state, 10),
    amount_usd: formatMoney({ minor: amounts[i] ?? 0n, currency: "USD" }),
  }));
}

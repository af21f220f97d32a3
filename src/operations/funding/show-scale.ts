import { effectiveRates, ratePercent } from "../../engines/funding/effective-rates.ts";
import { regularScale } from "../../engines/funding/scale-of-year.ts";
import { toDecimal } from "../../kernel/fraction.ts";
import { type PlainDate, yearOf } from "../../kernel/plain-date.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { compareText } from "../../kernel/text-order.ts";
import type { ReferenceData } from "../../model/reference-data.ts";

/** The scale of one calendar year as printed, with the peacekeeping rates where they can be worked out. */
export type ScaleSheet = {
  readonly schema: "concert.scale/1";
  readonly on: PlainDate;
  readonly year: number;
  readonly scale_period: string;
  /** Every period of which a scale is known. */
  readonly periods: readonly string[];
  /** Sum of the regular rates as printed. */
  readonly sum_percent: string;
  /** Why there are no peacekeeping rates; null where there are. */
  readonly reason: string | null;
  readonly given_percent: string | null;
  readonly premium: string | null;
  readonly rates: readonly {
    readonly iso3: string;
    readonly name: string;
    readonly regular_percent: string;
    readonly level: string | null;
    readonly discount_percent: string | null;
    readonly rate_percent: string | null;
  }[];
};

/**
 * Shows the scale in force on a day. A table that does not sum to 100 is shown as printed, with the reason why it
 * shares no amount.
 * @throws Refusal where no table holds the year, or two do
 */
export function showScale(reference: ReferenceData, on: PlainDate): ScaleSheet {
  const year = yearOf(on);
  const regular = regularScale(reference, year);
  if (!regular.ok) throw new Refusal("invalid", regular.code, regular.values);
  const scale = effectiveRates(reference, year);
  const names = new Map(reference.states.map((state) => [state.iso3, state.name]));
  return {
    schema: "concert.scale/1",
    on,
    year,
    scale_period: regular.period,
    periods: [...new Set(reference.regular_scale.map(({ period }) => period))].sort(compareText),
    sum_percent: regular.sum_percent,
    reason: scale.ok ? null : scale.code,
    given_percent: scale.ok ? toDecimal(scale.given_percent, 10) : null,
    premium: scale.ok ? toDecimal(scale.premium, 10) : null,
    rates: regular.rows.map((row, i) => {
      const state = scale.ok ? scale.states[i] : undefined;
      return {
        iso3: row.iso3,
        name: names.get(row.iso3) ?? row.iso3,
        regular_percent: row.rate_percent,
        level: state?.discount?.level ?? null,
        discount_percent: state?.discount?.percent ?? null,
        rate_percent: scale.ok && state ? ratePercent(scale, state, 10) : null,
      };
    }),
  };
}

import { parseDecimal, sum, toDecimal } from "../../kernel/fraction.ts";
import type { MessageValues } from "../../kernel/refusal.ts";
import type { ReferenceData, ReferenceStatus } from "../../model/reference-data.ts";
import { apportion } from "./apportion.ts";
import { type RateScale, type StateRate, effectiveRates, ratePercent } from "./effective-rates.ts";

/** The table of facts that a step rests on, how sure its row is, and where it was read. */
export type StepSource = {
  readonly table: keyof ReferenceData;
  readonly row: string;
  readonly status: ReferenceStatus;
  readonly source: string;
};

/** One step from a table to a share, in the order in which it is reckoned; the message is that of `funding.step.<code>`. */
export type ShareStep = {
  readonly code:
    | "regular_rate"
    | "level"
    | "discount"
    | "no_discount"
    | "given"
    | "premium"
    | "rate_discounted"
    | "rate_premium"
    | "amount"
    | "cents";
  readonly values: MessageValues;
  readonly sources: readonly StepSource[];
};

export type ShareQuestion = { readonly iso3: string; readonly year: number; readonly cents: bigint };

/**
 * How one state's share of an amount comes about: regular rate, level and discount with the rows they rest on, the
 * points given and the premium, the rate, the amount and the rule for cents.
 *
 * @returns null where the year has no rates that share an amount, or the state is not among them
 */
export function explainShare(reference: ReferenceData, { iso3, year, cents }: ShareQuestion): ShareStep[] | null {
  const scale = effectiveRates(reference, year);
  if (!scale.ok) return null;
  const index = scale.states.findIndex((state) => state.iso3 === iso3);
  const state = scale.states[index];
  const share = apportion(scale, cents)[index];
  if (!state || share === undefined) return null;
  return [...rateSteps(reference, scale, state), ...amountSteps(scale, state, cents, share)];
}

function rateSteps(reference: ReferenceData, scale: RateScale, state: StateRate): ShareStep[] {
  const { iso3, discount } = state;
  const regular = reference.regular_scale.find((row) => row.period === scale.scale_period && row.iso3 === iso3);
  const level = reference.levels.find((row) => row.period === scale.levels_period && row.iso3 === iso3);
  const given = toDecimal(scale.given_percent, 10);
  const premium = toDecimal(scale.premium, 10);
  const rate = ratePercent(scale, state, 10);
  const permanent = sumOfPermanent(scale);
  const steps: ShareStep[] = [
    {
      code: "regular_rate",
      values: { iso3, period: scale.scale_period, rate: state.regular_percent },
      sources: regular
        ? [{ table: "regular_scale", row: `${regular.period} ${iso3}`, status: regular.status, source: regular.source }]
        : [],
    },
    {
      code: "level",
      values: { level: discount?.level ?? "", period: scale.levels_period ?? "" },
      sources: level
        ? [{ table: "levels", row: `${level.period} ${iso3}`, status: level.status, source: level.basis }]
        : [],
    },
  ];
  if (discount === null || discount.percent !== null) {
    const percent = discount?.percent ?? "0";
    steps.push({
      code: "discount",
      values: { percent, year: String(scale.year), origin: discount?.origin ?? "" },
      sources: discountSources(reference, scale, state),
    });
    steps.push({ code: "rate_discounted", values: { regular: state.regular_percent, percent, rate }, sources: [] });
    return steps;
  }
  return [
    ...steps,
    { code: "no_discount", values: {}, sources: [] },
    { code: "given", values: { given, states: scale.states.filter((each) => isDiscounted(each)).length }, sources: [] },
    { code: "premium", values: { given, permanent, premium }, sources: [] },
    { code: "rate_premium", values: { regular: state.regular_percent, premium, rate }, sources: [] },
  ];
}

const isDiscounted = (state: StateRate): boolean =>
  state.discount?.percent != null && Number(state.discount.percent) > 0;

/** Sum of the permanent members' regular rates, per cent as the tables print them. */
const sumOfPermanent = (scale: RateScale): string =>
  toDecimal(
    sum(
      scale.states
        .filter((state) => state.discount?.percent === null)
        .map((state) => parseDecimal(state.regular_percent)),
    ),
    3,
  );

function discountSources(reference: ReferenceData, scale: RateScale, { iso3, discount }: StateRate): StepSource[] {
  if (discount?.origin === "transition") {
    const row = reference.transitions.find((each) => each.iso3 === iso3 && each.year === scale.year);
    return row
      ? [{ table: "transitions", row: `${row.period} ${iso3} ${row.year}`, status: row.status, source: row.reading }]
      : [];
  }
  if (discount?.origin === "discount_table") {
    const rows = reference.discounts.filter(
      (row) => row.period === scale.levels_period && discount.level.split("_OR_").includes(row.level),
    );
    return rows.map((row) => ({
      table: "discounts",
      row: `${row.period} ${row.level}`,
      status: row.status,
      source: row.source,
    }));
  }
  const row = reference.levels.find((each) => each.period === scale.levels_period && each.iso3 === iso3);
  return row
    ? [{ table: "levels", row: `${row.period} ${iso3}`, status: row.status, source: row.note || row.basis }]
    : [];
}

function amountSteps(scale: RateScale, state: StateRate, cents: bigint, share: bigint): ShareStep[] {
  const whole = 100n * scale.denominator;
  const floor = (cents * state.weight) / whole;
  const amount = toDecimal({ n: cents, d: 100n }, 2);
  const exact = toDecimal({ n: cents * state.weight, d: whole * 100n }, 6);
  const values = { exact, share: toDecimal({ n: share, d: 100n }, 2), gets: share > floor ? "yes" : "no" };
  return [
    { code: "amount", values: { amount, rate: ratePercent(scale, state, 10), exact }, sources: [] },
    { code: "cents", values, sources: [] },
  ];
}

import { type Fraction, subtract, toDecimal } from "../../../kernel/fraction.ts";
import type { MessageValues } from "../../../kernel/refusal.ts";
import type { NoScale } from "../scale-of-year.ts";
import { type BasePeriod, type BaseStep, baseSteps } from "./base-period.ts";
import { figureAt } from "./column.ts";
import type { MachineScale } from "./machine-scale.ts";

/** One step of the working of one state. Shares are per cent with ten decimals; `values` fill the step's sentence. */
export type WorkingStep = {
  readonly step: BaseStep | "average" | "rounding";
  /** Length of the base period in years; null for the steps after them. */
  readonly base_years: number | null;
  readonly input_percent: string | null;
  readonly output_percent: string;
  readonly change_percent: string | null;
  /** What happened, as the end of the message code `scale.step.<step>.<happened>`. */
  readonly happened: string;
  readonly values: MessageValues;
};

export type Working = {
  readonly ok: true;
  readonly iso3: string;
  readonly year: number;
  readonly steps: readonly WorkingStep[];
  readonly rate_percent: string;
  readonly adopted_percent: string | null;
  readonly difference_percent: string | null;
};

const places = 10;
const percent = (figure: Fraction): string => toDecimal(figure, places);
const dollars = (figure: Fraction): string => toDecimal(figure, 0);
const cents = (figure: Fraction): string => toDecimal(figure, 2);

/** What each step did to a state, and the figures that its sentence needs. */
function happening(base: BasePeriod, i: number, step: BaseStep): { happened: string; values: MessageValues } {
  const state = base.base.states[i];
  if (!state) throw new RangeError(`no state at ${i}`);
  const { low } = base;
  const head = low.per_head[i];
  const relief = low.relief[i];
  switch (step) {
    case "income":
      return {
        happened: "taken",
        values: { income: dollars(state.income), people: dollars(state.people), years: years(state.years) },
      };
    case "conversion":
      return state.methods.length === 0
        ? { happened: "none", values: {} }
        : { happened: "done", values: { income: dollars(state.converted), methods: state.methods } };
    case "debt": {
      const burden = base.burden[i] ?? null;
      return burden === null
        ? { happened: "no_input", values: {} }
        : {
            happened: burden.n === 0n ? "above_limit" : "done",
            values: { burden: dollars(burden), income: dollars(base.afterDebt[i] ?? burden) },
          };
    }
    case "low_income": {
      const values = { head: head ? cents(head) : "", threshold: cents(low.threshold) };
      if (relief && relief.n !== 0n) return { happened: "relief", values: { ...values, relief: dollars(relief) } };
      const grows = low.adjusted[i] && base.afterDebt[i] && subtract(low.adjusted[i], base.afterDebt[i]).n > 0n;
      return grows
        ? { happened: "carries", values: { ...values, factor: percent({ n: low.carried.n * 100n, d: low.carried.d }) } }
        : { happened: "none", values };
    }
    case "floor":
      return { happened: base.atFloor.has(i) ? "raised" : "shrinks", values: {} };
    case "ldc_ceiling":
      return { happened: base.atLdcCeiling.has(i) ? "cut" : "shares", values: {} };
    case "ceiling":
      return { happened: base.atCeiling.has(i) ? "cut" : "shares", values: {} };
  }
}

const years = (list: readonly number[]): string =>
  list.length === 0
    ? ""
    : list.length - 1 === (list.at(-1) ?? 0) - (list[0] ?? 0)
      ? `${list[0] ?? ""}-${list.at(-1) ?? ""}`
      : list.join(", ");

function stepsOfBase(base: BasePeriod, i: number): WorkingStep[] {
  let before: Fraction | null = null;
  return baseSteps.map((step) => {
    const share = figureAt(base.shares[step], i);
    const entry: WorkingStep = {
      step,
      base_years: base.base.last_year - base.base.first_year + 1,
      input_percent: before && percent(before),
      output_percent: percent(share),
      change_percent: before && percent(subtract(share, before)),
      ...happening(base, i, step),
    };
    before = share;
    return entry;
  });
}

/**
 * The working of one state: input and output of every step in both base periods, then average and rounding.
 * @returns why there is none: the state has no income in the base periods, or is not a member
 */
export function workingOf(scale: MachineScale, iso3: string): Working | NoScale {
  const i = scale.states.indexOf(iso3);
  if (i < 0) {
    const hole = scale.holes.find((each) => each.iso3 === iso3);
    return hole
      ? {
          ok: false,
          code: "scale.state_without_income",
          values: { state: iso3, years: hole.missing_years.map(String) },
        }
      : { ok: false, code: "scale.state_not_member", values: { state: iso3 } };
  }
  const mean = figureAt(scale.mean, i);
  const rate = { n: scale.thousandths[i] ?? 0n, d: 1000n };
  const settled = scale.settled.get(iso3);
  const adopted = scale.adopted?.rows.find((row) => row.iso3 === iso3)?.rate_percent ?? null;
  const adoptedAt = scale.adopted?.rows.findIndex((row) => row.iso3 === iso3) ?? -1;
  const adoptedRate =
    adopted === null || !scale.adopted
      ? null
      : { n: scale.adopted.percent.values[adoptedAt] ?? 0n, d: 10n ** BigInt(scale.adopted.percent.places) };
  const results = scale.bases.map((base) => percent(figureAt(base.shares.ceiling, i)));
  return {
    ok: true,
    iso3,
    year: scale.year,
    steps: [
      ...scale.bases.flatMap((base) => stepsOfBase(base, i)),
      {
        step: "average",
        base_years: null,
        input_percent: null,
        output_percent: percent(mean),
        change_percent: null,
        happened: "done",
        values: { results },
      },
      {
        step: "rounding",
        base_years: null,
        input_percent: percent(mean),
        output_percent: toDecimal(rate, 3),
        change_percent: percent(subtract(rate, mean)),
        happened: settled === undefined ? "plain" : settled > 0 ? "up" : "down",
        values: {},
      },
    ],
    rate_percent: toDecimal(rate, 3),
    adopted_percent: adopted,
    difference_percent: adoptedRate && toDecimal(subtract(rate, adoptedRate), 3),
  };
}

import { fraction, parseDecimal, subtract, toDecimal } from "../../../kernel/fraction.ts";
import { compareText } from "../../../kernel/text-order.ts";
import type { IncomeHole } from "./base-income.ts";
import type { MachineScale } from "./machine-scale.ts";
import { type OptionName, keyOfOption, optionNames, optionText } from "./read-options.ts";
import { defaultOptions, optionStatus } from "./scale-options.ts";

/** One state in the computed and the adopted scale. Decimals in per cent; null is unknown. */
export type ScaleRow = {
  readonly iso3: string;
  readonly computed_percent: string | null;
  readonly adopted_percent: string | null;
  /** Computed less adopted. */
  readonly difference_percent: string | null;
  /** Limit at which the state stands in every base period. */
  readonly held_by: "floor" | "ldc_ceiling" | "ceiling" | null;
  /** By how many thousandths the rounded rate was moved so that the scale sums to 100. */
  readonly settled: number;
  /** The adopted rate stands in for a computed one. */
  readonly set_aside: boolean;
};

export type OptionRow = {
  readonly option: OptionName;
  readonly value: string;
  readonly usual: string;
  readonly status: "found" | "unverified";
};

/** The computed scale as rows, every member one, ordered by ISO 3166 code. */
function scaleRows(scale: MachineScale): ScaleRow[] {
  const place = new Map(scale.states.map((iso3, i) => [iso3, i]));
  const adopted = new Map(scale.adopted?.rows.map((row) => [row.iso3, row.rate_percent]));
  const members = new Set([...scale.states, ...scale.holes.map(({ iso3 }) => iso3), ...adopted.keys()]);
  return [...members].sort(compareText).map((iso3) => {
    const i = place.get(iso3);
    const aside = scale.set_aside.get(iso3);
    const rate = i === undefined ? null : fraction(scale.thousandths[i] ?? 0n, 1000n);
    const law = adopted.get(iso3) ?? null;
    return {
      iso3,
      computed_percent: rate ? toDecimal(rate, 3) : (aside ?? null),
      adopted_percent: law,
      difference_percent: rate && law !== null ? toDecimal(subtract(rate, parseDecimal(law)), 3) : null,
      held_by: i === undefined ? null : heldBy(scale, i),
      settled: scale.settled.get(iso3) ?? 0,
      set_aside: aside !== undefined,
    };
  });
}

function heldBy({ bases }: MachineScale, i: number): ScaleRow["held_by"] {
  if (bases.every(({ atFloor }) => atFloor.has(i))) return "floor";
  if (bases.every(({ atLdcCeiling }) => atLdcCeiling.has(i))) return "ldc_ceiling";
  return bases.every(({ atCeiling }) => atCeiling.has(i)) ? "ceiling" : null;
}

/** Every option with its value, its default and how sure the default is. */
const optionRows = ({ options }: Pick<MachineScale, "options">): OptionRow[] =>
  optionNames.map((option) => ({
    option,
    value: optionText(options, option),
    usual: optionText(defaultOptions, option),
    status: optionStatus[keyOfOption(option)],
  }));

export type ScaleReport = {
  readonly schema: "concert.machine_scale/1";
  readonly year: number;
  readonly period: string;
  readonly base_periods: readonly {
    readonly first_year: number;
    readonly last_year: number;
    readonly threshold_usd: string;
  }[];
  readonly options: readonly OptionRow[];
  readonly rates: readonly ScaleRow[];
  readonly sum_percent: string;
  /** States with holes in their figures, and what was done with each. */
  readonly holes: readonly IncomeHole[];
  readonly debt: "input" | "no_input";
  readonly conversion: "input" | "no_input";
};

/** The computed scale as a document. The adopted table stays the law: this is what the method gives beside it. */
export const scaleReport = (scale: MachineScale): ScaleReport => ({
  schema: "concert.machine_scale/1",
  year: scale.year,
  period: scale.period,
  base_periods: scale.bases.map(({ base, low }) => ({
    first_year: base.first_year,
    last_year: base.last_year,
    threshold_usd: toDecimal(low.threshold, 2),
  })),
  options: optionRows(scale),
  rates: scaleRows(scale),
  sum_percent: toDecimal(fraction(scale.sum_thousandths, 1000n), 3),
  holes: scale.holes,
  debt: scale.has_debt ? "input" : "no_input",
  conversion: scale.has_conversion ? "input" : "no_input",
});

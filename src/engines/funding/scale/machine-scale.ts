import { type Fraction, fraction, parseDecimal, subtract, sum, toDecimal } from "../../../kernel/fraction.ts";
import { compareText } from "../../../kernel/text-order.ts";
import type { ReferenceData } from "../../../model/reference-data.ts";
import type { ScaleTables } from "../../../model/scale-tables.ts";
import { type NoScale, type RegularScale, isYearIn, periodsOf, regularScale } from "../scale-of-year.ts";
import { type IncomeHole, baseIncome, indexIncome } from "./base-income.ts";
import { type BasePeriod, basePeriod } from "./base-period.ts";
import { type Column, meanOf } from "./column.ts";
import { roundRates } from "./round-rates.ts";
import { type ScaleOptions, faultOf, lastBaseYear } from "./scale-options.ts";
import { ldcsOf } from "./state-lists.ts";

/** The regular scale of one year as the method gives it from income. */
export type MachineScale = {
  readonly ok: true;
  readonly year: number;
  /** Period of years that it serves: that of the adopted table, else the year alone. */
  readonly period: string;
  readonly last_base_year: number;
  readonly options: ScaleOptions;
  /** States worked out, ordered by ISO 3166 code; the columns of the base periods follow them. */
  readonly states: readonly string[];
  readonly bases: readonly BasePeriod[];
  readonly mean: Column;
  /** Rates in thousandths of a per cent. */
  readonly thousandths: readonly bigint[];
  readonly settled: ReadonlyMap<string, 1 | -1>;
  /** Adopted rates set aside for states without income, in per cent. */
  readonly set_aside: ReadonlyMap<string, string>;
  /** States that take no part, and why. */
  readonly holes: readonly IncomeHole[];
  /** Whether any state has debt figures. */
  readonly has_debt: boolean;
  readonly has_conversion: boolean;
  readonly adopted: RegularScale | null;
  readonly sum_thousandths: bigint;
};

/** Which years a scale serves: the adopted period of the year, or the three-year period by the calendar. */
export function periodOfYear(reference: Pick<ReferenceData, "regular_scale">, year: number): string {
  const [found] = periodsOf(reference.regular_scale, year);
  if (found !== undefined) return found;
  const first = year - ((((year - 2001) % 3) + 3) % 3);
  return `${first}-${first + 2}`;
}

/** Members whose rates are sought: those of the adopted table of the year, else of the latest one before it. */
function membersOf(reference: Pick<ReferenceData, "regular_scale">, year: number, tables: ScaleTables): string[] {
  const years = reference.regular_scale.map(({ period }) => Number(period.slice(0, 4)));
  const latest = Math.max(...years.filter((first) => first <= year));
  const members = reference.regular_scale.filter(({ period }) =>
    isYearIn(period, Number.isFinite(latest) ? latest : year),
  );
  const states = members.length > 0 ? members : tables.income;
  return [...new Set(states.map(({ iso3 }) => iso3))].sort(compareText);
}

/**
 * Works out the regular scale of a year from income, step by step and exactly, and rounds it.
 * @returns the scale with every step, or the option or step that cannot be
 */
export function machineScale(
  reference: Pick<ReferenceData, "regular_scale">,
  tables: ScaleTables,
  year: number,
  options: ScaleOptions,
): MachineScale | NoScale {
  const fault = faultOf(options);
  if (fault) return fault;
  const period = periodOfYear(reference, year);
  const first = Number(period.slice(0, 4));
  const last = lastBaseYear(options, year, first);
  const adopted = adoptedOf(reference, year);
  const index = indexIncome(tables);
  const members = membersOf(reference, year, tables);
  const tried = options.base_periods.map((length) => baseIncome(index, members, { length, last }, options));
  const states = members.filter((iso3) => tried.every((base) => base.states.some((state) => state.iso3 === iso3)));
  if (states.length === 0) return { ok: false, code: "scale.no_income", values: { year, last } };
  const set_aside = setAside(adopted, members, states, options);
  const whole = subtract(fraction(100n), sum([...set_aside.values()].map(parseDecimal)));
  const chosen = new Set(states);
  const ldcs = ldcsOf(tables.level_lists, first);
  const bases: BasePeriod[] = [];
  for (const base of tried) {
    const kept = { ...base, states: base.states.filter(({ iso3 }) => chosen.has(iso3)) };
    const worked = basePeriod(kept, ldcs, options, whole);
    if (!worked.ok) return worked;
    bases.push(worked);
  }
  return finished({
    year,
    period,
    last_base_year: last,
    options,
    states,
    bases,
    set_aside,
    adopted,
    whole,
    ldcs,
    tables,
  });
}

type Unrounded = Pick<
  MachineScale,
  "year" | "period" | "last_base_year" | "options" | "states" | "bases" | "set_aside" | "adopted"
> & { readonly whole: Fraction; readonly ldcs: ReadonlySet<string>; readonly tables: ScaleTables };

/** Averages the base periods, rounds, settles the remainder. */
function finished({ whole, ldcs, tables, ...scale }: Unrounded): MachineScale | NoScale {
  const { options, states, bases } = scale;
  const mean = meanOf(bases.map((base) => base.shares.ceiling));
  const least = inThousandths(parseDecimal(options.floor_percent));
  const most = inThousandths(parseDecimal(options.ceiling_percent));
  const mostOfLdc = inThousandths(parseDecimal(options.ldc_ceiling_percent));
  const goal = inThousandths(whole);
  const rounded = roundRates(mean, goal, (i) => ({ least, most: ldcs.has(states[i] ?? "") ? mostOfLdc : most }));
  if (rounded.isShort) return { ok: false, code: "scale.remainder", values: { year: scale.year } };
  const used = new Set(states);
  return {
    ok: true,
    ...scale,
    mean,
    thousandths: rounded.thousandths,
    settled: new Map(rounded.settled.map(({ i, by }) => [states[i] ?? "", by])),
    holes: bases.flatMap(({ base }) => base.holes).sort((a, b) => compareText(a.iso3, b.iso3)),
    has_debt: tables.debt.some(({ iso3 }) => used.has(iso3)),
    has_conversion: bases.some(({ base }) => base.states.some(({ methods }) => methods.length > 0)),
    sum_thousandths:
      rounded.thousandths.reduce((total, rate) => total + rate, 0n) + inThousandths(fraction(100n)) - goal,
  };
}

const inThousandths = (percent: Fraction): bigint => BigInt(toDecimal(percent, 3).replace(".", ""));

function adoptedOf(reference: Pick<ReferenceData, "regular_scale">, year: number): RegularScale | null {
  const adopted = regularScale(reference, year);
  return adopted.ok ? adopted : null;
}

/** The adopted rates of states without income, where the option sets them aside and there is a rate. */
function setAside(
  adopted: RegularScale | null,
  members: readonly string[],
  states: readonly string[],
  options: ScaleOptions,
): Map<string, string> {
  if (options.missing !== "adopted_rate") return new Map();
  const used = new Set(states);
  const rates = new Map(adopted?.rows.map((row) => [row.iso3, row.rate_percent]));
  return new Map(
    members.flatMap((iso3): [string, string][] => {
      const rate = rates.get(iso3);
      return used.has(iso3) || rate === undefined ? [] : [[iso3, rate]];
    }),
  );
}

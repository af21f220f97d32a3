import { toDecimal } from "../../kernel/fraction.ts";
import { formatMoney } from "../../kernel/money.ts";
import { yearOf } from "../../kernel/plain-date.ts";
import type { BudgetLine } from "../../model/budget-line.ts";
import type { Flag } from "../../model/flag.ts";
import type { MissionData } from "../../model/mission-data.ts";
import type { BudgetPart, PlanBudget, PlanScale, Share, Unknown } from "../../model/plan.ts";
import type { ReferenceData } from "../../model/reference-data.ts";
import { apportion } from "./apportion.ts";
import { type SharedLine, budgetDisagreements } from "./budget-disagreements.ts";
import { type CutPart, cutBudget } from "./cut-budget.ts";
import { type RateScale, effectiveRates, ratePercent } from "./effective-rates.ts";
import { type NoScale, type RegularScale, regularScale } from "./scale-of-year.ts";

export type PlannedBudgets = {
  readonly scales: PlanScale[];
  readonly budgets: PlanBudget[];
  readonly flags: Flag[];
  readonly unknown: Unknown[];
};

/** What one calendar year's tables say: the rates that share an amount, or why not and the regular rates as printed. */
type YearScale = { readonly rates: RateScale | NoScale; readonly regular: RegularScale | NoScale };

const decidedKinds = new Set<string>(["appropriation", "approved"]);
const percentPlaces = 10;
/** Decimals of the points given and of the premium, as plans print them. */
const factorPlaces = 6;

/**
 * The mission's budgets, each cut at 31 December and shared over the states with the scale of its calendar year.
 * Years whose levels are not known show the regular rates without amounts, and one flag lists them. Budgets of an
 * operation that is not financed by assessed peacekeeping contributions are listed without parts.
 */
export function planBudgets(
  mission: Pick<MissionData, "mission" | "budget_line">,
  reference: ReferenceData,
): PlannedBudgets {
  const decided = mission.budget_line.filter((line) => decidedKinds.has(line.kind));
  const lines = decided.filter(isShared);
  const unknown: Unknown[] = [];
  if (decided.some((line) => line.amount_usd === null))
    unknown.push({ what: "budget", month: null, why: "budget.no_amount" });
  if (decided.some((line) => line.from === null || line.to === null))
    unknown.push({ what: "budget", month: null, why: "budget.no_period" });
  const flags = budgetDisagreements(lines);
  if (mission.mission.funding_key !== "un_peacekeeping") {
    return { scales: [], budgets: lines.map((line) => ({ ...headOf(line), parts: [], totals: [] })), flags, unknown };
  }
  const years = new Map<number, YearScale>();
  const yearScale = (year: number): YearScale => {
    const known = years.get(year) ?? { rates: effectiveRates(reference, year), regular: regularScale(reference, year) };
    years.set(year, known);
    return known;
  };
  const budgets = lines.map((line) => planBudget(line, yearScale));
  const scales = [...years].sort(([a], [b]) => a - b).flatMap(([, { rates }]) => (rates.ok ? [planScale(rates)] : []));
  const missing = missingScales(years, budgets);
  return { scales, budgets, flags: [...flags, ...missing.flags], unknown: [...unknown, ...missing.unknown] };
}

function isShared(line: BudgetLine): line is SharedLine {
  return line.from !== null && line.to !== null && line.amount_usd !== null;
}

const headOf = (line: SharedLine): Omit<PlanBudget, "parts" | "totals"> => ({
  id: line.id,
  from: line.from,
  to: line.to,
  kind: line.kind,
  amount_usd: line.amount_usd,
  basis: line.basis,
});

function planBudget(line: SharedLine, yearScale: (year: number) => YearScale): PlanBudget {
  const parts = cutBudget(line.from, line.to, line.amount_usd).map((cut) => planPart(cut, yearScale(yearOf(cut.from))));
  return { ...headOf(line), parts, totals: totalsOf(parts) };
}

function planPart(cut: CutPart, { rates, regular }: YearScale): BudgetPart {
  const head = {
    from: cut.from,
    to: cut.to,
    amount_usd: formatMoney({ minor: cut.cents, currency: "USD" }),
    scale_year: yearOf(cut.from),
  };
  if (rates.ok)
    return {
      ...head,
      scale_period: rates.scale_period,
      levels_known: true,
      reason: null,
      shares: sharesOf(rates, cut.cents),
    };
  const shares = regular.ok
    ? regular.rows.map((row): Share => ({ iso3: row.iso3, rate_percent: row.rate_percent, amount_usd: null }))
    : [];
  return { ...head, scale_period: regular.ok ? regular.period : null, levels_known: false, reason: rates.code, shares };
}

function sharesOf(rates: RateScale, cents: bigint): Share[] {
  const amounts = apportion(rates, cents);
  return rates.states.map((state, i) => ({
    iso3: state.iso3,
    rate_percent: ratePercent(rates, state, percentPlaces),
    amount_usd: formatMoney({ minor: amounts[i] ?? 0n, currency: "USD" }),
  }));
}

/** Sum by state over the parts; none where a part has no shares. */
function totalsOf(parts: readonly BudgetPart[]): PlanBudget["totals"] {
  if (parts.some((part) => part.reason !== null)) return [];
  const sums = new Map<string, bigint>();
  for (const share of parts.flatMap((part) => part.shares)) {
    sums.set(share.iso3, (sums.get(share.iso3) ?? 0n) + BigInt((share.amount_usd ?? "0.00").replace(".", "")));
  }
  return [...sums]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([iso3, minor]) => ({ iso3, amount_usd: formatMoney({ minor, currency: "USD" }) }));
}

const planScale = (rates: RateScale): PlanScale => ({
  year: rates.year,
  period: rates.scale_period,
  given_percent: toDecimal(rates.given_percent, factorPlaces),
  premium: toDecimal(rates.premium, factorPlaces),
  rates: Object.fromEntries(rates.states.map((state) => [state.iso3, ratePercent(rates, state, percentPlaces)])),
});

/** One flag a reason, listing the years that it holds for and the budgets that have a part in them. */
function missingScales(
  years: ReadonlyMap<number, YearScale>,
  budgets: readonly PlanBudget[],
): Pick<PlannedBudgets, "flags" | "unknown"> {
  const byReason = new Map<string, number[]>();
  for (const [year, { rates }] of years)
    if (!rates.ok) byReason.set(rates.code, [...(byReason.get(rates.code) ?? []), year]);
  const flags: Flag[] = [];
  const unknown: Unknown[] = [];
  for (const [reason, unordered] of byReason) {
    const list = unordered.sort((a, b) => a - b);
    unknown.push({ what: "shares", month: null, why: reason });
    const regular = years.get(list[0] ?? 0)?.regular;
    const values = { years: list.map(String), count: list.length };
    const touched = budgets.filter((budget) => budget.parts.some((part) => list.includes(part.scale_year)));
    const head = {
      domain: "funding" as const,
      month: null,
      records: touched.map((budget) => ({ noun: "budget_line", id: budget.id })),
    };
    if (reason === "scale.sum" && regular?.ok) {
      flags.push({
        ...head,
        code: "scale.sum",
        severity: "medium",
        values: { ...values, period: regular.period, sum: regular.sum_percent, states: regular.rows.length },
      });
    } else if (reason !== "scale.sum") {
      flags.push({ ...head, code: "levels.unknown", severity: "medium", values: { ...values, reason } });
    }
  }
  return { flags, unknown };
}

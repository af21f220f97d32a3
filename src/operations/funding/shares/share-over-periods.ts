import { printedStep, roundTo } from "../../../engines/funding/shares/common-services.ts";
import { sharePeriods } from "../../../engines/funding/shares/mandate-periods.ts";
import {
  type Adjustment,
  type MissionBudget,
  type PrintedPeriod,
  readAdjustments,
  readMissionBudgets,
  readPeriods,
} from "../../../exchange/reference/budget-tables.ts";
import { referenceFolder } from "../../../exchange/reference/reference-folder.ts";
import { toDecimal } from "../../../kernel/fraction.ts";
import { formatMoney } from "../../../kernel/money.ts";
import { Refusal } from "../../../kernel/refusal.ts";

/** Budgets shared over the periods of their mandates; what the file prints stands beside each part. */
export type PeriodSheet = {
  readonly schema: "concert.mandate-periods/1";
  readonly budgets: readonly {
    readonly financial_year: string;
    readonly mission: string;
    /** Approved in all; null where the file of budgets does not have the mission. */
    readonly total_usd: string | null;
    readonly taken_out: readonly {
      readonly kind: string;
      readonly amount_usd: string;
      readonly source: string;
      readonly status: string;
    }[];
    /** What is apportioned: the total less what is taken out; the printed parts together where there is no total. */
    readonly apportioned_usd: string;
    readonly from_parts: boolean;
    readonly parts: readonly {
      readonly from: string;
      readonly to: string;
      readonly rule: string;
      readonly months_or_days: string;
      readonly amount_usd: string;
      readonly printed_usd: string | null;
      readonly difference_usd: string | null;
      /** Why a part differs: `rounding` within the step to which parts are printed, else `unexplained`. */
      readonly cause: "rounding" | "unexplained" | null;
    }[];
  }[];
};

const usd = (minor: bigint): string => formatMoney({ minor, currency: "USD" });
const dollar = 100n;

/**
 * Shares each mission's appropriation over the periods named in a file.
 * @throws Refusal for files that cannot be read, periods that overlap or leave a gap, and a budget that nobody states
 */
export async function shareOverPeriods(
  missionsFile: string,
  periodsFile: string,
  adjustmentsFile?: string,
): Promise<PeriodSheet> {
  const [budgets, periods, adjustments] = await Promise.all([
    readMissionBudgets(missionsFile),
    readPeriods(periodsFile),
    readAdjustments(referenceFolder(), adjustmentsFile),
  ]);
  const groups = new Map<string, PrintedPeriod[]>();
  for (const period of periods) {
    const key = `${period.financial_year} ${period.mission}`;
    groups.set(key, [...(groups.get(key) ?? []), period]);
  }
  return {
    schema: "concert.mandate-periods/1",
    budgets: [...groups.values()].map((group) => shareBudget(group, budgets, adjustments)),
  };
}

function shareBudget(
  group: readonly PrintedPeriod[],
  budgets: readonly MissionBudget[],
  adjustments: readonly Adjustment[],
): PeriodSheet["budgets"][number] {
  const [first] = group;
  if (!first) throw new RangeError("a group has a period");
  const { financial_year, mission } = first;
  const isOfBudget = (row: { readonly financial_year: string; readonly mission: string }) =>
    row.financial_year === financial_year && row.mission === mission;
  const total = budgets.find((row) => isOfBudget(row) && row.total !== null)?.total ?? null;
  const taken = total === null ? [] : takeOut(total, adjustments.filter(isOfBudget));
  const printed = group.every(({ amount }) => amount !== null)
    ? group.reduce((sum, { amount }) => sum + (amount ?? 0n), 0n)
    : null;
  const apportioned = total === null ? printed : total - taken.reduce((sum, { cents }) => sum + cents, 0n);
  if (apportioned === null) throw new Refusal("invalid", "shares.no_budget", { mission, year: financial_year });
  if (apportioned < 0n) throw new Refusal("invalid", "shares.taken_out", { mission, year: financial_year });
  const step = apportioned % printedStep === 0n ? printedStep : dollar;
  return {
    financial_year,
    mission,
    total_usd: total === null ? null : usd(total),
    taken_out: taken.map(({ kind, cents, source, status }) => ({ kind, amount_usd: usd(cents), source, status })),
    apportioned_usd: usd(apportioned),
    from_parts: total === null,
    parts: partsOf(group, apportioned, step),
  };
}

function partsOf(
  group: readonly PrintedPeriod[],
  cents: bigint,
  step: bigint,
): PeriodSheet["budgets"][number]["parts"] {
  const ordered = [...group].sort((a, b) => (a.from < b.from ? -1 : 1));
  let parts;
  try {
    parts = sharePeriods(cents, ordered, step);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const [{ mission = "", financial_year = "" } = {}] = group;
    throw new Refusal("invalid", "shares.periods_overlap", {
      mission,
      year: financial_year,
      rows: group.map(({ row }) => String(row)),
    });
  }
  return parts.map(({ from, to, rule, length, cents: amount }, i) => {
    const printed = ordered[i]?.amount ?? null;
    const difference = printed === null ? null : amount - printed;
    const size = difference === null ? 0n : difference < 0n ? -difference : difference;
    return {
      from,
      to,
      rule,
      months_or_days: toDecimal(length, length.d === 1n ? 0 : 1),
      amount_usd: usd(amount),
      printed_usd: printed === null ? null : usd(printed),
      difference_usd: difference === null ? null : usd(difference),
      cause: size === 0n ? null : size <= step ? "rounding" : "unexplained",
    };
  });
}

type TakenOut = { readonly kind: string; readonly cents: bigint; readonly source: string; readonly status: string };

/**
 * What is not apportioned: a host's share of the net appropriation (gross less staff assessment), a fixed yearly
 * payment, and what was apportioned before. Staff assessment itself is only the way from gross to net.
 */
function takeOut(total: bigint, adjustments: readonly Adjustment[]): TakenOut[] {
  const staff = adjustments.find(({ kind }) => kind === "staff_assessment")?.cents ?? 0n;
  return adjustments.flatMap(({ kind, cents, fraction, source, status }): TakenOut[] => {
    if (kind === "staff_assessment") return [];
    const amount = fraction === null ? (cents ?? 0n) : roundTo((total - staff) * fraction.n, fraction.d, dollar);
    return [{ kind, cents: amount, source, status }];
  });
}

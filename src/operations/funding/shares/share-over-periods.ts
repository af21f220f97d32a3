import { basename } from "node:path";
import { printedStep, roundTo } from "../../../engines/funding/shares/common-services.ts";
import { sharePeriods } from "../../../engines/funding/shares/mandate-periods.ts";
import {
  type Adjustment,
  type Commitment,
  type MissionBudget,
  type PrintedPeriod,
  readAdjustments,
  readCommitments,
  readMissionBudgets,
  readPeriods,
} from "../../../exchange/reference/budget-tables.ts";
import { referenceFolder } from "../../../exchange/reference/reference-folder.ts";
import { toDecimal } from "../../../kernel/fraction.ts";
import { usd } from "../../../kernel/money.ts";
import { addDays } from "../../../kernel/plain-date.ts";
import { Refusal } from "../../../kernel/refusal.ts";

/** Budgets shared over the periods of their mandates; what the file prints stands beside each part. */
export type PeriodSheet = {
  readonly schema: "concert.mandate-periods/1";
  readonly budgets: readonly {
    readonly financial_year: string;
    readonly mission: string;
    /** Approved in all, or the commitment authority that stands for it. */
    readonly total_usd: string;
    /** True where the total is a commitment authority, there being no appropriation. */
    readonly is_commitment: boolean;
    /** Where a commitment authority was read; empty for the file's own totals. */
    readonly source: string;
    readonly taken_out: readonly {
      readonly kind: string;
      readonly amount_usd: string;
      readonly source: string;
      readonly status: string;
    }[];
    /** What is apportioned: the total less what is taken out; the parts sum to it. */
    readonly apportioned_usd: string;
    readonly parts: readonly {
      readonly from: string;
      readonly to: string;
      readonly rule: string;
      readonly months_or_days: string;
      readonly subject_to_extension: boolean;
      readonly amount_usd: string;
      readonly printed_usd: string | null;
      readonly difference_usd: string | null;
      /** Why a part differs: `rounding` within the step to which parts are printed, else `unexplained`. */
      readonly cause: "rounding" | "unexplained" | null;
    }[];
  }[];
};

const dollar = 100n;

/** The files of a sheet of periods; the last two stand in for shipped tables. */
export type PeriodFiles = {
  readonly missions: string;
  readonly periods: string;
  readonly adjustments?: string | undefined;
  readonly commitments?: string | undefined;
};

/**
 * Shares each mission's appropriation, or the commitment authority that stands for it, over the periods of a file.
 * @throws Refusal for files that cannot be read, periods that overlap, leave a gap or lie outside their financial
 * year, a mission that no budget names, and more taken out than there is
 */
export async function shareOverPeriods(files: PeriodFiles): Promise<PeriodSheet> {
  const [budgets, periods, adjustments, commitments] = await Promise.all([
    readMissionBudgets(files.missions, "total_usd"),
    readPeriods(files.periods),
    readAdjustments(referenceFolder(), files.adjustments),
    readCommitments(referenceFolder(), files.commitments),
  ]);
  if (files.adjustments !== undefined) refuseUnused(files.adjustments, adjustments, [...budgets, ...commitments]);
  const groups = new Map<string, PrintedPeriod[]>();
  for (const period of periods) {
    const key = `${period.financial_year} ${period.mission}`;
    groups.set(key, [...(groups.get(key) ?? []), period]);
  }
  const tables = { files, budgets, adjustments, commitments };
  return {
    schema: "concert.mandate-periods/1",
    budgets: [...groups.values()].map((group) => shareBudget(group, tables)),
  };
}

type OfBudget = { readonly financial_year: string; readonly mission: string };

function refuseUnused(path: string, adjustments: readonly Adjustment[], known: readonly OfBudget[]): void {
  const row = adjustments.find(
    (each) => !known.some((of) => of.mission === each.mission && of.financial_year === each.financial_year),
  );
  if (row)
    throw new Refusal("invalid", "shares.adjustment_unused", {
      file: basename(path),
      row: row.row,
      mission: row.mission,
      year: row.financial_year,
    });
}

type Tables = {
  readonly files: PeriodFiles;
  readonly budgets: readonly MissionBudget[];
  readonly adjustments: readonly Adjustment[];
  readonly commitments: readonly Commitment[];
};

function shareBudget(group: readonly PrintedPeriod[], tables: Tables): PeriodSheet["budgets"][number] {
  const [first] = group;
  if (!first) throw new RangeError("a group has a period");
  const { financial_year, mission } = first;
  const isOfBudget = (row: OfBudget) => row.financial_year === financial_year && row.mission === mission;
  const approved = tables.budgets.find((row) => isOfBudget(row) && row.total !== null)?.total ?? null;
  const commitment = tables.commitments.find(isOfBudget);
  const total = approved ?? commitment?.cents ?? null;
  if (total === null)
    throw new Refusal("invalid", "shares.mission_unknown", {
      file: basename(tables.files.periods),
      row: first.row,
      mission,
      year: financial_year,
      budgets: basename(tables.files.missions),
    });
  const taken = takeOut(total, tables.adjustments.filter(isOfBudget));
  const apportioned = total - taken.reduce((sum, { cents }) => sum + cents, 0n);
  if (apportioned < 0n) throw new Refusal("invalid", "shares.taken_out", { mission, year: financial_year });
  const step = apportioned % printedStep === 0n ? printedStep : dollar;
  refuseOverlap(tables.files.periods, group);
  return {
    financial_year,
    mission,
    total_usd: usd(total),
    is_commitment: approved === null,
    source: approved === null ? (commitment?.source ?? "") : "",
    taken_out: taken.map(({ kind, cents, source, status }) => ({ kind, amount_usd: usd(cents), source, status })),
    apportioned_usd: usd(apportioned),
    parts: partsOf(group, apportioned, step),
  };
}

/** Each period begins the day after the one before ends. */
function refuseOverlap(path: string, group: readonly PrintedPeriod[]): void {
  const ordered = group.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  for (const [i, period] of ordered.entries()) {
    const before = ordered[i - 1];
    if (!before || period.from === addDays(before.to, 1)) continue;
    throw new Refusal("invalid", period.from <= before.to ? "shares.period_overlap" : "shares.period_gap", {
      file: basename(path),
      row: period.row,
      value: period.from,
      mission: period.mission,
      other: before.row,
      from: before.from,
      to: before.to,
      next: addDays(before.to, 1),
    });
  }
}

function partsOf(
  group: readonly PrintedPeriod[],
  cents: bigint,
  step: bigint,
): PeriodSheet["budgets"][number]["parts"] {
  const ordered = [...group].sort((a, b) => (a.from < b.from ? -1 : 1));
  const parts = sharePeriods(cents, ordered, step);
  return parts.map(({ from, to, rule, length, cents: amount }, i) => {
    const printed = ordered[i]?.amount ?? null;
    const difference = printed === null ? null : amount - printed;
    const size = difference === null ? 0n : difference < 0n ? -difference : difference;
    return {
      from,
      to,
      rule,
      months_or_days: toDecimal(length, length.d === 1n ? 0 : 1),
      subject_to_extension: ordered[i]?.subjectToExtension ?? false,
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

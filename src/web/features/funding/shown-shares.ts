import { addMoney, formatMoney, parseMoney } from "../../../kernel/money.ts";
import type { PlanBudget } from "../../../model/plan.ts";

/** One state's line as the screen shows it: rate of a part, or share of the whole in exact percent of the money. */
export type ShownShare = {
  readonly iso3: string;
  readonly rank: number;
  readonly percent: string;
  readonly amount: string | null;
};
export type Shown = {
  readonly shares: readonly ShownShare[];
  readonly amount: string;
  readonly from: string;
  readonly to: string;
  /** Codes of why something is missing. */
  readonly reasons: readonly string[];
  /** False where only regular rates are known. */
  readonly levelsKnown: boolean;
};

/** The part that is shown: an index, or null for the whole budget where all its parts have shares. */
export function partShown(budget: PlanBudget, asked: string | undefined): number | null {
  const index = Number(asked);
  if (asked !== undefined && Number.isInteger(index) && budget.parts[index]) return index;
  return budget.totals.length > 0 || budget.parts.length === 0 ? null : 0;
}

export function shownShares(budget: PlanBudget, part: number | null): Shown {
  if (part === null) {
    return {
      shares: ranked(
        budget.totals.map(({ iso3, amount_usd }) => ({
          iso3,
          percent: percentOf(amount_usd, budget.amount_usd),
          amount: amount_usd,
        })),
      ),
      amount: budget.amount_usd,
      from: budget.from,
      to: budget.to,
      reasons: budget.parts.flatMap(({ reason }) => reason ?? []),
      levelsKnown: budget.parts.every(({ levels_known }) => levels_known),
    };
  }
  const shown = budget.parts[part];
  if (!shown) throw new RangeError(`budget ${budget.id} has no part ${part}`);
  return {
    shares: ranked(
      shown.shares.map(({ iso3, rate_percent, amount_usd }) => ({ iso3, percent: rate_percent, amount: amount_usd })),
    ),
    amount: shown.amount_usd,
    from: shown.from,
    to: shown.to,
    reasons: shown.reason === null ? [] : [shown.reason],
    levelsKnown: shown.levels_known,
  };
}

/** Percent with ten decimals, halves up, from exact amounts. */
function percentOf(amount: string, whole: string): string {
  const all = parseMoney(whole).minor;
  if (all === 0n) return "0.0000000000";
  const scaled = (parseMoney(amount).minor * 2n * 10n ** 12n + all) / (2n * all);
  const digits = scaled.toString().padStart(11, "0");
  return `${digits.slice(0, -10)}.${digits.slice(-10)}`;
}

function ranked(shares: readonly Omit<ShownShare, "rank">[]): ShownShare[] {
  return shares
    .toSorted((a, b) => Number(b.percent) - Number(a.percent) || (a.iso3 < b.iso3 ? -1 : 1))
    .map((share, index) => ({ ...share, rank: index + 1 }));
}

export function sumOf(shares: readonly ShownShare[]): string {
  const amounts = shares.flatMap(({ amount }) => (amount === null ? [] : [parseMoney(amount)]));
  return formatMoney(amounts.reduce(addMoney, { minor: 0n, currency: "USD" }));
}

/** Lower bounds in percent of the classes above the lowest. */
export const classBounds = [0.001, 0.01, 0.1, 0.5, 2, 10] as const;
export const classOf = (percent: string): number => classBounds.filter((bound) => Number(percent) >= bound).length;

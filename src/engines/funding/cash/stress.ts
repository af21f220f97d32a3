import type { Horizon, Receivable, Spending } from "./cash-flow.ts";
import { type PlainDate, addMonths, firstDay, lastDay, monthOf } from "../../../kernel/plain-date.ts";

/**
 * What may go otherwise. `payer` is a code, `all`, or `largest`: who owes most within the horizon. A cut brings
 * spending down to `percent` less in even monthly steps within `months` months.
 */
export type Stress =
  | { readonly kind: "late"; readonly payer: string; readonly days: number }
  | { readonly kind: "partial"; readonly payer: string; readonly percent: number }
  | { readonly kind: "withheld"; readonly payer: string }
  | { readonly kind: "cut"; readonly percent: number; readonly months: number }
  | { readonly kind: "reserve"; readonly dollars: number };

export type Flow = {
  readonly opening: number;
  readonly receivables: readonly Receivable[];
  readonly spendings: readonly Spending[];
};

/** Who owes most of the receivables; the first by code of equals. */
function largestPayer(receivables: readonly Receivable[]): string | null {
  const owed = new Map<string, number>();
  for (const { payer, dollars } of receivables) owed.set(payer, (owed.get(payer) ?? 0) + dollars);
  let largest: string | null = null;
  for (const [payer, dollars] of [...owed].toSorted(([a], [b]) => (a < b ? -1 : 1)))
    if (largest === null || dollars > (owed.get(largest) ?? 0)) largest = payer;
  return largest;
}

/** The flow under each stress in turn. @throws RangeError for a payer that owes nothing, or numbers out of range */
export function underStress(flow: Flow, stresses: readonly Stress[], horizon: Horizon): Flow {
  return stresses.reduce((so, stress) => applied(so, stress, horizon), flow);
}

function applied(flow: Flow, stress: Stress, horizon: Horizon): Flow {
  switch (stress.kind) {
    case "reserve":
      return { ...flow, opening: flow.opening + whole(stress.dollars) };
    case "cut":
      return { ...flow, spendings: flow.spendings.flatMap((each) => cutSpending(each, stress, horizon.from)) };
    default:
      return { ...flow, receivables: changed(flow.receivables, stress) };
  }
}

function changed(
  receivables: readonly Receivable[],
  stress: Exclude<Stress, { kind: "cut" | "reserve" }>,
): Receivable[] {
  const payer = stress.payer === "largest" ? largestPayer(receivables) : stress.payer;
  const hit = (each: Receivable): boolean => payer === "all" || each.payer === payer;
  if (!receivables.some(hit)) throw new RangeError(`nobody owes under the name ${stress.payer}`);
  return receivables.map((each) => (hit(each) ? { ...each, habit: habitUnder(each.habit, stress) } : each));
}

function habitUnder(
  { delayDays: [low, mid, high], paidShare }: Receivable["habit"],
  stress: Exclude<Stress, { kind: "cut" | "reserve" }>,
): Receivable["habit"] {
  if (stress.kind === "late") {
    const days = whole(stress.days);
    return { delayDays: [low + days, mid + days, high + days], paidShare };
  }
  const keep = stress.kind === "withheld" ? 0 : percentOf(stress.percent);
  const [least, half, most] = paidShare.map((share) => Math.floor((share * keep) / 10_000));
  return { delayDays: [low, mid, high], paidShare: [least ?? 0, half ?? 0, most ?? 0] };
}

const whole = (value: number): number => {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError("a stress counts in whole numbers from zero");
  return value;
};
/** Ten-thousandths of a per cent with at most two decimals. */
const percentOf = (percent: number): number => {
  if (!(percent >= 0 && percent <= 100)) throw new RangeError("a per cent lies between 0 and 100");
  return Math.round(percent * 100);
};

/** An outlay month by month while the cut grows, then the rest of it at the lower level. */
export function cutSpending(
  spending: Spending,
  { percent, months }: { readonly percent: number; readonly months: number },
  start: PlainDate,
): Spending[] {
  const parts: Spending[] = [];
  const full = percentOf(percent);
  let month = monthOf(spending.from);
  const last = monthOf(spending.to);
  let run: { from: string; level: number } | null = null;
  const close = (to: string): void => {
    if (run === null) return;
    parts.push({
      ...spending,
      from: run.from,
      to,
      monthly: spending.monthly - Math.floor((spending.monthly * run.level) / 10_000),
    });
  };
  for (let at = 0; month <= last; month = addMonths(month, 1), at += 1) {
    const passed = monthsBetween(monthOf(start), month);
    const level = passed <= 0 ? 0 : passed >= months ? full : Math.floor((full * passed) / Math.max(1, months));
    const boundary = at % spending.everyMonths === 0;
    if (run === null || (level !== run.level && boundary)) {
      if (run !== null) close(lastDay(addMonths(month, -1)));
      run = { from: at === 0 ? spending.from : firstDay(month), level };
    }
  }
  close(spending.to);
  return parts;
}

const monthsBetween = (from: string, to: string): number =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7));

import { type PlainDate, dayNumber, isPlainDate, yearOf } from "../../../kernel/plain-date.ts";
import type { Receivable } from "./cash-flow.ts";

/** A plan of payments of old arrears: whole dollars a year; `until` is its last day, null where it is open. */
export type PaymentPlan = {
  readonly payer: string;
  readonly from: PlainDate;
  readonly until: PlainDate | null;
  readonly yearly: number;
};

/**
 * Receivables with the arrears of payers that have a plan in force on the day put into its instalments: one on each
 * anniversary of the plan's first day after that day, until the arrears are paid or the plan ends. What is left then
 * is not foreseen. Letters that are not yet due come by the payer's habit, as for everybody else, and so do the
 * instalments. That a payment falls on the anniversary is an assumption: plans give years, not days.
 *
 * @param on - the day at whose end the accounts stand
 */
export function byPlans(
  receivables: readonly Receivable[],
  plans: readonly PaymentPlan[],
  on: PlainDate,
): { readonly receivables: readonly Receivable[]; readonly followed: number } {
  const today = dayNumber(on);
  const inForce = new Map(
    plans
      .filter(({ from, until, yearly }) => yearly > 0 && from <= on && (until === null || on <= until))
      .toSorted((a, b) => (a.from < b.from ? -1 : 1))
      .map((plan) => [plan.payer, plan]),
  );
  const isOld = ({ payer, due }: Receivable): boolean => due < today && inForce.has(payer);
  const old = receivables.filter(isOld);
  const payers = [...new Set(old.map(({ payer }) => payer))].toSorted();
  const instalments = payers.flatMap((payer): Receivable[] => {
    const plan = inForce.get(payer);
    const own = old.filter((each) => each.payer === payer);
    const habit = own[0]?.habit;
    if (!plan || !habit) return [];
    let left = own.reduce((sum, { dollars }) => sum + dollars, 0);
    const paid: Receivable[] = [];
    for (let year = yearOf(on); left > 0; year += 1) {
      const due = anniversary(plan.from, year);
      if (plan.until !== null && due > plan.until) break;
      if (due <= on) continue;
      const dollars = Math.min(left, plan.yearly);
      paid.push({ payer, due: dayNumber(due), dollars, habit, elapsed: 0 });
      left -= dollars;
    }
    return paid;
  });
  return { receivables: [...receivables.filter((each) => !isOld(each)), ...instalments], followed: payers.length };
}

/** The same day in another year; 28 February where that year has no 29th. */
function anniversary(day: PlainDate, year: number): PlainDate {
  const same = `${String(year).padStart(4, "0")}${day.slice(4)}`;
  return isPlainDate(same) ? same : `${same.slice(0, 8)}28`;
}

import { formatMoney, parseMoney } from "../../../kernel/money.ts";
import {
  type Month,
  type PlainDate,
  daysBetween,
  firstDay,
  lastDay,
  lengthOfMonth,
  monthOf,
  monthsFrom,
} from "../../../kernel/plain-date.ts";
import type { BudgetLine } from "../../../model/budget-line.ts";
import type { CostLine } from "../../../model/cost-line.ts";
import type { Reason } from "../../../model/payer-mix.ts";
import { spreadEvenly } from "./money-grid.ts";

/** A cost line by month, in cents. `cents` is null and there are no months where the amount is not known. */
export type CostedLine = {
  readonly line: CostLine;
  readonly cents: bigint | null;
  readonly origin: Reason;
  readonly months: ReadonlyMap<Month, bigint>;
};

/**
 * The amount of a cost line and how it falls on months: its own amount, else that of its budget line, else persons
 * times rate. An amount goes evenly by months where the line begins on the first and ends on the last day of one,
 * else by days; the months sum to it. Persons times rate goes by the days of each month that the line holds.
 */
export function costedLine(line: CostLine, budgets: readonly BudgetLine[]): CostedLine {
  const budget = budgets.find(({ id }) => id === line.budget_line);
  if (line.amount_usd !== null) return spread(line, line.amount_usd, { code: "payers.origin.amount", values: {} });
  if (budget?.amount_usd != null)
    return spread(line, budget.amount_usd, { code: "payers.origin.budget_line", values: { budget: budget.id } });
  if (line.persons !== null && line.usd_per_person_month !== null)
    return byPersons(line, line.persons, line.usd_per_person_month);
  return { line, cents: null, origin: { code: "payers.origin.unknown", values: {} }, months: new Map() };
}

function spread(line: CostLine, amountUsd: string, origin: Reason): CostedLine {
  const { from, to } = line;
  const months = monthsFrom(monthOf(from), monthOf(to));
  const isWhole = from === firstDay(monthOf(from)) && to === lastDay(monthOf(to));
  const cents = parseMoney(amountUsd).minor;
  const parts = spreadEvenly(
    cents,
    months.map((month) => (isWhole ? 1n : BigInt(daysIn(month, from, to)))),
  );
  return { line, cents, origin, months: new Map(months.map((month, i) => [month, parts[i] ?? 0n])) };
}

function byPersons(line: CostLine, persons: number, rateUsd: string): CostedLine {
  const rate = BigInt(persons) * parseMoney(rateUsd).minor;
  const months = new Map<Month, bigint>();
  for (const month of monthsFrom(monthOf(line.from), monthOf(line.to))) {
    const length = BigInt(lengthOfMonth(month));
    months.set(month, (2n * rate * BigInt(daysIn(month, line.from, line.to)) + length) / (2n * length));
  }
  const cents = [...months.values()].reduce((sum, part) => sum + part, 0n);
  const values = {
    persons,
    rate: rateUsd,
    months: months.size,
    amount: formatMoney({ minor: cents, currency: "USD" }),
  };
  return { line, cents, origin: { code: "payers.origin.persons", values }, months };
}

/** Days of the month that lie between two days, both included. */
function daysIn(month: Month, from: PlainDate, to: PlainDate): number {
  const start = from > firstDay(month) ? from : firstDay(month);
  const end = to < lastDay(month) ? to : lastDay(month);
  return end < start ? 0 : daysBetween(start, end) + 1;
}

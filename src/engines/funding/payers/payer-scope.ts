import { type Month, addDays, firstDay, lastDay, monthOf, yearOf } from "../../../kernel/plain-date.ts";
import type { Payer } from "../../../model/payer.ts";
import type { CostedLine } from "./cost-months.ts";
import { type Cell, type Grid, cellOf } from "./money-grid.ts";

/** The common costs of a mission on which its payers share: lines with a known amount, by month. */
export type CostBase = {
  readonly lines: readonly CostedLine[];
  readonly months: readonly Month[];
  readonly grid: Grid;
  /** Month of the year, 1 to 12, in which the financial year begins. */
  readonly yearStarts: number;
};

/** The cells that a payer helps to pay: the lines it covers (all where it names none), in months that its period touches. */
export function cellsOf(payer: Payer, base: CostBase): Cell[] {
  const cells: Cell[] = [];
  for (const [line, { line: own }] of base.lines.entries()) {
    if (payer.covers.length > 0 && !payer.covers.includes(own.id)) continue;
    for (const [month, name] of base.months.entries()) {
      if (payer.from > lastDay(name) || payer.to < firstDay(name)) continue;
      if (cellOf(base.grid, line, month) > 0n) cells.push({ line, month });
    }
  }
  return cells;
}

/** The year in which the financial year of a month begins. */
export const financialYear = (month: Month, starts: number): number =>
  yearOf(month) - (Number(month.slice(5, 7)) < starts ? 1 : 0);

/** First and last day of a financial year. */
export function daysOfYear(year: number, starts: number): { readonly from: string; readonly to: string } {
  const first = (of: number) => firstDay(`${of}-${String(starts).padStart(2, "0")}`);
  return { from: first(year), to: addDays(first(year + 1), -1) };
}

export const financialYears = ({ months, yearStarts }: CostBase): number[] => [
  ...new Set(months.map((month) => financialYear(month, yearStarts))),
];

/** Payers in the order in which they are served: by turn, the empty last, then by id. */
export const byTurn = (payers: readonly Payer[]): Payer[] =>
  payers.toSorted(
    (a, b) => (a.turn ?? Infinity) - (b.turn ?? Infinity) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0) || 0,
  );

/** Instalments: every month, quarter or year that a month lies in, by its first day. */
export function instalmentOf(month: Month, every: "month" | "quarter" | "year", starts: number): string {
  if (every === "month") return firstDay(month);
  if (every === "year") return daysOfYear(financialYear(month, starts), starts).from;
  const index = Number(month.slice(5, 7));
  return firstDay(monthOf(`${month.slice(0, 5)}${String(index - ((index - 1) % 3)).padStart(2, "0")}-01`));
}

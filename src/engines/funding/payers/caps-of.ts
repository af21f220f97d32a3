import { compareFractions, fraction, multiply, parseDecimal, toDecimal } from "../../../kernel/fraction.ts";
import type { PayerMix } from "../../../model/payer-mix.ts";
import { usd } from "../../../kernel/money.ts";
import { type Cell, type Grid, cellOf, sumOf } from "./money-grid.ts";
import { type CostBase, daysOfYear, financialYear, financialYears } from "./payer-scope.ts";
import { type Served, budgetOfYear, cellsOfYear } from "./serve-payers.ts";

type Rest = {
  readonly served: readonly Served[];
  readonly open: Grid;
  /** Financial years with a common cost whose amount is not known. */
  readonly incomplete: ReadonlySet<number>;
};

/**
 * Every cap by financial year, tested exactly: a percentage of 75.00 passes a cap of 75 and 75.01 fails, however small
 * the budget. What is above the cap is not paid; of the rest of the budget it is said who raises it and what nobody
 * does (S/RES/2719 (2023): at most 75 per cent of the yearly budget, the rest raised together).
 */
export function capsOf(base: CostBase, { served, open, incomplete }: Rest): PayerMix["caps"] {
  return served
    .filter(({ payer }) => payer.cap_percent !== null || payer.cap_usd !== null)
    .flatMap((one) =>
      financialYears(base)
        .filter((year) => cellsOfYear(one.cells, base, year).length > 0)
        .map((year) => capOf(one, year, base, { served, open, incomplete })),
    );
}

function capOf(one: Served, year: number, base: CostBase, rest: Rest): PayerMix["caps"][number] {
  const { payer } = one;
  const budget = budgetOfYear(base, year);
  const own = cellsOfYear(one.cells, base, year);
  const asked = sumCells(one.wanted, own);
  const most = one.allowed.get(year) ?? budget;
  const over = asked > most ? asked - most : 0n;
  const paid = sumCells(one.pays, own);
  const every = base.lines.flatMap((_, line) => base.months.map((__, month): Cell => ({ line, month })));
  const all = cellsOfYear(every, base, year);
  const others = sumCellsOf(
    rest.served.filter(({ payer: { id } }) => id !== payer.id),
    all,
  );
  return {
    payer: payer.id,
    ...daysOfYear(year, base.yearStarts),
    budget_usd: usd(budget),
    cap_percent: payer.cap_percent,
    cap_usd: usd(most),
    asked_usd: usd(asked),
    asked_percent: budget === 0n ? null : toDecimal(fraction(asked * 100n, budget), 4),
    paid_usd: usd(paid),
    used_percent: most === 0n ? null : toDecimal(fraction(paid * 100n, most), 4),
    passes: over === 0n && !isOverPercent(one, own, budget, base),
    over_usd: usd(over),
    others_usd: usd(others),
    gap_usd: usd(sumCells(rest.open, all)),
    complete: !rest.incomplete.has(year),
  };
}

/** A percentage asked for is held against the cap itself, before any cent is rounded. */
function isOverPercent({ payer }: Served, cells: readonly Cell[], budget: bigint, base: CostBase): boolean {
  if (payer.takes !== "percent" || payer.share_percent === null || payer.cap_percent === null) return false;
  const cost = sumCells(base.grid, cells);
  const asked = multiply(fraction(cost), parseDecimal(payer.share_percent));
  return compareFractions(asked, multiply(fraction(budget), parseDecimal(payer.cap_percent))) > 0;
}

const sumCells = (grid: Grid, cells: readonly Cell[]): bigint =>
  sumOf(cells.map(({ line, month }) => cellOf(grid, line, month)));
const sumCellsOf = (served: readonly Served[], cells: readonly Cell[]): bigint =>
  sumOf(served.map(({ pays }) => sumCells(pays, cells)));

/** Financial years that a period touches. */
export const yearsTouched = (from: string, to: string, starts: number): number[] => {
  const [first, last] = [financialYear(from.slice(0, 7), starts), financialYear(to.slice(0, 7), starts)];
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
};

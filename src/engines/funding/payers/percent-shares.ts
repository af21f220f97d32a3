import { type Fraction, compareFractions, fraction, parseDecimal, sum } from "../../../kernel/fraction.ts";
import { splitByWhole } from "../../../kernel/money.ts";
import type { Payer } from "../../../model/payer.ts";
import { type Cell, type Grid, cellOf, emptyGrid, setCell, sumOf } from "./money-grid.ts";
import { type CostBase, byTurn, cellsOf, financialYear } from "./payer-scope.ts";

const steps = { cent: 1n, dollar: 100n, hundred_dollars: 10_000n } as const;
const whole = fraction(100n);

/** A payer of a known percentage. */
type Sharer = { readonly payer: Payer; readonly percent: Fraction };

/**
 * What payers of a percentage owe of each line and month. Percentages are of the whole cost, by line and financial
 * year, for the months in which the same payers share it: each is rounded down to its step, and where they sum to 100
 * the last payer without a cap takes what rounding leaves, so that nothing is lost. A payer with a cap never gets a
 * cent above its percentage. The year's amount then falls on months as the cost does.
 */
export function percentShares(payers: readonly Payer[], base: CostBase): ReadonlyMap<string, Grid> {
  const sharers = byTurn(payers).flatMap((payer): Sharer[] =>
    payer.takes === "percent" && payer.share_percent !== null
      ? [{ payer, percent: parseDecimal(payer.share_percent) }]
      : [],
  );
  const shares = new Map(sharers.map(({ payer }) => [payer.id, emptyGrid(base.lines.length, base.months.length)]));
  for (const { cells, sharing } of groups(sharers, base)) {
    const costs = cells.map(({ line, month }) => cellOf(base.grid, line, month));
    const owed = owedOf(sumOf(costs), sharing);
    let left = [...owed, sumOf(costs) - sumOf(owed)];
    for (const [i, cell] of cells.entries()) {
      const parts = splitByWhole(costs[i] ?? 0n, left);
      left = left.map((cents, part) => cents - (parts[part] ?? 0n));
      for (const [part, { payer }] of sharing.entries()) {
        const grid = shares.get(payer.id);
        if (grid) setCell(grid, cell, parts[part] ?? 0n);
      }
    }
  }
  return shares;
}

/** Cents of each sharer of one amount, in order; never more than the amount together. */
function owedOf(cents: bigint, sharing: readonly Sharer[]): bigint[] {
  const isWhole = compareFractions(sum(sharing.map(({ percent }) => percent)), whole) === 0;
  const last = isWhole ? sharing.findLastIndex(({ payer }) => !isCapped(payer)) : -1;
  let left = cents;
  const owed = sharing.map(({ payer, percent }, i) => {
    const step = steps[payer.rounding ?? "cent"];
    const rounded = ((cents * percent.n) / (percent.d * 100n) / step) * step;
    const part = i === last ? 0n : rounded < left ? rounded : left;
    left -= part;
    return part;
  });
  return owed.map((part, i) => (i === last ? left : part));
}

const isCapped = (payer: Payer): boolean => payer.cap_percent !== null || payer.cap_usd !== null;

type Group = { readonly cells: readonly Cell[]; readonly sharing: readonly Sharer[] };

/** Cells of one line and financial year that the same payers share. */
function groups(sharers: readonly Sharer[], base: CostBase): Group[] {
  const sharing = new Map<string, { cell: Cell; of: Sharer[] }>();
  for (const sharer of sharers)
    for (const cell of cellsOf(sharer.payer, base)) {
      const key = `${cell.line} ${cell.month}`;
      const known = sharing.get(key) ?? { cell, of: [] };
      known.of.push(sharer);
      sharing.set(key, known);
    }
  const found = new Map<string, { cells: Cell[]; sharing: Sharer[] }>();
  const cells = [...sharing.values()].toSorted((a, b) => a.cell.line - b.cell.line || a.cell.month - b.cell.month);
  for (const { cell, of } of cells) {
    const year = financialYear(base.months[cell.month] ?? "", base.yearStarts);
    const key = [cell.line, year, ...of.map(({ payer }) => payer.id)].join(" ");
    const group = found.get(key) ?? { cells: [], sharing: of };
    group.cells.push(cell);
    found.set(key, group);
  }
  return [...found.values()];
}

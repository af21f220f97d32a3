import { parseDecimal } from "../../../kernel/fraction.ts";
import { parseMoney } from "../../../kernel/money.ts";
import type { Payer } from "../../../model/payer.ts";
import {
  type Cell,
  type Grid,
  cellOf,
  copyGrid,
  emptyGrid,
  minusGrid,
  plusGrid,
  scaleCells,
  setCell,
  spreadEvenly,
  sumOf,
  takeFrom,
  totalOf,
} from "./money-grid.ts";
import { type CostBase, byTurn, cellsOf, financialYear, financialYears } from "./payer-scope.ts";
import { percentShares } from "./percent-shares.ts";
import { type Pool, centsOf } from "./pledged-money.ts";

/** What a pool of pledged money is spent on. */
export type Part = { readonly earmark: readonly string[]; readonly grid: Grid };

/** What one payer was asked for by its own rule, and what it pays. Null is unknown. */
export type Served = {
  readonly payer: Payer;
  readonly asked: bigint | null;
  readonly cells: readonly Cell[];
  /** Before caps and before what others paid already. */
  readonly wanted: Grid;
  /** Of what is wanted, what each pool of pledged money is for, in their order; none for other payers. */
  readonly parts: readonly Part[];
  readonly pays: Grid;
  readonly unused: bigint;
  /** What its cap let it pay of each financial year, where it has one. */
  readonly allowed: ReadonlyMap<number, bigint>;
};

/**
 * Serves every payer of common costs by turn: each takes what its rule says of the lines it covers, at most its cap of
 * the year and at most what is still open. What is open at the end is the gap.
 *
 * @param money - pledged money by payer
 */
export function servePayers(
  payers: readonly Payer[],
  base: CostBase,
  money: ReadonlyMap<string, readonly Pool[]>,
): { readonly served: readonly Served[]; readonly open: Grid } {
  const open = copyGrid(base.grid);
  const shares = percentShares(payers, base);
  const served = byTurn(payers).map((payer) => {
    const cells = cellsOf(payer, base);
    const asked = askedOf(payer, money, shares.get(payer.id));
    const parts = payer.takes === "pledges" ? partsOf(money.get(payer.id) ?? [], cells, { base, open }) : [];
    const wanted =
      payer.takes === "pledges"
        ? parts.reduce((sum, { grid }) => plusGrid(sum, grid), emptyGrid(open.length, base.months.length))
        : wantedOf({ payer, cells, asked, share: shares.get(payer.id) }, open);
    const { grid, allowed } = withinCap(payer, wanted, base);
    const pays = takeFrom(open, grid);
    const total = totalOf(pays);
    const unused = asked === null || payer.takes === "percent" ? 0n : asked - total;
    return { payer, asked: payer.takes === "rest" ? total : asked, cells, wanted, parts, pays, unused, allowed };
  });
  return { served, open };
}

/** Cents that the payer's rule asks of it, before its cap; null where its figures are not known or it takes the rest. */
function askedOf(payer: Payer, money: ReadonlyMap<string, readonly Pool[]>, share: Grid | undefined): bigint | null {
  switch (payer.takes) {
    case "percent":
      return share ? totalOf(share) : null;
    case "amount":
      return amountOf(payer);
    case "pledges": {
      const pools = money.get(payer.id);
      return pools === undefined ? null : centsOf(pools);
    }
    case "rest":
      return null;
  }
}

/** The amount of a payer: its own, or its levy on what the levy is laid on, cut to the cent. */
export function amountOf(payer: Payer): bigint | null {
  if (payer.amount_usd !== null) return parseMoney(payer.amount_usd).minor;
  if (payer.levy_percent === null || payer.levy_base_usd === null) return null;
  const levy = parseDecimal(payer.levy_percent);
  return (parseMoney(payer.levy_base_usd).minor * levy.n) / (levy.d * 100n);
}

type Asked = {
  readonly payer: Payer;
  readonly cells: readonly Cell[];
  readonly asked: bigint | null;
  readonly share: Grid | undefined;
};

function wantedOf({ payer, cells, asked, share }: Asked, open: Grid): Grid {
  if (payer.takes === "percent") return share ?? emptyGrid(open.length, open[0]?.length ?? 0);
  const wanted = emptyGrid(open.length, open[0]?.length ?? 0);
  const left = cells.map(({ line, month }) => cellOf(open, line, month));
  const whole = sumOf(left);
  const amount = payer.takes === "rest" ? whole : (asked ?? 0n);
  if (whole === 0n || amount === 0n) return wanted;
  const parts = spreadEvenly(amount < whole ? amount : whole, left);
  cells.forEach((cell, i) => setCell(wanted, cell, parts[i] ?? 0n));
  return wanted;
}

/** What each pool is spent on: evenly on the lines that it may be used for, as far as earlier pools leave them open. */
function partsOf(
  pools: readonly Pool[],
  cells: readonly Cell[],
  { base, open }: { readonly base: CostBase; readonly open: Grid },
): Part[] {
  let left = open;
  return pools.map(({ earmark, cents }) => {
    const own = cells.filter(({ line }) => earmark.length === 0 || earmark.includes(base.lines[line]?.line.id ?? ""));
    const weights = own.map(({ line, month }) => cellOf(left, line, month));
    const whole = sumOf(weights);
    const parts = spreadEvenly(cents < whole ? cents : whole, weights);
    const part = emptyGrid(open.length, base.months.length);
    own.forEach((cell, i) => setCell(part, cell, parts[i] ?? 0n));
    left = minusGrid(left, part);
    return { earmark, grid: part };
  });
}

/** Cells of a financial year. */
export const cellsOfYear = (cells: readonly Cell[], base: CostBase, year: number): Cell[] =>
  cells.filter(({ month }) => financialYear(base.months[month] ?? "", base.yearStarts) === year);

/** Common costs of a financial year: the base of caps. */
export const budgetOfYear = (base: CostBase, year: number): bigint =>
  sumOf(
    base.months.map((month, i) =>
      financialYear(month, base.yearStarts) === year ? sumOf(base.grid.map((row) => row[i] ?? 0n)) : 0n,
    ),
  );

/** Cuts what a payer wants of each financial year to its cap, rounded down to the cent: not a cent more. */
function withinCap(
  payer: Payer,
  wanted: Grid,
  base: CostBase,
): { readonly grid: Grid; readonly allowed: ReadonlyMap<number, bigint> } {
  const allowed = new Map<number, bigint>();
  if (payer.cap_percent === null && payer.cap_usd === null) return { grid: wanted, allowed };
  const cells = cellsOf(payer, base);
  let grid = wanted;
  for (const year of financialYears(base)) {
    const most = capOf(payer, budgetOfYear(base, year));
    allowed.set(year, most);
    grid = scaleCells(grid, cellsOfYear(cells, base, year), most);
  }
  return { grid, allowed };
}

function capOf(payer: Payer, budget: bigint): bigint {
  const percent = payer.cap_percent === null ? null : parseDecimal(payer.cap_percent);
  const caps = [
    ...(percent === null ? [] : [(budget * percent.n) / (percent.d * 100n)]),
    ...(payer.cap_usd === null ? [] : [parseMoney(payer.cap_usd).minor]),
  ];
  return caps.reduce((least, cap) => (cap < least ? cap : least), caps[0] ?? budget);
}

import type { PledgeLevel } from "../../../model/payer-mix.ts";
import type { PledgeOfMoney } from "../../../model/pledge-of-money.ts";
import { type Grid, cellOf, copyGrid, minusGrid, scaleCells, setCell, sumOf } from "./money-grid.ts";
import { pledgedMoney } from "./pledged-money.ts";
import type { Served } from "./serve-payers.ts";

export type Mixed = { readonly served: readonly Served[]; readonly open: Grid };

/**
 * The mix when some payers fall away and nobody steps in: the others pay what they paid before, but that a fund has
 * less where money passed through it came from those who left. Without nobody it is the mix itself.
 */
export function withoutPayers(
  mix: Mixed,
  gone: ReadonlySet<string>,
  pledges: readonly PledgeOfMoney[],
  level: PledgeLevel,
): Mixed {
  const money = pledgedMoney(pledges, level, gone).at;
  const open = copyGrid(mix.open);
  const served = mix.served.map((one) => {
    const pays = paysStill(one, gone, money);
    const lost = minusGrid(one.pays, pays);
    lost.forEach((row, line) =>
      row.forEach((cents, month) => setCell(open, { line, month }, cellOf(open, line, month) + cents)),
    );
    return { ...one, pays };
  });
  return { served, open };
}

function paysStill(
  { payer, pays, cells }: Served,
  gone: ReadonlySet<string>,
  money: ReadonlyMap<string, bigint>,
): Grid {
  if (gone.has(payer.id)) return scaleCells(pays, cells, 0n);
  if (payer.takes !== "pledges") return pays;
  const left = money.get(payer.id) ?? 0n;
  return left < sumOf(cells.map(({ line, month }) => cellOf(pays, line, month))) ? scaleCells(pays, cells, left) : pays;
}

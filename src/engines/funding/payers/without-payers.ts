import type { PledgeLevel } from "../../../model/payer-mix.ts";
import type { PledgeOfMoney } from "../../../model/pledge-of-money.ts";
import { type Grid, cellOf, copyGrid, minusGrid, plusGrid, scaleCells, setCell } from "./money-grid.ts";
import { type PledgedMoney, earmarkOf, pledgedWithout } from "./pledged-money.ts";
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
  const money = pledgedWithout(pledges, level, gone);
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

function paysStill({ payer, pays, parts, cells }: Served, gone: ReadonlySet<string>, money: PledgedMoney["at"]): Grid {
  if (gone.has(payer.id)) return scaleCells(pays, cells, 0n);
  if (payer.takes !== "pledges") return pays;
  const pools = money.get(payer.id) ?? [];
  const still = parts.map(({ earmark, grid }) => {
    const pool = pools.find((each) => earmarkOf(each) === earmarkOf({ earmark }));
    return scaleCells(grid, cells, pool?.cents ?? 0n);
  });
  const most = still.reduce(plusGrid, scaleCells(pays, cells, 0n));
  return pays.map((row, line) =>
    row.map((cents, month) => {
      const left = cellOf(most, line, month);
      return cents < left ? cents : left;
    }),
  );
}

import { formatMoney, parseMoney } from "../../../../kernel/money.ts";
import type { PayerMix } from "../../../../model/payer-mix.ts";

/** What a payer pays by month as a layer of a picture; `ids` are several where small payers share one. */
export type MixLayer = { readonly ids: readonly string[]; readonly months: readonly string[] };
type Paid = {
  readonly payer: string;
  readonly usd: string | null;
  readonly months: readonly { readonly usd: string }[];
};

const most = 6;

/**
 * The payers of common costs as layers, largest first, at most six: what is left shares the last one. Payers who pay
 * nothing in the whole mix have none. Amounts are decimal strings with two places, one a month.
 */
export function mixLayers({ payers }: Pick<PayerMix, "payers">): MixLayer[] {
  const paying = payers
    .filter(({ months, usd }) => months.length > 0 && usd !== null && centsOf(usd) > 0n)
    .toSorted((a, b) => Number(centsOf(b.usd ?? "0") - centsOf(a.usd ?? "0")) || (a.id < b.id ? -1 : 1));
  const own = paying.length > most ? paying.slice(0, most - 1) : paying;
  const rest = paying.slice(own.length);
  const paid = payers.map(({ id, usd, months }): Paid => ({ payer: id, usd, months }));
  return [own.map(({ id }) => [id]), rest.length === 0 ? [] : [rest.map(({ id }) => id)]]
    .flat()
    .map((ids) => ({ ids, months: monthsOf(ids, paid) }));
}

/** The same layers with what their payers pay when others have fallen away. */
export const layersLeft = (layers: readonly MixLayer[], left: readonly Paid[]): MixLayer[] =>
  layers.map(({ ids }) => ({ ids, months: monthsOf(ids, left) }));

function monthsOf(ids: readonly string[], paid: readonly Paid[]): string[] {
  const own = paid.filter(({ payer }) => ids.includes(payer));
  const first = own[0]?.months ?? [];
  return first.map((_, at) =>
    formatMoney({
      minor: own.reduce((sum, { months }) => sum + centsOf(months[at]?.usd ?? "0.00"), 0n),
      currency: "USD",
    }),
  );
}

const centsOf = (usd: string): bigint => parseMoney(usd).minor;

import { formatMoney, parseMoney } from "../../../kernel/money.ts";
import type { PayerMix, PledgeLevel } from "../../../model/payer-mix.ts";
import type { PledgeOfMoney } from "../../../model/pledge-of-money.ts";
import { sumOf } from "./money-grid.ts";

/** Money that may be used for some cost lines only; for any where none is named. */
export type Pool = { readonly earmark: readonly string[]; readonly cents: bigint };
/** Money of pledges, in cents, at the payer where it counts; a payer without any pledge is not there. */
export type PledgedMoney = {
  /** Earmarked money first, which is the order of use, then what is free. */
  readonly at: ReadonlyMap<string, readonly Pool[]>;
  readonly pledges: PayerMix["pledges"];
  /** Funds that passed on more than came in, with what is too much. */
  readonly overdrawn: ReadonlyMap<string, bigint>;
  /** Pledges whose amount at the level asked for is not known. */
  readonly unknown: readonly string[];
};

/**
 * Counts each pledge once, at the last fund that it passes through. What has been paid was committed, and what was
 * committed was pledged, so a level that is empty takes the amount of the next one. A payer through whom pledges pass
 * is a fund: it has what came in less what it passed on, and what it pays out directly is its own spending of that,
 * never further money. What a fund passes on leaves its free money first; an earmark binds where the record names it.
 *
 * @param gone - givers who fall away; what was a fund stays one
 * @param cut - cents by which a pledge is less, by its id
 */
export function pledgedMoney(
  pledges: readonly PledgeOfMoney[],
  level: PledgeLevel,
  gone: ReadonlySet<string> = new Set(),
  cut: ReadonlyMap<string, bigint> = new Map(),
): PledgedMoney {
  const funds = new Set(pledges.flatMap(({ through }) => (through === null ? [] : [through])));
  const inflows = new Map<string, Pool[]>();
  const passedOn = new Map<string, bigint>();
  const add = (payer: string, pool: Pool) => inflows.set(payer, [...(inflows.get(payer) ?? []), pool]);
  const unknown: string[] = [];
  const listed = pledges
    .filter(({ giver }) => !gone.has(giver))
    .map((pledge): PayerMix["pledges"][number] => {
      const whole = amountAt(pledge, level);
      const cents = whole === null ? null : whole - (cut.get(pledge.id) ?? 0n);
      const countsAt = pledge.through ?? pledge.giver;
      const fresh = !funds.has(pledge.giver);
      for (const payer of [pledge.giver, countsAt]) add(payer, { earmark: [], cents: 0n });
      if (cents === null) unknown.push(pledge.id);
      else if (pledge.through !== null || fresh) {
        add(countsAt, { earmark: pledge.earmark, cents });
        if (!fresh) passedOn.set(pledge.giver, (passedOn.get(pledge.giver) ?? 0n) + cents);
      }
      const { id, giver, through, earmark, pledged_usd, committed_usd, paid_usd } = pledge;
      const usd = cents === null ? null : formatMoney({ minor: cents, currency: "USD" });
      const amounts = { pledged_usd, committed_usd, paid_usd };
      return { id, giver, through, earmark: [...earmark], ...amounts, counts_at: countsAt, fresh, usd };
    });
  const at = new Map<string, readonly Pool[]>();
  const overdrawn = new Map<string, bigint>();
  for (const [payer, pools] of inflows) {
    const { left, missing } = drawn(merged(pools), passedOn.get(payer) ?? 0n);
    at.set(payer, left);
    if (missing > 0n) overdrawn.set(payer, missing);
  }
  return { at, pledges: listed, overdrawn, unknown };
}

/**
 * The money that is left at every payer when givers fall away: a fund that has less for it passes on so much less, from
 * its last pledge backwards, and the funds behind it in turn.
 */
export function pledgedWithout(
  pledges: readonly PledgeOfMoney[],
  level: PledgeLevel,
  gone: ReadonlySet<string>,
): PledgedMoney["at"] {
  const before = pledgedMoney(pledges, level).overdrawn;
  const cut = new Map<string, bigint>();
  let money = pledgedMoney(pledges, level, gone, cut);
  // A chain of funds is no longer than there are pledges.
  for (let step = 0; step < pledges.length; step += 1) {
    const short = [...money.overdrawn].flatMap(([fund, cents]) => {
      const more = cents - (before.get(fund) ?? 0n);
      return more > 0n ? [{ fund, more }] : [];
    });
    if (short.length === 0) break;
    for (const { fund, more } of short) {
      let left = more;
      for (const pledge of pledges.toReversed()) {
        if (pledge.giver !== fund || pledge.through === null) continue;
        const { id } = pledge;
        const own = (amountAt(pledge, level) ?? 0n) - (cut.get(id) ?? 0n);
        const taken = own < left ? own : left;
        cut.set(id, (cut.get(id) ?? 0n) + taken);
        left -= taken;
      }
    }
    money = pledgedMoney(pledges, level, gone, cut);
  }
  return money.at;
}

/** What an earmark is known by: the same lines in whatever order are the same earmark. */
export const earmarkOf = ({ earmark }: Pick<Pool, "earmark">): string => earmark.toSorted().join(" ");
export const centsOf = (pools: readonly Pool[]): bigint => sumOf(pools.map(({ cents }) => cents));

/** One pool for each earmark, in the order in which they first come, what is free last. */
function merged(pools: readonly Pool[]): Pool[] {
  const byLines = new Map<string, Pool>();
  for (const { earmark, cents } of pools) {
    const key = earmarkOf({ earmark });
    byLines.set(key, { earmark, cents: (byLines.get(key)?.cents ?? 0n) + cents });
  }
  return [...byLines.values()].toSorted((a, b) => Number(a.earmark.length === 0) - Number(b.earmark.length === 0));
}

/** What is left of pools after an amount is taken out of them, free money first; and what was not there to take. */
function drawn(pools: readonly Pool[], amount: bigint): { readonly left: Pool[]; readonly missing: bigint } {
  let missing = amount;
  const left = pools.toReversed().map(({ earmark, cents }): Pool => {
    const taken = cents < missing ? cents : missing;
    missing -= taken;
    return { earmark, cents: cents - taken };
  });
  return { left: left.toReversed(), missing };
}

function amountAt(pledge: PledgeOfMoney, level: PledgeLevel): bigint | null {
  const deeper = {
    pledged: [pledge.pledged_usd, pledge.committed_usd, pledge.paid_usd],
    committed: [pledge.committed_usd, pledge.paid_usd],
    paid: [pledge.paid_usd],
  }[level];
  const usd = deeper.find((amount) => amount !== null) ?? null;
  return usd === null ? null : parseMoney(usd).minor;
}

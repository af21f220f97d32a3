import { formatMoney, parseMoney } from "../../../kernel/money.ts";
import type { PayerMix, PledgeLevel } from "../../../model/payer-mix.ts";
import type { PledgeOfMoney } from "../../../model/pledge-of-money.ts";

/** Money of pledges, in cents, at the payer where it counts; a payer without any pledge is not there. */
export type PledgedMoney = {
  readonly at: ReadonlyMap<string, bigint>;
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
 * never further money.
 *
 * @param gone - givers who fall away; what was a fund stays one
 */
export function pledgedMoney(
  pledges: readonly PledgeOfMoney[],
  level: PledgeLevel,
  gone: ReadonlySet<string> = new Set(),
): PledgedMoney {
  const funds = new Set(pledges.flatMap(({ through }) => (through === null ? [] : [through])));
  const at = new Map<string, bigint>();
  const add = (payer: string, cents: bigint) => at.set(payer, (at.get(payer) ?? 0n) + cents);
  const unknown: string[] = [];
  const listed = pledges
    .filter(({ giver }) => !gone.has(giver))
    .map((pledge): PayerMix["pledges"][number] => {
      const cents = amountAt(pledge, level);
      const countsAt = pledge.through ?? pledge.giver;
      const fresh = !funds.has(pledge.giver);
      for (const payer of [pledge.giver, countsAt]) add(payer, 0n);
      if (cents === null) unknown.push(pledge.id);
      else if (pledge.through !== null || fresh) {
        add(countsAt, cents);
        if (!fresh) add(pledge.giver, -cents);
      }
      const { id, giver, through, pledged_usd, committed_usd, paid_usd } = pledge;
      const usd = cents === null ? null : formatMoney({ minor: cents, currency: "USD" });
      return { id, giver, through, pledged_usd, committed_usd, paid_usd, counts_at: countsAt, fresh, usd };
    });
  const overdrawn = new Map([...at].filter(([, cents]) => cents < 0n).map(([payer, cents]) => [payer, -cents]));
  for (const payer of overdrawn.keys()) at.set(payer, 0n);
  return { at, pledges: listed, overdrawn, unknown };
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

import { type Fraction, compareFractions, fraction, sum, toDecimal } from "../../../kernel/fraction.ts";
import { splitExactly, usd } from "../../../kernel/money.ts";
import type { KeyPart, Reason } from "../../../model/payer-mix.ts";

/** How an amount splits over states, or why it does not. */
export type Split = Pick<KeyPart, "key_period" | "status" | "reason" | "states" | "unsplit_usd">;
export type Rate = { readonly iso3: string; readonly percent: Fraction };

/** Decimals to which percentages are printed; amounts follow the exact ones. */
export const places = 10;
const whole = fraction(100n);

/** An amount whose states cannot be told, with the reason. */
export const unsplit = (cents: bigint, code: string, values: Reason["values"] = {}): Split => ({
  key_period: null,
  status: "unknown",
  reason: { code, values },
  states: [],
  unsplit_usd: usd(cents),
});

/**
 * Shares by percentages of the whole. Where they sum to 100 the parts sum to the amount; where they fall short each is
 * cut to the cent and the rest stays unsplit.
 */
export function byRates(rates: readonly Rate[], cents: bigint, head: Pick<Split, "key_period" | "status">): Split {
  const known = sum(rates.map(({ percent }) => percent));
  const order = compareFractions(known, whole);
  if (order > 0) return unsplit(cents, "payers.key.over_100", { sum: toDecimal(known, 4) });
  const rest = { n: whole.n * known.d - known.n * whole.d, d: known.d };
  const parts = splitExactly(cents, [...rates.map(({ percent }) => percent), rest]);
  return {
    ...head,
    reason: order === 0 ? null : { code: "payers.key.partly_known", values: { known: toDecimal(known, 4) } },
    unsplit_usd: usd(order === 0 ? 0n : (parts.at(-1) ?? 0n)),
    states: rates.map(({ iso3, percent }, i) => ({
      iso3,
      percent: toDecimal(percent, places),
      usd: usd(parts[i] ?? 0n),
    })),
  };
}

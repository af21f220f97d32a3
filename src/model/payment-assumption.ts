import type * as z from "zod";
import { type Value, id, integer, provenance, rate, text } from "./field.ts";
import { noun } from "./noun.ts";

/** True where no known number is below one before it. */
function rises(values: readonly (Value | undefined)[]): boolean {
  const known = values.flatMap((value) => (value === null || value === undefined ? [] : [Number(value)]));
  return known.every((value, at) => at === 0 || (known[at - 1] ?? value) <= value);
}

const days = { unit: "days", min: -400, max: 4000, sensitivity: "weakness" } as const;
const percent = { unit: "%", min: 0, sensitivity: "weakness" } as const;

/**
 * What the budget office expects of a payer, or of all payers without a row of their own (`payer` empty): when it pays
 * after the due day, and which share of what it owes. Low, middle and high are the ends and the median of what is held
 * possible. The office's own; never printed by name.
 */
export const paymentAssumptionNoun = noun({
  name: "payment_assumption",
  plural: "payment_assumptions",
  needToKnow: "budget",
  judge: ({ delay_low, delay_mid, delay_high, paid_low, paid_mid, paid_high }) => {
    if (!rises([delay_low, delay_mid, delay_high])) return { field: "delay_mid", fault: "cash.spread" };
    return rises([paid_low, paid_mid, paid_high, "100.00"]) ? null : { field: "paid_mid", fault: "cash.spread" };
  },
  fields: {
    id: id(),
    payer: text(),
    delay_low: integer(days),
    delay_mid: integer(days),
    delay_high: integer(days),
    paid_low: rate(2, percent),
    paid_mid: rate(2, percent),
    paid_high: rate(2, percent),
    ...provenance,
  },
});
export const PaymentAssumption = paymentAssumptionNoun.schema;
export type PaymentAssumption = z.infer<typeof PaymentAssumption>;

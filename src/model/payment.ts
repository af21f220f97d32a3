import type * as z from "zod";
import { id, provenance, rate, reference, requiredDate, requiredText } from "./field.ts";
import { type Row, type RowTrouble, noun } from "./noun.ts";

/**
 * Money received from a payer. `amount` is in `currency` (ISO 4217); `usd_rate` is how many US dollars one unit of it
 * was worth on that day, and is needed for every other currency. Without `assessment` it is applied by rule.
 */
export const paymentNoun = noun({
  name: "payment",
  plural: "payments",
  needToKnow: "budget",
  judge: ({ currency, usd_rate }) => {
    if (!/^[A-Z]{3}$/.test(String(currency))) return { field: "currency", fault: "cash.currency" };
    return currency !== "USD" && usd_rate === null ? { field: "currency", fault: "cash.no_rate" } : null;
  },
  fields: {
    id: id(),
    payer: requiredText({ hxl: "#country+code" }),
    received_on: requiredDate({ hxl: "#date+received" }),
    amount: rate(2, { min: 0, zeroIsSuspect: true, hxl: "#value" }),
    currency: requiredText({ hxl: "#currency" }),
    usd_rate: rate(6, { min: 0, zeroIsSuspect: true }),
    assessment: reference(["assessment"]),
    ...provenance,
  },
});
export const Payment = paymentNoun.schema;
export type Payment = z.infer<typeof Payment>;

/** What is wrong with a payment beside the letter that it names; null where both go together. */
export function paymentTrouble(payment: Row, letter: Row): RowTrouble | null {
  if (payment["payer"] !== letter["payer"]) return { field: "payer", fault: "cash.other_payer" };
  return String(payment["received_on"]) < String(letter["received_on"])
    ? { field: "received_on", fault: "cash.before_share" }
    : null;
}

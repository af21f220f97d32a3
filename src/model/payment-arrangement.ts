import type * as z from "zod";
import { date, id, money, provenance, requiredCode, requiredDate, requiredText, text } from "./field.ts";
import { noun } from "./noun.ts";

/**
 * What the Assembly or a payer arranged about arrears: an exemption under Article 19 of the Charter, by which the
 * payer votes until `until` (included; open where empty), or a plan of payments, which is voluntary and restores no
 * vote by itself.
 */
export const paymentArrangementNoun = noun({
  name: "payment_arrangement",
  plural: "payment_arrangements",
  needToKnow: "budget",
  fields: {
    id: id(),
    payer: requiredText({ hxl: "#country+code" }),
    kind: requiredCode(["exemption", "payment_plan"]),
    from: requiredDate(),
    until: date(),
    yearly_usd: money({ min: 0 }),
    symbol: text(),
    ...provenance,
  },
  orderedPairs: [["from", "until"]],
});
export const PaymentArrangement = paymentArrangementNoun.schema;
export type PaymentArrangement = z.infer<typeof PaymentArrangement>;

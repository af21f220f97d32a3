import type * as z from "zod";
import { date, id, money, provenance, reference, references, requiredReference } from "./field.ts";
import { noun } from "./noun.ts";

/**
 * Money that a payer gives freely, from pledge over commitment to payment. `through` is the fund that it passes
 * through: it then counts at the fund, and once. An empty amount is unknown; what is pledged and not yet committed has
 * no commitment.
 */
export const pledgeOfMoneyNoun = noun({
  name: "pledge_of_money",
  plural: "pledges_of_money",
  fields: {
    id: id(),
    giver: requiredReference(["payer"]),
    through: reference(["payer"]),
    earmark: references(["cost_line"]),
    pledged_on: date(),
    pledged_usd: money({ min: 0 }),
    committed_on: date(),
    committed_usd: money({ min: 0 }),
    paid_on: date(),
    paid_usd: money({ min: 0 }),
    ...provenance,
  },
  orderedPairs: [
    ["pledged_on", "committed_on"],
    ["committed_on", "paid_on"],
  ],
});
export const PledgeOfMoney = pledgeOfMoneyNoun.schema;
export type PledgeOfMoney = z.infer<typeof PledgeOfMoney>;

import type * as z from "zod";
import { id, money, provenance, rate, requiredCode, requiredDate } from "./field.ts";
import { noun } from "./noun.ts";

/**
 * What an account held at the end of a day, below zero where it is overdrawn. `usable_usd` is what of a reserve may be
 * drawn for this operation. `cost_percent` is what the office holds a draw to cost, per cent of it a month.
 */
export const cashBalanceNoun = noun({
  name: "cash_balance",
  plural: "cash_balances",
  fields: {
    id: id(),
    account: requiredCode(["mission_cash", "peacekeeping_reserve", "working_capital", "other_reserve"]),
    as_of: requiredDate({ hxl: "#date" }),
    balance_usd: money({ hxl: "#value+usd" }),
    usable_usd: money({ min: 0 }),
    cost_percent: rate(2, { unit: "%", min: 0 }),
    ...provenance,
  },
});
export const CashBalance = cashBalanceNoun.schema;
export type CashBalance = z.infer<typeof CashBalance>;

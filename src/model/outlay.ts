import type * as z from "zod";
import { id, integer, money, provenance, rate, requiredCode, requiredDate } from "./field.ts";
import { noun } from "./noun.ts";

export const outlayKinds = [
  "payroll",
  "reimbursement",
  "equipment_reimbursement",
  "contracts",
  "supplies",
  "other_outlay",
] as const;

/**
 * What is paid out regularly: `monthly_usd` for each month from `from` to `to`, paid on the last day of every
 * `every_months` months. When cash is short, the row of the lowest `wait_order` waits first, for at most
 * `wait_days_most` days, at `wait_cost_percent` of it a month. At most `cut_percent_most` of it can be saved, at
 * `cut_cost_percent` of what is saved. Costs and order are the office's own judgement.
 */
export const outlayNoun = noun({
  name: "outlay",
  plural: "outlays",
  fields: {
    id: id(),
    kind: requiredCode(outlayKinds),
    from: requiredDate(),
    to: requiredDate(),
    monthly_usd: money({ min: 0, zeroIsSuspect: true, hxl: "#value+usd" }),
    every_months: integer({ unit: "months", min: 1, max: 12 }),
    wait_order: integer({ min: 1 }),
    wait_days_most: integer({ unit: "days", min: 0, max: 720 }),
    wait_cost_percent: rate(2, { unit: "%", min: 0 }),
    cut_percent_most: rate(2, { unit: "%", min: 0 }),
    cut_cost_percent: rate(2, { unit: "%", min: 0 }),
    ...provenance,
  },
  orderedPairs: [["from", "to"]],
});
export const Outlay = outlayNoun.schema;
export type Outlay = z.infer<typeof Outlay>;

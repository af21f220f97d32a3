import * as z from "zod";
import { Flag, SaidFlag } from "./flag.ts";

const amount = z.string().nullable();

/** A total that differs between two plans; decimal strings. Unknown is null, and then there is no delta. */
export const MetricChange = z.object({ key: z.string(), a: amount, b: amount, delta: amount, unit: z.string() });
export type MetricChange = z.infer<typeof MetricChange>;

const monthValue = z.union([z.number(), z.string()]).nullable();
/** A figure of one month that differs; money is a decimal string. */
export const MonthChange = z.object({ month: z.string(), key: z.string(), a: monthValue, b: monthValue });
export type MonthChange = z.infer<typeof MonthChange>;

const months = z.int();
/**
 * How the days of travel to one site differ: `days` is the sum of the differences over the months that both plans
 * reach, the counts are months, `most_added` and `most_saved` the largest difference of a month.
 */
export const TravelChange = z.object({
  site: z.string(),
  months,
  days: z.number(),
  slower: months,
  faster: months,
  doubled: months,
  halved: months,
  cut_off: months,
  reached_again: months,
  most_added: z.number(),
  most_saved: z.number(),
});
export type TravelChange = z.infer<typeof TravelChange>;

/** An order (a lift, a contract) that one plan has and the other lacks or has otherwise. */
export const OrderChange = z.object({ id: z.string(), field: z.string(), a: amount, b: amount });

export const PlanChanges = z.object({
  metrics: z.array(MetricChange),
  months: z.array(MonthChange),
  travel: z.array(TravelChange),
  flags: z.object({ added: z.array(Flag), removed: z.array(Flag), kept: z.int() }),
  orders: z.object({ changed: z.int(), added: z.int(), removed: z.int(), list: z.array(OrderChange) }),
});
export type PlanChanges = z.infer<typeof PlanChanges>;

const side = z.object({ scenario: z.string().nullable(), input_hash: z.string() });

/** Two plans side by side as they leave the process: contract `concert.compare/1`. */
export const PlanComparison = PlanChanges.extend({
  schema: z.literal("concert.compare/1"),
  mission: z.string(),
  a: side,
  b: side,
  flags: z.object({ added: z.array(SaidFlag), removed: z.array(SaidFlag), kept: z.int() }),
});
export type PlanComparison = z.infer<typeof PlanComparison>;

import * as z from "zod";

const moneyText = z.string().regex(/^-?\d+\.\d{2}$/);
const persons = z.int();

/** Why a task is not carried in a period. The message is that of `priorities.reason.<code>`. */
export const LossReason = z.object({
  code: z.enum(["site_given_up", "unit_gone", "people_short", "not_chosen"]),
  /** The site or unit, or the kind of people. */
  id: z.string().nullable(),
  needed: persons.nullable(),
  left: persons.nullable(),
});
export type LossReason = z.infer<typeof LossReason>;

/** A unit is there in the first `periods` of the window; money is what its leaving saves until the window's end. */
export const KeptUnit = z.object({ id: z.string(), periods: z.int(), leaving_usd: moneyText, saved_usd: moneyText });
export const KeptSite = z.object({ id: z.string(), periods: z.int() });
/** By period: carried or not, null where not due. Reasons are those of the first period in which it is lost. */
export const CarriedTask = z.object({
  id: z.string(),
  is_protected: z.boolean(),
  carried: z.array(z.boolean().nullable()),
  loss: z.number(),
  reasons: z.array(LossReason),
});
export type CarriedTask = z.infer<typeof CarriedTask>;

/** People and money of one period; `left_usd` is what the cap leaves at its end, null where no cap ends there. */
export const PriorityMonth = z.object({
  from: z.string(),
  months: z.int(),
  people: persons,
  people_by_kind: z.record(z.string(), persons),
  units_usd: moneyText,
  sites_usd: moneyText,
  fixed_usd: moneyText,
  leaving_usd: moneyText,
  total_usd: moneyText,
  cap_usd: moneyText.nullable(),
  left_usd: moneyText.nullable(),
});
export type PriorityMonth = z.infer<typeof PriorityMonth>;

/**
 * One choice. `bound`: no choice loses less; `gap` is the distance over the loss. Among choices of the same loss the one
 * that keeps most people is taken; `people_gap` says how far that second search may be from the most.
 */
export const KeptPlan = z.object({
  loss: z.number(),
  bound: z.number().nullable(),
  gap: z.number().nullable(),
  people_gap: z.number().nullable(),
  people_before: persons,
  people_after: persons,
  units: z.array(KeptUnit),
  sites: z.array(KeptSite),
  tasks: z.array(CarriedTask),
  periods: z.array(PriorityMonth),
});
export type KeptPlan = z.infer<typeof KeptPlan>;

/** What protecting one task costs the others: the best choice without it, found by another search. */
export const ProtectionPrice = z.object({
  task: z.string(),
  /** Loss that the protection adds; null where the search without it found nothing in time. */
  price: z.number().nullable(),
  is_proved: z.boolean(),
  loss_without: z.number().nullable(),
  people_after_without: persons.nullable(),
  /** Tasks carried throughout only because the protection is gone, and those lost only then. */
  gained: z.array(z.string()),
  lost: z.array(z.string()),
});
export type ProtectionPrice = z.infer<typeof ProtectionPrice>;

/** Why no choice exists: the fewest protected tasks that cannot stand together, none where the money doesn't even last without them. */
export const PriorityConflict = z.object({ tasks: z.array(z.string()), short_usd: moneyText.nullable() });
export type PriorityConflict = z.infer<typeof PriorityConflict>;

/** Answer of the search, whole or as far as it came. */
export const PriorityAnswer = z.object({
  status: z.enum(["found", "infeasible", "nothing_yet"]),
  plan: KeptPlan.nullable(),
  runner_ups: z.array(KeptPlan),
  prices: z.array(ProtectionPrice),
  conflict: PriorityConflict.nullable(),
  /** Steps of the solver. */
  work: z.number(),
  /** False where a clock or a person ended the search, which then may end otherwise elsewhere. */
  complete: z.boolean(),
});
export type PriorityAnswer = z.infer<typeof PriorityAnswer>;

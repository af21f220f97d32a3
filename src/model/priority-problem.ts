import type { Month } from "../kernel/plain-date.ts";

/** Kinds of uniformed people that tasks ask for and units bring. */
export const peopleKinds = ["troops", "formed_police", "individual_police", "observers"] as const;
export type PeopleKind = (typeof peopleKinds)[number];

/** People per kind; what isn't named is none. */
export type PeopleCount = Readonly<Partial<Record<PeopleKind, number>>>;

/** A stretch of the window in which nothing changes: its first month and how many months it lasts. */
export type PriorityPeriod = { readonly from: Month; readonly months: number };

/** What is kept or withdrawn as a whole. Money is in minor units. */
export type PriorityUnit = {
  readonly id: string;
  readonly kind: PeopleKind;
  readonly people: number;
  /** Where it is; null where that is not known. */
  readonly site: string | null;
  readonly monthly_cost: bigint;
  /** Paid once, in the period in which it is first not there. */
  readonly leaving_cost: bigint;
  /** It stays at least these months from the start of the window. */
  readonly notice_months: number;
};

/** A site is held, and costs money, while a unit is there. */
export type PrioritySite = { readonly id: string; readonly monthly_cost: bigint };

/**
 * A task is carried in a period when its sites are held, its units are there, and people of each kind are left for it
 * beside those that the other carried tasks take.
 */
export type PriorityTask = {
  readonly id: string;
  /** Loss for each month in which it isn't carried. */
  readonly weight: number;
  readonly is_protected: boolean;
  readonly people: PeopleCount;
  readonly sites: readonly string[];
  readonly units: readonly string[];
  /** Indexes of the periods in which it is due. */
  readonly due: readonly number[];
};

/** What may be spent from the start of the window to the end of a period. */
export type PriorityCap = { readonly through: number; readonly amount: bigint };

/** Which units, sites and tasks to keep so that the weighted loss of tasks is smallest within the money. */
export type PriorityProblem = {
  readonly periods: readonly PriorityPeriod[];
  readonly units: readonly PriorityUnit[];
  readonly sites: readonly PrioritySite[];
  readonly tasks: readonly PriorityTask[];
  /** What is paid every month whatever is kept. */
  readonly fixed_monthly_cost: bigint;
  readonly caps: readonly PriorityCap[];
};

import type { MissionData } from "../../model/mission-data.ts";
import type { ReferenceData } from "../../model/reference-data.ts";

type Reads = {
  readonly engine: string;
  readonly nouns: readonly (keyof MissionData)[];
  readonly reference: readonly (keyof ReferenceData)[];
};

/** What each engine of the chain reads, in the order of the chain; the key of a stored plan rests on these alone. */
const planReads: readonly Reads[] = [
  { engine: "mandate/tasks-without-means", nouns: ["task", "instrument"], reference: [] },
  { engine: "force/strength-by-month", nouns: ["mission", "strength", "contribution"], reference: [] },
  { engine: "force/authorised-by-month", nouns: ["authorised_strength", "instrument"], reference: [] },
  { engine: "force/deployment-speed", nouns: ["mission", "authorised_strength", "instrument"], reference: [] },
  { engine: "movement/travel-by-month", nouns: ["mission", "site", "entry_point", "route", "season"], reference: [] },
  { engine: "movement/road-flags", nouns: ["site", "entry_point", "route", "season"], reference: [] },
  { engine: "supply/people-by-site", nouns: ["site", "deployment"], reference: [] },
  { engine: "supply/needs", nouns: ["commodity"], reference: ["consumption_factors"] },
  { engine: "funding/reimburse-month", nouns: ["contribution"], reference: ["reimbursement_rates"] },
  {
    engine: "funding/plan-budgets",
    nouns: ["mission", "budget_line"],
    reference: ["regular_scale", "levels", "discounts", "transitions", "states"],
  },
  { engine: "watch/incident-totals", nouns: ["incident"], reference: [] },
];

export const nounsRead: readonly (keyof MissionData)[] = [...new Set(planReads.flatMap(({ nouns }) => nouns))].sort();
export const referenceRead: readonly (keyof ReferenceData)[] = [
  ...new Set(planReads.flatMap(({ reference }) => reference)),
].sort();

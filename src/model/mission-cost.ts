import type { ReferenceStatus } from "./reference-data.ts";

/** What a real mission cost in a financial year, with the people reported in it: a row of the table of mission costs. */
export type MissionCost = {
  readonly financial_year: string;
  readonly mission: string;
  readonly region: string;
  readonly kind: "approved" | "expenditure";
  readonly amount_usd: string;
  /** Months that the amount is for. */
  readonly period_months: number;
  /** Sum of the uniformed people of its monthly reports, and how many months have one; null where none was found. */
  readonly strength_sum: number | null;
  readonly strength_months: number | null;
  readonly cost_source: string;
  readonly strength_source: string;
  readonly status: ReferenceStatus;
  readonly note: string;
};

import type { ReferenceStatus } from "./reference-data.ts";

/** What must be assumed to work out what less money means; the items that the choice of what to keep rests on. */
export const reductionItems = ["people_share", "site_share", "leaving_usd", "notice_months"] as const;
export type ReductionItem = (typeof reductionItems)[number];

/** An assumption with its range; decimals as printed. */
export type ReductionRule = {
  readonly item: ReductionItem;
  readonly value: string;
  readonly low: string;
  readonly high: string;
  readonly unit: string;
  readonly basis: string;
  readonly source: string;
  readonly status: ReferenceStatus;
};

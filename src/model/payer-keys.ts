import type { ReferenceStatus } from "./reference-data.ts";

/**
 * What is known of a key by which members of an organisation share: a state's percentage, or that of a group of
 * states whose names are not known. Percentages are exact decimals as printed; null is unknown.
 */
export type KeyShare = {
  readonly key: "au_tiers" | "nato_common";
  /** `2016-2018` or one year. */
  readonly period: string;
  readonly group: string;
  readonly iso3: string | null;
  /** How many states the group has. */
  readonly states: number | null;
  /** Percentage of the state, or of the whole group. */
  readonly share_percent: string | null;
  /** Most that one state of the group bears. */
  readonly ceiling_percent: string | null;
  /** The group takes states above this share of the income of all members. */
  readonly above_percent: string | null;
  readonly status: ReferenceStatus;
  readonly source: string;
};

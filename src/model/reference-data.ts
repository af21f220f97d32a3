/** How sure a row of a reference table is: read in a source, worked out from sourced amounts, or from memory or a secondary source only. */
export type ReferenceStatus = "found" | "inferred" | "unverified";

/** Rate of one state in one period of the regular scale. Percent as printed, an exact decimal. */
export type ScaleRate = {
  readonly period: string;
  readonly iso3: string;
  readonly rate_percent: string;
  readonly status: ReferenceStatus;
  readonly source: string;
};
/** Peacekeeping level of one state in one period; the discount is that of the period's last year. */
export type StateLevel = {
  readonly period: string;
  readonly iso3: string;
  readonly level: string;
  readonly discount_percent_final_year: string | null;
  readonly basis: string;
  readonly note: string;
  readonly status: ReferenceStatus;
};
/** Discount of a level in one period; null for level A, which pays a premium. */
export type LevelDiscount = {
  readonly period: string;
  readonly level: string;
  readonly criterion: string;
  readonly discount_percent: string | null;
  readonly source: string;
  readonly status: ReferenceStatus;
};
/** Discount of one state in one year of a phased move between levels. */
export type LevelTransition = {
  readonly period: string;
  readonly iso3: string;
  readonly year: number;
  readonly discount_percent: string;
  readonly reading: string;
  readonly status: ReferenceStatus;
};
/** Monthly reimbursement per person of contingents and formed police; empty dates are unknown. */
export type ReimbursementRate = {
  readonly effective_from: string | null;
  readonly effective_to: string | null;
  readonly item: string;
  readonly usd_per_person_month: string;
  readonly basis: string;
  readonly source: string;
  readonly status: ReferenceStatus;
};
/** Daily consumption per person, with range; exact decimals as printed. */
export type ConsumptionFactor = {
  readonly id: string;
  readonly class: string;
  readonly item: string;
  readonly rate: string;
  readonly unit: string;
  readonly low: string;
  readonly high: string;
  readonly condition: string;
  readonly source: string;
  readonly confidence: string;
  readonly status: ReferenceStatus;
};
/** Usual strength of a kind of unit, with range. */
export type ReferenceUnitType = {
  readonly id: string;
  readonly name: string;
  readonly typical_strength: number;
  readonly low: number;
  readonly high: number;
  readonly composition: string;
  readonly source: string;
  readonly confidence: string;
  readonly status: ReferenceStatus;
};
/** Name of a state by ISO 3166 alpha-3 code, for display in English; other languages come from the reader's locale. */
export type State = { readonly iso3: string; readonly iso2: string; readonly name: string };

/** Tables of facts that hold for every mission; read from the reference folder at start and given to engines. */
export type ReferenceData = {
  readonly regular_scale: readonly ScaleRate[];
  readonly levels: readonly StateLevel[];
  readonly discounts: readonly LevelDiscount[];
  readonly transitions: readonly LevelTransition[];
  readonly reimbursement_rates: readonly ReimbursementRate[];
  readonly consumption_factors: readonly ConsumptionFactor[];
  readonly unit_types: readonly ReferenceUnitType[];
  readonly states: readonly State[];
};

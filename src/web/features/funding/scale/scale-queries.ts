import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { LevelReport } from "../../../../engines/funding/scale/level-report.ts";
import type { ScaleReport } from "../../../../engines/funding/scale/scale-rows.ts";
import type { Working, WorkingStep } from "../../../../engines/funding/scale/working.ts";
import { ask, queryText } from "../../../api.ts";

/** The scale in force in a year, with peacekeeping rates where levels are known; percent as exact decimals. */
export type AdoptedScale = {
  readonly year: number;
  readonly scale_period: string;
  readonly periods: readonly string[];
  readonly sum_percent: string;
  /** Why there are no peacekeeping rates; null where there are. */
  readonly reason: string | null;
  readonly given_percent: string | null;
  readonly premium: string | null;
  readonly rates: readonly AdoptedRate[];
};
export type AdoptedRate = {
  readonly iso3: string;
  readonly regular_percent: string;
  readonly level: string | null;
  readonly discount_percent: string | null;
  readonly rate_percent: string | null;
};
/** What of the method is tried otherwise, in per cent; an empty text is the usual value. */
export type Method = { readonly gradient: string; readonly floor: string; readonly ceiling: string };
export const usualMethod: Method = { gradient: "", floor: "", ceiling: "" };

export type SaidWorking = Omit<Working, "ok" | "steps"> & {
  readonly steps: readonly (WorkingStep & { readonly text: string })[];
};

const lasting = { staleTime: Infinity, retry: false } as const;

export const adoptedQuery = (year: number) =>
  queryOptions({
    queryKey: ["scale", "adopted", year],
    queryFn: ({ signal }) => ask<AdoptedScale>(`/scale${queryText({ on: `${year}-01-01` })}`, { signal }),
    ...lasting,
  });

export const computedQuery = (year: number, method: Method) =>
  queryOptions({
    queryKey: ["scale", "computed", year, method],
    queryFn: ({ signal }) => ask<ScaleReport>(`/scale/computed${queryText({ year, ...method })}`, { signal }),
    placeholderData: keepPreviousData,
    ...lasting,
  });

export const workingQuery = (year: number, state: string, language: string) =>
  queryOptions({
    queryKey: ["scale", "working", year, state, language],
    queryFn: ({ signal }) =>
      ask<SaidWorking>(`/scale/working${queryText({ year, state, lang: language })}`, { signal }),
    ...lasting,
  });

export const levelsQuery = (year: number) =>
  queryOptions({
    queryKey: ["scale", "levels", year],
    queryFn: ({ signal }) => ask<LevelReport>(`/scale/levels${queryText({ year })}`, { signal }),
    ...lasting,
  });

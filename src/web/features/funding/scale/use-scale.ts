import { useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { useMemo } from "react";
import { useMissionView } from "../../../app/mission-context.tsx";
import { statesQuery } from "../../../queries.ts";
import { useWords } from "../../../words/words.tsx";
import { type Method, adoptedQuery } from "./scale-queries.ts";

const [firstYear, lastYear] = [2001, 2027];

/** The year of the scale: the one asked for, else that of the month, as far as scales are known. */
export function useScaleYear(): number {
  const { year } = useSearch({ strict: false });
  const { month } = useMissionView();
  if (year !== undefined && /^\d{4}$/.test(year)) return Number(year);
  return Math.min(lastYear, Math.max(firstYear, Number((month ?? "2022").slice(0, 4))));
}

/** What the address says the method is to be tried with. */
export function useMethod(): Method {
  const { gradient = "", floor = "", ceiling = "" } = useSearch({ strict: false });
  return useMemo(() => ({ gradient, floor, ceiling }), [gradient, floor, ceiling]);
}

/** Names and codes of states in the reader's language. */
export function useStates() {
  const { language } = useWords();
  const states = useQuery(statesQuery(language));
  return useMemo(() => {
    const items = states.data?.items ?? [];
    const byIso3 = new Map(items.map((state) => [state.iso3, state]));
    const byIso2 = new Map(items.map((state) => [state.iso2, state]));
    return {
      nameOf: (iso3: string) => byIso3.get(iso3)?.name ?? iso3,
      iso2Of: (iso3: string) => byIso3.get(iso3)?.iso2 ?? null,
      iso3Of: (iso2: string) => byIso2.get(iso2)?.iso3 ?? null,
    };
  }, [states.data]);
}

export type States = ReturnType<typeof useStates>;

export const useAdopted = (year: number) => useQuery(adoptedQuery(year));

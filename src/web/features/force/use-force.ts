import { useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { useMemo } from "react";
import { useMissionView, usePlanAsk } from "../../app/mission-context.tsx";
import { allOf, statesQuery } from "../../queries.ts";
import { categories, completeMonths, HoldingIndex, holdingsOf, type Category, type Measure } from "./holdings.ts";

/** Everything that the screen draws: who gave how many, month by month, and what the address asks for. */
export type Force = {
  readonly index: HoldingIndex;
  readonly months: readonly string[];
  readonly month: string;
  readonly complete: ReadonlySet<string>;
  readonly category: Category;
  readonly measure: Measure;
  readonly chosen: string | null;
  readonly nameOf: (contributor: string) => string;
  readonly iso2Of: (contributor: string) => string | undefined;
  readonly codeOf: (iso2: string) => string | undefined;
};

const isCategory = (value: string | undefined): value is Category => categories.some((category) => category === value);

/** The force as the server has it; null while it is read. */
export function useForce(): { readonly force: Force | null; readonly error: Error | null; readonly retry: () => void } {
  const { mission, language } = usePlanAsk();
  const { months, month } = useMissionView();
  const search = useSearch({ strict: false });
  const records = useQuery(allOf(mission, "contribution", "contributions"));
  const strengths = useQuery(allOf(mission, "strength", "strengths"));
  const states = useQuery(statesQuery(language));
  const index = useMemo(
    () => (records.data && months.length > 0 ? new HoldingIndex(holdingsOf(records.data), months) : null),
    [records.data, months],
  );
  const complete = useMemo(
    () => (index && strengths.data ? completeMonths(index, strengths.data) : new Set<string>()),
    [index, strengths.data],
  );
  const names = useMemo(() => new Map(states.data?.items.map((state) => [state.iso3, state])), [states.data]);
  const codes = useMemo(() => new Map(states.data?.items.map(({ iso2, iso3 }) => [iso2, iso3])), [states.data]);
  const force = useMemo(
    () =>
      index === null || month === null
        ? null
        : {
            index,
            months,
            month,
            complete,
            category: isCategory(search.category) ? search.category : ("total" as const),
            measure: search.measure === "women" ? ("women" as const) : ("people" as const),
            chosen: search.contributor ?? null,
            nameOf: (contributor: string) => names.get(contributor)?.name ?? contributor,
            iso2Of: (contributor: string) => names.get(contributor)?.iso2,
            codeOf: (iso2: string) => codes.get(iso2),
          },
    [index, months, month, complete, search.category, search.measure, search.contributor, names, codes],
  );
  return {
    force,
    error: records.error ?? strengths.error ?? states.error,
    retry: () => void Promise.all([records.refetch(), strengths.refetch(), states.refetch()]),
  };
}

import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { createContext, useContext } from "react";
import type { PlanOverview } from "../queries.ts";
import { useWords } from "../words/words.tsx";
import type { Search } from "./search.ts";

/** What all screens of a mission share: the plan's overview once it is there, and its months. */
export type MissionView = {
  readonly overview: PlanOverview | null;
  readonly error: Error | null;
  readonly retry: () => void;
  readonly months: readonly string[];
  /** The month that the scrubber stands at; null until the months are known. */
  readonly month: string | null;
  readonly setMonth: (month: string) => void;
};

export const MissionContext = createContext<MissionView | null>(null);

export function useMissionView(): MissionView {
  const view = useContext(MissionContext);
  if (view === null) throw new RangeError("useMissionView needs a MissionShell above it");
  return view;
}

/** The mission and scenario of the address, in the form in which plans are asked for. */
export function usePlanAsk() {
  const { mission } = useParams({ from: "/missions/$mission" });
  const search = useSearch({ strict: false });
  const { language } = useWords();
  return { mission, scenario: search.scenario, language };
}

/** Changes parts of the address; undefined takes a part out. */
export function useSetSearch() {
  const navigate = useNavigate();
  return (change: { [K in keyof Search]?: Search[K] | undefined }, push = false) =>
    void navigate({
      to: ".",
      search: (before) =>
        Object.fromEntries(Object.entries({ ...before, ...change }).filter(([, value]) => value !== undefined)),
      replace: !push,
      resetScroll: false,
    });
}

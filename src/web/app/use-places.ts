import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import type { Places } from "../map/scene-of-month.ts";
import { allOf, missionQuery, statesQuery } from "../queries.ts";
import { usePlanAsk } from "./mission-context.tsx";

/** Everything that a map of the mission draws, under a scenario or as decided. `whole` once nothing is missing. */
export function usePlaces(scenario: string | undefined): {
  readonly places: Places;
  readonly ready: boolean;
  readonly whole: boolean;
} {
  const { mission, language } = usePlanAsk();
  const { data: own } = useQuery(missionQuery(mission));
  const { data: sites } = useQuery(allOf(mission, "site", "sites"));
  const { data: entries } = useQuery(allOf(mission, "entry_point", "entry_points"));
  const { data: routes } = useQuery(allOf(mission, "route", "routes"));
  const { data: seasons } = useQuery(allOf(mission, "season", "seasons"));
  const { data: states } = useQuery(statesQuery(language));
  const places = useMemo(
    () => ({
      mission: own,
      sites: sites ?? [],
      entries: entries ?? [],
      routes: routes ?? [],
      seasons: seasons ?? [],
      states: states?.items ?? [],
    }),
    [own, sites, entries, routes, seasons, states],
  );
  const ready = own !== undefined && sites !== undefined && states !== undefined;
  const read = ready && entries !== undefined && routes !== undefined && seasons !== undefined;
  const shown = useInScenario(places, scenario, read);
  return { places: shown.places, ready, whole: read && shown.settled };
}

/** The places under the scenario, once it is read; without one, as they are. */
function useInScenario(
  places: Places,
  scenario: string | undefined,
  whole: boolean,
): { readonly places: Places; readonly settled: boolean } {
  const { mission } = usePlanAsk();
  const scenarios = useQuery({ ...allOf(mission, "scenario", "scenarios"), enabled: scenario !== undefined });
  const chosen = scenarios.data?.find(({ id }) => id === scenario);
  const [changed, setChanged] = useState<{
    readonly from: Places;
    readonly scenario: unknown;
    readonly to: Places;
  } | null>(null);
  useEffect(() => {
    if (!chosen || !whole) return;
    let current = true;
    void import("./places-in-scenario.ts").then(({ placesInScenario }) => {
      if (current) setChanged({ from: places, scenario: chosen, to: placesInScenario(places, chosen) });
    });
    return () => {
      current = false;
    };
  }, [places, chosen, whole]);
  if (scenario === undefined) return { places, settled: true };
  const settled = chosen !== undefined && changed?.from === places && changed.scenario === chosen;
  return { places: settled ? changed.to : places, settled };
}

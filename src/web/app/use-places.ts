import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { usePlanAsk } from "../../app/mission-context.tsx";
import { allOf, missionQuery, statesQuery } from "../../queries.ts";
import type { Places } from "./scene-of-month.ts";

/** Everything that the map draws, under the scenario of the address. */
export function usePlaces(): { readonly places: Places; readonly ready: boolean } {
  const { mission, language } = usePlanAsk();
  const { data: own } = useQuery(missionQuery(mission));
  const { data: sites } = useQuery(allOf(mission, "site", "sites"));
  const { data: entries } = useQuery(allOf(mission, "entry_point", "entry_points"));
  const { data: routes } = useQuery(allOf(mission, "route", "routes"));
  const { data: states } = useQuery(statesQuery(language));
  const places = useMemo(
    () => ({
      mission: own,
      sites: sites ?? [],
      entries: entries ?? [],
      routes: routes ?? [],
      states: states?.items ?? [],
    }),
    [own, sites, entries, routes, states],
  );
  const ready = own !== undefined && sites !== undefined && states !== undefined;
  return { places: useInScenario(places, entries !== undefined && routes !== undefined && ready), ready };
}

/** The places under the scenario, once it is read; without one, as they are. */
function useInScenario(places: Places, whole: boolean): Places {
  const { mission, scenario } = usePlanAsk();
  const scenarios = useQuery({ ...allOf(mission, "scenario", "scenarios"), enabled: scenario !== undefined });
  const chosen = scenarios.data?.find(({ id }) => id === scenario);
  const [changed, setChanged] = useState<{ readonly from: Places; readonly to: Places } | null>(null);
  useEffect(() => {
    if (!chosen || !whole) return;
    let current = true;
    void import("./places-in-scenario.ts").then(({ placesInScenario }) => {
      if (current) setChanged({ from: places, to: placesInScenario(places, chosen) });
    });
    return () => {
      current = false;
    };
  }, [places, chosen, whole]);
  return chosen && changed?.from === places ? changed.to : places;
}

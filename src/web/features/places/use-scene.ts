import { useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { useMemo } from "react";
import { travelInSeasons } from "../../../engines/movement/travel-in-seasons.ts";
import type { TravelData } from "../../../engines/movement/travel-by-month.ts";
import { usePlanAsk } from "../../app/mission-context.tsx";
import { usePlaces } from "../../app/use-places.ts";
import { type Places, sceneOfMonth } from "../../map/scene-of-month.ts";
import { monthQuery } from "../../queries.ts";

/** What the screen shows in a month. While the next month is on its way the one before stays, so nothing flickers. */
export function useScene(month: string) {
  const ask = usePlanAsk();
  const { season: asked } = useSearch({ strict: false });
  const { places, ready, whole } = usePlaces();
  const detail = useQuery({ ...monthQuery(ask, month), placeholderData: (before) => before });
  const travel = useMemo(() => (whole ? travelOf(places, month) : null), [places, month, whole]);
  const season = asked === "dry" || asked === "wet" ? asked : undefined;
  const scene = useMemo(
    () => sceneOfMonth(places, { month, detail: detail.data ?? null, travel, season }),
    [places, month, detail.data, travel, season],
  );
  return { scene, places, ready, whole, detail: detail.data ?? null, error: detail.error };
}

function travelOf({ mission, sites, entries, routes, seasons }: Places, month: string) {
  const rows = (items: Places["sites"]) => items.map(({ values }) => values);
  // The server has checked every row against its noun; scenarios change them by the same rules.
  const data = {
    mission: mission?.values,
    site: rows(sites),
    entry_point: rows(entries),
    route: rows(routes),
    season: rows(seasons),
  } as unknown as TravelData;
  return travelInSeasons(month, data);
}

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { travelInSeasons } from "../../engines/movement/travel-in-seasons.ts";
import type { TravelData } from "../../engines/movement/travel-by-month.ts";
import { type Places, sceneOfMonth } from "../map/scene-of-month.ts";
import { monthQuery } from "../queries.ts";
import { usePlanAsk } from "./mission-context.tsx";
import { usePlaces } from "./use-places.ts";

type Asked = {
  readonly month: string;
  /** Id of a scenario; undefined for the plan as decided. */
  readonly scenario: string | undefined;
  /** The season to draw roads in; the month's own where missing. */
  readonly season?: "dry" | "wet" | undefined;
};

/** What a map shows in a month. While the next month is on its way the one before stays, so nothing flickers. */
export function useScene({ month, scenario, season }: Asked) {
  const ask = usePlanAsk();
  const { places, ready, whole } = usePlaces(scenario);
  const detail = useQuery({ ...monthQuery({ ...ask, scenario }, month), placeholderData: keepPreviousData });
  const travel = useMemo(() => (whole ? travelOf(places, month) : null), [places, month, whole]);
  const scene = useMemo(
    () => sceneOfMonth(places, { month, detail: detail.data ?? null, travel, season }),
    [places, month, detail.data, travel, season],
  );
  const settled = whole && detail.data !== undefined;
  return { scene, places, ready, whole, settled, detail: detail.data ?? null, error: detail.error };
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

import type { Month } from "../../kernel/plain-date.ts";
import type { SiteTravel } from "../../model/plan.ts";
import { openInMonth, type TravelData, travelFinder } from "./travel-by-month.ts";

/** Days to each site with what is shut in the month, as they would be dry and in the rains. */
export type SeasonTravel = { readonly dry: readonly SiteTravel[]; readonly wet: readonly SiteTravel[] };

/** Both seasons with the closings of one month, so that the rains alone make the difference. */
export function travelInSeasons(month: Month, data: TravelData): SeasonTravel {
  const travel = travelFinder(data);
  const open = openInMonth(month, data);
  return { dry: travel({ ...open, season: "dry" }), wet: travel({ ...open, season: "wet" }) };
}

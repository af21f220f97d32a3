import "./zod-without-eval.ts";
import { applyScenario } from "../../engines/scenario/apply-scenario.ts";
import type { MissionData } from "../../model/mission-data.ts";
import { Scenario } from "../../model/scenario.ts";
import type { Item } from "../api.ts";
import type { Places } from "../map/scene-of-month.ts";

const drawn: readonly string[] = ["site", "entry_point", "route", "season"];

/** The places of the map as they would be under a scenario; changes to anything else do not touch the map. */
export function placesInScenario(places: Places, scenario: Item): Places {
  const { changes } = Scenario.parse(scenario.values);
  const touching = changes.filter((change) => change.op === "season" || drawn.includes(change.noun));
  const rows = (items: readonly Item[]) => items.map(({ values }) => values);
  // Only the nouns that the changes left over name are read, and the server has checked every row against its noun.
  const data = {
    site: rows(places.sites),
    entry_point: rows(places.entries),
    route: rows(places.routes),
    season: rows(places.seasons),
  } as unknown as MissionData;
  const changed = applyScenario(data, { changes: touching });
  return {
    ...places,
    sites: back(places.sites, changed.site),
    entries: back(places.entries, changed.entry_point),
    routes: back(places.routes, changed.route),
    seasons: back(places.seasons, changed.season),
  };
}

function back(
  items: readonly Item[],
  rows: readonly ({ readonly id: string } & Readonly<Record<string, unknown>>)[],
): Item[] {
  const versions = new Map(items.map(({ id, version }) => [id, version]));
  return rows.map((values) => ({ id: values.id, version: versions.get(values.id) ?? 0, values }));
}

import type { Position } from "../../kernel/geo.ts";
import { type BaseMap, disputedIn } from "./base-map.ts";
import { countryPlaces } from "./country-labels.ts";
import type { Label } from "./labels.ts";
import { extentOfScene, type Scene, siteRadius } from "./scene.ts";

/** Words that names on a map need. */
export type NameWords = {
  readonly country: (iso2: string) => string;
  /** Name of an entry of the layer of disputed areas and lines. */
  readonly disputed: (id: string) => string;
  readonly days: (days: number) => string;
  readonly closed: string;
};
type Drawn = {
  readonly scene: Scene;
  readonly base: BaseMap;
  readonly words: NameWords;
  readonly selected: string | null;
};

const middle = ([a, b]: readonly [Position, Position]): Position => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];

/** Every name of a map, in any order; the rank says which stays where two would overlap. */
export const namesOf = (drawn: Drawn): readonly Label[] => [
  ...placeNames(drawn),
  ...routeNames(drawn),
  ...areaNames(drawn),
];

function placeNames({ scene, selected }: Drawn): Label[] {
  return [
    ...scene.sites.map((site): Label => ({
      text: site.name,
      at: site.at,
      rank: (site.people ?? 0) + (site.id === selected ? 1e6 : 0),
      kind: "site",
      offset: [siteRadius(site.people) + 3, 0],
    })),
    ...scene.entries.map((entry): Label => ({
      text: entry.name,
      at: entry.at,
      rank: (entry.closed ? 600 : 300) + (entry.id === selected ? 1e6 : 0),
      kind: "site",
      offset: [12, 10],
    })),
  ];
}

function routeNames({ scene, words }: Drawn): Label[] {
  return scene.routes.flatMap((route): Label[] => {
    const at = middle(route.line);
    if (route.closed) return [{ text: `✕ ${words.closed}`, at, rank: 1e5, kind: "closed", offset: [0, 0] }];
    if (!route.slow || route.days === null) return [];
    return [{ text: words.days(route.days), at, rank: 900, kind: "days", offset: [0, 0] }];
  });
}

/** Only member states are written as countries; a disputed area has the name that its entry gives it, never another. */
function areaNames({ scene, base, words }: Drawn): Label[] {
  const extent = extentOfScene(scene);
  const states = base.countries.features.filter(({ properties: { iso2 } }) => scene.states.includes(iso2));
  return [
    ...countryPlaces(states, extent).map(({ iso2, at }): Label => ({
      text: words.country(iso2),
      at,
      rank: 500,
      kind: "country",
      offset: [0, 0],
    })),
    ...disputedIn(base, extent).flatMap(({ about: { id, label_at: at } }): Label[] =>
      at === null ? [] : [{ text: words.disputed(id), at, rank: 2000, kind: "disputed", offset: [0, 0] }],
    ),
  ];
}

import type { ExpressionSpecification, StyleSpecification } from "maplibre-gl";
import type { Atlas } from "./atlas.ts";

/** Colours of the map, taken from the page so that light and dark follow it. */
export type Paint = Readonly<
  Record<
    "water" | "land" | "home" | "border" | "site" | "empty" | "route" | "slow" | "closed" | "text" | "surface",
    string
  >
>;

export function paintOfPage(): Paint {
  const style = getComputedStyle(document.documentElement);
  const of = (name: string) => style.getPropertyValue(name).trim();
  return {
    water: of("--map-water"),
    land: of("--map-land"),
    home: of("--map-home"),
    border: of("--map-border"),
    site: of("--military"),
    empty: of("--line-strong"),
    route: of("--quiet"),
    slow: of("--medium"),
    closed: of("--high"),
    text: of("--text"),
    surface: of("--surface"),
  };
}

const nothing = { type: "FeatureCollection" as const, features: [] };

/** The quiet base and the empty layers that the scene fills. No glyphs, no sprite, no address outside. */
export function styleOf(atlas: Atlas, home: readonly string[], paint: Paint): StyleSpecification {
  const lines = (data: Atlas["borders"]) => ({
    type: "geojson" as const,
    data: { type: "Feature" as const, properties: {}, geometry: data },
  });
  const isHome: ExpressionSpecification = ["in", ["get", "iso2"], ["literal", [...home]]];
  const wide: ExpressionSpecification = ["interpolate", ["linear"], ["zoom"], 5, 1.2, 9, 3];
  return {
    version: 8,
    sources: {
      countries: { type: "geojson", data: atlas.countries },
      borders: lines(atlas.borders),
      disputed: lines(atlas.disputed),
      routes: { type: "geojson", data: nothing },
      sites: { type: "geojson", data: nothing },
      entries: { type: "geojson", data: nothing },
    },
    layers: [
      { id: "water", type: "background", paint: { "background-color": paint.water } },
      {
        id: "land",
        type: "fill",
        source: "countries",
        paint: { "fill-color": ["case", isHome, paint.home, paint.land] },
      },
      { id: "coast", type: "line", source: "countries", paint: { "line-color": paint.border, "line-width": 0.4 } },
      { id: "borders", type: "line", source: "borders", paint: { "line-color": paint.border, "line-width": 1 } },
      {
        id: "disputed",
        type: "line",
        source: "disputed",
        paint: { "line-color": paint.border, "line-width": 1, "line-dasharray": [3, 3] },
      },
      {
        id: "routes",
        type: "line",
        source: "routes",
        filter: ["all", ["!", ["get", "slow"]], ["!", ["get", "closed"]]],
        layout: { "line-cap": "round" },
        paint: { "line-color": paint.route, "line-width": wide },
      },
      {
        id: "routes-slow",
        type: "line",
        source: "routes",
        filter: ["all", ["get", "slow"], ["!", ["get", "closed"]]],
        paint: { "line-color": paint.slow, "line-width": wide, "line-dasharray": [2.5, 1.5] },
      },
      {
        id: "routes-closed",
        type: "line",
        source: "routes",
        filter: ["get", "closed"],
        paint: { "line-color": paint.closed, "line-width": 1.2, "line-dasharray": [1, 2] },
      },
      {
        id: "sites",
        type: "circle",
        source: "sites",
        layout: { "circle-sort-key": ["-", ["get", "radius"]] },
        paint: {
          "circle-radius": ["get", "radius"],
          "circle-color": ["case", ["get", "held"], paint.site, paint.surface],
          "circle-opacity": ["case", ["get", "held"], 0.72, 1],
          "circle-stroke-width": ["case", ["get", "selected"], 3, 1.2],
          "circle-stroke-color": ["case", ["get", "selected"], paint.text, ["get", "held"], paint.surface, paint.empty],
        },
      },
      {
        id: "entries",
        type: "symbol",
        source: "entries",
        layout: { "icon-image": ["get", "icon"], "icon-allow-overlap": true },
      },
    ],
  };
}

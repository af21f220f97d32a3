import type { Position as Point } from "geojson";
import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from "maplibre-gl";
import type { BaseMap } from "./base-map.ts";
import type { Paint } from "./paint.ts";

const nothing = { type: "FeatureCollection" as const, features: [] };
const geojson = (data: GeoJSON.GeoJSON) => ({ type: "geojson" as const, data });
const lines = (coordinates: readonly (readonly Point[])[]) =>
  geojson({
    type: "Feature",
    properties: {},
    geometry: { type: "MultiLineString", coordinates: coordinates.map((line) => [...line]) },
  });
const rings = (outlines: readonly (readonly Point[])[]) =>
  geojson({
    type: "Feature",
    properties: {},
    geometry: { type: "MultiPolygon", coordinates: outlines.map((ring) => [[...ring]]) },
  });

/** The quiet base and the empty layers that the scene fills. No glyphs, no sprite, no address outside. */
export function styleOf(base: BaseMap, home: readonly string[], paint: Paint): StyleSpecification {
  return {
    version: 8,
    sources: {
      countries: geojson(base.countries),
      coast: geojson(base.coast),
      borders: lines(base.borders),
      ground: rings(base.disputed.flatMap(({ ground }) => ground)),
      disputed: lines([...base.unsettled, ...base.disputed.flatMap((shape) => shape.lines)]),
      routes: geojson(nothing),
      sites: geojson(nothing),
      entries: geojson(nothing),
    },
    layers: [...baseLayers(home, paint), ...routeLayers(paint), ...placeLayers(paint)],
  };
}

/** A disputed area has the colour of plain land, never that of the mission's countries. */
function baseLayers(home: readonly string[], paint: Paint): LayerSpecification[] {
  const isHome: ExpressionSpecification = ["in", ["get", "iso2"], ["literal", [...home]]];
  return [
    { id: "water", type: "background", paint: { "background-color": paint.water } },
    {
      id: "land",
      type: "fill",
      source: "countries",
      paint: { "fill-color": ["case", isHome, paint.home, paint.land] },
    },
    { id: "ground", type: "fill", source: "ground", paint: { "fill-color": paint.land, "fill-antialias": false } },
    { id: "coast", type: "line", source: "coast", paint: { "line-color": paint.border, "line-width": 0.6 } },
    { id: "borders", type: "line", source: "borders", paint: { "line-color": paint.border, "line-width": 1 } },
    {
      id: "disputed",
      type: "line",
      source: "disputed",
      paint: { "line-color": paint.border, "line-width": 1.2, "line-dasharray": [3, 2.5] },
    },
  ];
}

function routeLayers(paint: Paint): LayerSpecification[] {
  const wide: ExpressionSpecification = ["interpolate", ["linear"], ["zoom"], 5, 1.2, 9, 3];
  return [
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
  ];
}

function placeLayers(paint: Paint): LayerSpecification[] {
  const ring: ExpressionSpecification = [
    "match",
    ["get", "ring"],
    ...paint.days.flatMap((colour, index) => [index, colour]),
    paint.empty,
  ] as unknown as ExpressionSpecification;
  return [
    {
      id: "rings",
      type: "circle",
      source: "sites",
      filter: [">=", ["get", "ring"], 0],
      paint: {
        "circle-radius": ["+", ["get", "radius"], 3],
        "circle-opacity": 0,
        "circle-stroke-width": 3,
        "circle-stroke-color": ring,
      },
    },
    {
      id: "sites",
      type: "circle",
      source: "sites",
      filter: ["==", ["get", "icon"], ""],
      layout: { "circle-sort-key": ["-", ["get", "radius"]] },
      paint: {
        "circle-radius": ["get", "radius"],
        "circle-color": ["case", ["get", "held"], paint.site, paint.surface],
        "circle-opacity": ["case", ["get", "held"], 0.72, 1],
        "circle-stroke-width": 1.2,
        "circle-stroke-color": ["case", ["get", "held"], paint.surface, paint.empty],
      },
    },
    {
      id: "site-icons",
      type: "symbol",
      source: "sites",
      filter: ["!=", ["get", "icon"], ""],
      layout: {
        "icon-image": ["get", "icon"],
        "icon-size": ["get", "scale"],
        "icon-allow-overlap": true,
        "icon-ignore-placement": true,
        "symbol-sort-key": ["-", ["get", "radius"]],
      },
    },
    {
      id: "entries",
      type: "symbol",
      source: "entries",
      layout: { "icon-image": ["get", "icon"], "icon-allow-overlap": true, "icon-ignore-placement": true },
    },
    {
      id: "chosen",
      type: "circle",
      source: "sites",
      filter: ["get", "selected"],
      paint: {
        "circle-radius": ["+", ["get", "radius"], 7],
        "circle-opacity": 0,
        "circle-stroke-width": 2.5,
        "circle-stroke-color": paint.text,
      },
    },
  ];
}

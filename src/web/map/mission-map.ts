import { type GeoJSONSource, Map as MapLibre, ScaleControl, setWorkerUrl } from "maplibre-gl";
import workerAddress from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import type { Position } from "../../kernel/geo.ts";
import type { Atlas } from "./atlas.ts";
import { countryPlaces } from "./country-labels.ts";
import { addEntryIcons, iconOf } from "./entry-icons.ts";
import { type Label, MapLabels } from "./labels.ts";
import { paintOfPage, styleOf } from "./map-style.ts";
import { type Scene, siteRadius } from "./scene.ts";

setWorkerUrl(workerAddress);

/** Words that the map needs from the page. */
export type MapWords = {
  readonly title: string;
  readonly country: (iso2: string) => string;
  readonly days: (days: number) => string;
  readonly closed: string;
};
export type MapEvents = {
  readonly select: (id: string | null) => void;
  readonly inView: (ids: ReadonlySet<string>) => void;
};

type Features = {
  type: "FeatureCollection";
  features: {
    type: "Feature";
    properties: Record<string, unknown>;
    geometry: { type: "Point"; coordinates: number[] } | { type: "LineString"; coordinates: number[][] };
  }[];
};
const collection = (features: Features["features"]): Features => ({ type: "FeatureCollection", features });
const point = (at: Position) => ({ type: "Point" as const, coordinates: [...at] });

/** The map of one mission: made once, then told what to show; it never starts afresh for another month. */
export class MissionMap {
  readonly #map: MapLibre;
  readonly #labels: MapLabels;
  readonly #atlas: Atlas;
  readonly #words: MapWords;
  readonly #events: MapEvents;
  #scene: Scene;
  #selected: string | null = null;

  constructor(container: HTMLElement, setup: { atlas: Atlas; scene: Scene; words: MapWords; events: MapEvents }) {
    const { atlas, scene, words, events } = setup;
    this.#atlas = atlas;
    this.#scene = scene;
    this.#words = words;
    this.#events = events;
    this.#map = new MapLibre({
      container,
      style: styleOf(atlas, scene.home, paintOfPage()),
      bounds: boundsOf(scene),
      fitBoundsOptions: { padding: 28 },
      attributionControl: false,
      fadeDuration: 0,
      dragRotate: false,
      pitchWithRotate: false,
      maxZoom: 12,
      locale: { "Map.Title": words.title },
      canvasContextAttributes: { preserveDrawingBuffer: true },
    });
    this.#map.touchZoomRotate.disableRotation();
    this.#map.keyboard.disableRotation();
    this.#map.addControl(new ScaleControl({ maxWidth: 100, unit: "metric" }), "bottom-left");
    this.#labels = new MapLabels(this.#map);
    this.#map.on("load", () => this.#draw());
    this.#map.once("idle", () => container.setAttribute("data-drawn", ""));
    this.#map.on("moveend", () => this.#tellInView());
    this.#map.on("click", (event) => {
      const [hit] = this.#map.queryRenderedFeatures(event.point, { layers: ["sites", "entries"] });
      events.select(typeof hit?.properties["id"] === "string" ? hit.properties["id"] : null);
    });
  }

  show(scene: Scene, selected: string | null): void {
    this.#scene = scene;
    this.#selected = selected;
    if (this.#map.getSource("sites")) this.#draw();
  }

  /** Follows the page from light to dark and back. */
  repaint(): void {
    this.#map.setStyle(styleOf(this.#atlas, this.#scene.home, paintOfPage()), { diff: false });
    this.#map.once("style.load", () => this.#draw());
  }

  goTo(at: Position): void {
    this.#map.easeTo({ center: [at[0], at[1]], duration: 180 });
  }

  whole(): void {
    this.#map.fitBounds(boundsOf(this.#scene), { padding: 28, duration: 180 });
  }

  zoomBy(step: number): void {
    this.#map.zoomTo(this.#map.getZoom() + step, { duration: 180 });
  }

  remove(): void {
    this.#map.remove();
  }

  #draw(): void {
    const { sites, entries, routes } = this.#scene;
    addEntryIcons(this.#map, paintOfPage());
    this.#fill(
      "routes",
      routes.map(({ id, slow, closed, line }) => ({
        type: "Feature",
        properties: { id, slow, closed },
        geometry: { type: "LineString", coordinates: line.map((at) => [...at]) },
      })),
    );
    this.#fill(
      "sites",
      sites.map(({ id, at, people }) => ({
        type: "Feature",
        properties: { id, held: (people ?? 0) > 0, radius: siteRadius(people), selected: id === this.#selected },
        geometry: point(at),
      })),
    );
    this.#fill(
      "entries",
      entries.map(({ id, at, kind, closed }) => ({
        type: "Feature",
        properties: { id, icon: iconOf(kind, closed) },
        geometry: point(at),
      })),
    );
    this.#labels.show(this.#names());
    this.#tellInView();
  }

  #fill(source: string, features: Features["features"]): void {
    this.#map.getSource<GeoJSONSource>(source)?.setData(collection(features));
  }

  #names(): readonly Label[] {
    const { sites, routes, entries, extent } = this.#scene;
    const middle = ([a, b]: readonly [Position, Position]): Position => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
    const countries = extent === null ? [] : countryPlaces(this.#atlas, extent);
    return [
      ...sites.map((site): Label => ({
        text: site.name,
        at: site.at,
        rank: (site.people ?? 0) + (site.id === this.#selected ? 1e6 : 0),
        kind: "site",
        offset: [siteRadius(site.people) + 3, 0],
      })),
      ...entries.map((entry): Label => ({
        text: entry.name,
        at: entry.at,
        rank: entry.closed ? 600 : 300,
        kind: "site",
        offset: [12, 10],
      })),
      ...routes
        .filter((route) => route.closed)
        .map((route): Label => ({
          text: `✕ ${this.#words.closed}`,
          at: middle(route.line),
          rank: 1e5,
          kind: "closed",
          offset: [0, 0],
        })),
      ...routes.flatMap((route): Label[] =>
        route.slow && !route.closed && route.days !== null
          ? [{ text: this.#words.days(route.days), at: middle(route.line), rank: 900, kind: "days", offset: [0, 0] }]
          : [],
      ),
      ...countries.map(({ iso2, at }): Label => ({
        text: this.#words.country(iso2),
        at,
        rank: 500,
        kind: "country",
        offset: [0, 0],
      })),
    ];
  }

  #tellInView(): void {
    const bounds = this.#map.getBounds();
    const seen = [...this.#scene.sites, ...this.#scene.entries].filter(({ at }) => bounds.contains([at[0], at[1]]));
    this.#events.inView(new Set(seen.map(({ id }) => id)));
  }
}

/** The mission's extent, or what holds all its sites. */
function boundsOf({ extent, sites }: Scene): [number, number, number, number] {
  if (extent !== null) return [...extent];
  const lons = sites.map(({ at }) => at[0]);
  const lats = sites.map(({ at }) => at[1]);
  if (sites.length === 0) return [-180, -60, 180, 75];
  return [Math.min(...lons) - 0.3, Math.min(...lats) - 0.3, Math.max(...lons) + 0.3, Math.max(...lats) + 0.3];
}

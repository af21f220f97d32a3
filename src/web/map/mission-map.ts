import { type GeoJSONSource, Map as MapLibre, ScaleControl, setWorkerUrl } from "maplibre-gl";
import workerAddress from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import type { Position } from "../../kernel/geo.ts";
import { type BaseMap } from "./base-map.ts";
import { MapLabels } from "./labels.ts";
import { addIcons, entryIcon, iconRadius, siteIcon } from "./map-icons.ts";
import { styleOf } from "./map-style.ts";
import type { MilitarySymbols } from "./military-symbols.ts";
import { namesOf, type NameWords } from "./names.ts";
import { paintOfPage } from "./paint.ts";
import { dayClass, extentOfScene, type MapLook, plainLook, type Scene, siteRadius } from "./scene.ts";

setWorkerUrl(workerAddress);

/** Words that the map needs from the page. */
export type MapWords = NameWords & { readonly title: string };
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
  readonly #base: BaseMap;
  readonly #words: MapWords;
  readonly #events: MapEvents;
  #scene: Scene;
  #selected: string | null = null;
  #land = paintOfPage().land;
  #look: MapLook = plainLook;
  #military: MilitarySymbols | null = null;

  constructor(container: HTMLElement, setup: { base: BaseMap; scene: Scene; words: MapWords; events: MapEvents }) {
    const { base, scene, words, events } = setup;
    this.#base = base;
    this.#scene = scene;
    this.#words = words;
    this.#events = events;
    this.#map = new MapLibre({
      container,
      style: styleOf(base, scene.home, paintOfPage()),
      bounds: extentOfScene(scene),
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
    this.#map.on("load", () => this.#start());
    this.#map.once("idle", () => container.setAttribute("data-drawn", ""));
    this.#map.on("moveend", () => this.#tellInView());
    this.#map.on("click", (event) => {
      const [hit] = this.#map.queryRenderedFeatures(event.point, { layers: ["sites", "site-icons", "entries"] });
      events.select(typeof hit?.properties["id"] === "string" ? hit.properties["id"] : null);
    });
  }

  show(scene: Scene, shown: { selected: string | null; look: MapLook; military: MilitarySymbols | null }): void {
    this.#scene = scene;
    this.#selected = shown.selected;
    this.#look = shown.look;
    const fresh = shown.military !== this.#military;
    this.#military = shown.military;
    if (!this.#map.getSource("sites")) return;
    if (fresh) this.#start();
    else this.#draw();
  }

  /** Follows the page from light to dark and back. */
  repaint(): void {
    // Printing turns the page light and back before the next picture: then nothing is to be done.
    const paint = paintOfPage();
    if (paint.land === this.#land) return;
    this.#land = paint.land;
    this.#map.setStyle(styleOf(this.#base, this.#scene.home, paint), { diff: false });
    this.#map.once("style.load", () => this.#start());
  }

  goTo(at: Position): void {
    this.#map.easeTo({ center: [at[0], at[1]], duration: 180 });
  }

  whole(): void {
    this.#map.fitBounds(extentOfScene(this.#scene), { padding: 28, duration: 180 });
  }

  zoomBy(step: number): void {
    this.#map.zoomTo(this.#map.getZoom() + step, { duration: 180 });
  }

  remove(): void {
    this.#map.remove();
  }

  #start(): void {
    addIcons(this.#map, paintOfPage(), this.#military);
    this.#draw();
  }

  #draw(): void {
    const { sites, entries, routes } = this.#scene;
    const military = this.#look.symbols === "app6" && this.#military !== null;
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
      sites.map((site) => {
        const radius = siteRadius(site.people);
        const icon = siteIcon(site, military);
        const scale = Math.max(icon === "app6-place" ? 0.4 : 0.55, radius / iconRadius);
        return {
          type: "Feature",
          properties: {
            id: site.id,
            held: (site.people ?? 0) > 0,
            radius,
            icon,
            scale: military ? Math.min(1.5, scale) : scale,
            ring: this.#look.rings === null ? -1 : dayClass(site[this.#look.rings]),
            selected: site.id === this.#selected,
          },
          geometry: point(site.at),
        };
      }),
    );
    this.#fill(
      "entries",
      entries.map(({ id, at, kind, closed }) => ({
        type: "Feature",
        properties: { id, icon: entryIcon(kind, closed, military) },
        geometry: point(at),
      })),
    );
    this.#labels.show(namesOf({ scene: this.#scene, base: this.#base, words: this.#words, selected: this.#selected }));
    this.#tellInView();
  }

  #fill(source: string, features: Features["features"]): void {
    this.#map.getSource<GeoJSONSource>(source)?.setData(collection(features));
  }

  #tellInView(): void {
    const bounds = this.#map.getBounds();
    const seen = [...this.#scene.sites, ...this.#scene.entries].filter(({ at }) => bounds.contains([at[0], at[1]]));
    this.#events.inView(new Set(seen.map(({ id }) => id)));
  }
}

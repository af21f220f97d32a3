import { type Map as MapLibre, Marker } from "maplibre-gl";
import type { Position } from "../../kernel/geo.ts";

/** A name on the map; where two would overlap, the one with the higher rank stays. */
export type Label = {
  readonly text: string;
  readonly at: Position;
  readonly rank: number;
  readonly kind: "site" | "country" | "disputed" | "days" | "closed";
  readonly offset: readonly [number, number];
};

/** Names as page text over the map: in any script, without fonts fetched from anywhere. */
export class MapLabels {
  readonly #map: MapLibre;
  #shown = "";
  #markers: { marker: Marker; element: HTMLElement }[] = [];

  constructor(map: MapLibre) {
    this.#map = map;
    map.on("moveend", () => this.#thin());
  }

  show(labels: readonly Label[]): void {
    // The same names at the same places stay as they are, so that nothing flickers when only a number changed.
    const key = JSON.stringify(labels);
    if (key === this.#shown) return;
    this.#shown = key;
    for (const { marker } of this.#markers) marker.remove();
    this.#markers = labels
      .toSorted((a, b) => b.rank - a.rank)
      .map((label) => {
        const element = document.createElement("span");
        element.className = `map-label ${label.kind}`;
        element.textContent = label.text;
        element.setAttribute("aria-hidden", "true");
        const anchor = label.kind === "site" ? "left" : "center";
        const marker = new Marker({ element, anchor, offset: [...label.offset] })
          .setLngLat([label.at[0], label.at[1]])
          .addTo(this.#map);
        // The marker makes its element a button; these are names only, the list beside the map has the buttons.
        element.removeAttribute("role");
        element.removeAttribute("tabindex");
        element.removeAttribute("aria-label");
        return { marker, element };
      });
    this.#thin();
  }

  /** Hides what would lie on a label of higher rank. */
  #thin(): void {
    for (const { element } of this.#markers) element.hidden = false;
    const taken: DOMRect[] = [];
    for (const { element } of this.#markers) {
      const box = element.getBoundingClientRect();
      const hidden = taken.some(
        (other) =>
          box.left < other.right + 2 && other.left < box.right + 2 && box.top < other.bottom && other.top < box.bottom,
      );
      element.hidden = hidden;
      if (!hidden) taken.push(box);
    }
  }
}

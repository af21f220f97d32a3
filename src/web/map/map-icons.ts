import type { Map as MapLibre } from "maplibre-gl";
import type { MilitarySymbols } from "./military-symbols.ts";
import type { Paint } from "./paint.ts";
import { entryKinds, siteKinds, type SceneSite } from "./scene.ts";
import { entrySign, type Sign, siteSigns } from "./shapes.ts";

const size = 40;
/** Radius in CSS pixels that an icon of scale 1 has. */
export const iconRadius = 8;

/** Draws every sign that the map may need, in the colours of now; old pictures are replaced. */
export function addIcons(map: MapLibre, paint: Paint, military: MilitarySymbols | null): void {
  const add = (name: string, image: ImageData | null) => {
    if (!image) return;
    if (map.hasImage(name)) map.removeImage(name);
    map.addImage(name, image, { pixelRatio: 2 });
  };
  for (const kind of entryKinds) {
    for (const closed of [false, true]) {
      const colours = closed ? { fill: paint.surface, line: paint.closed } : { fill: paint.text, line: paint.surface };
      add(entryIcon(kind, closed, false), draw(entrySign(kind), colours, closed ? paint.closed : null));
    }
  }
  for (const kind of siteKinds) {
    if (siteSigns[kind] === null) continue;
    add(`site-${kind}-held`, draw(siteSigns[kind], { fill: paint.site, line: paint.surface }, null));
    add(`site-${kind}-empty`, draw(siteSigns[kind], { fill: paint.surface, line: paint.empty }, null));
  }
  if (military) for (const { name, image } of military.images()) add(name, image);
}

export const entryIcon = (kind: string, closed: boolean, military: boolean): string => {
  const known = entryKinds.find((each) => each === kind) ?? "staging";
  return military && !closed ? `app6-entry-${known}` : `entry-${known}${closed ? "-closed" : ""}`;
};

/** Name of the picture of a site; empty for the plain circle, which needs none. */
export function siteIcon({ kind, people, aviation, medical }: SceneSite, military: boolean): string {
  const held = (people ?? 0) > 0;
  if (!military) return siteSigns[kind] === null ? "" : `site-${kind}-${held ? "held" : "empty"}`;
  if (!held) return "app6-place";
  if (kind === "force_hq" || kind === "sector_hq") return "app6-hq";
  return aviation ? "app6-aviation" : medical ? "app6-medical" : "app6-unit";
}

function draw(sign: Sign, colours: { fill: string; line: string }, struck: string | null): ImageData | null {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = size;
  const pen = canvas.getContext("2d");
  if (pen === null || sign === null) return null;
  pen.lineJoin = "round";
  pen.translate(size / 2, size / 2);
  pen.beginPath();
  sign.forEach(([x, y], index) => (index === 0 ? pen.moveTo(x * 14, y * 14) : pen.lineTo(x * 14, y * 14)));
  pen.closePath();
  pen.fillStyle = colours.fill;
  pen.strokeStyle = colours.line;
  pen.lineWidth = 3;
  pen.fill();
  pen.stroke();
  if (struck !== null) {
    pen.beginPath();
    pen.moveTo(-17, 17);
    pen.lineTo(17, -17);
    pen.lineWidth = 4;
    pen.strokeStyle = struck;
    pen.stroke();
  }
  return pen.getImageData(0, 0, size, size);
}

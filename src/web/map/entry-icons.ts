import type { Map as MapLibre } from "maplibre-gl";
import type { Paint } from "./map-style.ts";

const size = 40;
const shapes: Readonly<Record<string, readonly (readonly [number, number])[]>> = {
  port: [
    [7, 7],
    [33, 7],
    [33, 33],
    [7, 33],
  ],
  airport: [
    [20, 4],
    [36, 33],
    [4, 33],
  ],
  airfield: [
    [20, 4],
    [36, 33],
    [4, 33],
  ],
  staging: [
    [20, 3],
    [37, 20],
    [20, 37],
    [3, 20],
  ],
};

/** Entry points are told apart by shape: ports square, airfields triangular, staging areas diamonds; closed ones struck. */
export function addEntryIcons(map: MapLibre, paint: Paint): void {
  for (const [kind, shape] of Object.entries(shapes)) {
    for (const closed of [false, true]) {
      const image = draw(shape, closed, paint);
      const name = iconOf(kind, closed);
      if (image && !map.hasImage(name)) map.addImage(name, image, { pixelRatio: 2 });
    }
  }
}

export const iconOf = (kind: string, closed: boolean): string =>
  `entry-${kind in shapes ? kind : "staging"}${closed ? "-closed" : ""}`;

function draw(shape: readonly (readonly [number, number])[], closed: boolean, paint: Paint): ImageData | null {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = size;
  const pen = canvas.getContext("2d");
  if (pen === null) return null;
  pen.lineJoin = "round";
  pen.beginPath();
  shape.forEach(([x, y], index) => (index === 0 ? pen.moveTo(x, y) : pen.lineTo(x, y)));
  pen.closePath();
  pen.fillStyle = closed ? paint.surface : paint.text;
  pen.strokeStyle = closed ? paint.closed : paint.surface;
  pen.lineWidth = 4;
  pen.fill();
  pen.stroke();
  if (closed) {
    pen.beginPath();
    pen.moveTo(4, 36);
    pen.lineTo(36, 4);
    pen.stroke();
  }
  return pen.getImageData(0, 0, size, size);
}

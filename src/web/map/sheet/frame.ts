import type { Extent, Position } from "../../../kernel/geo.ts";

/** Papers in landscape: width and height in millimetres. */
export const papers = { a4: [297, 210], a3: [420, 297], letter: [279.4, 215.9] } as const;
export type Paper = keyof typeof papers;
export const isPaper = (text: string): text is Paper => Object.hasOwn(papers, text);

/** Drawing units a millimetre: the pixel of style sheets. */
export const unitsPerMm = 96 / 25.4;

export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
/** A part of the world in Mercator's projection on a box of the paper. */
export type Frame = {
  readonly box: Box;
  readonly extent: Extent;
  readonly at: (position: Position) => readonly [x: number, y: number];
  /** Drawing units a kilometre at the middle of the box. */
  readonly perKm: number;
};

const radians = Math.PI / 180;
const mercator = (lat: number): number =>
  Math.log(Math.tan(Math.PI / 4 + (Math.max(-85, Math.min(85, lat)) * radians) / 2));
const inverse = (y: number): number => (2 * Math.atan(Math.exp(y)) - Math.PI / 2) / radians;
const earthCircumferenceKm = 2 * Math.PI * 6371.0088;

/** Fits an extent into a box; what the box has more room for is shown as well. */
export function frameOf([west, south, east, north]: Extent, box: Box): Frame {
  const [bottom, top] = [mercator(south), mercator(north)];
  const scale = Math.min(box.width / ((east - west) * radians), box.height / (top - bottom));
  const [middleX, middleY] = [((west + east) / 2) * radians, (bottom + top) / 2];
  const at = ([lon, lat]: Position): readonly [number, number] => [
    box.x + box.width / 2 + (lon * radians - middleX) * scale,
    box.y + box.height / 2 - (mercator(lat) - middleY) * scale,
  ];
  const half = [box.width / 2 / scale, box.height / 2 / scale] as const;
  return {
    box,
    at,
    extent: [
      (middleX - half[0]) / radians,
      inverse(middleY - half[1]),
      (middleX + half[0]) / radians,
      inverse(middleY + half[1]),
    ],
    perKm: (scale * 2 * Math.PI) / (earthCircumferenceKm * Math.cos(inverse(middleY) * radians)),
  };
}

const steps = [0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 20, 30];

/** The whole steps of degrees inside an extent, at most about seven along the longer side. */
export function gridOf([west, south, east, north]: Extent): { readonly lons: number[]; readonly lats: number[] } {
  const step = steps.find((each) => Math.max(east - west, north - south) / each <= 7) ?? 30;
  const between = (from: number, to: number): number[] => {
    const lines: number[] = [];
    for (let n = Math.ceil(from / step); n * step <= to; n += 1) lines.push(Math.round(n * step * 100) / 100);
    return lines;
  };
  return { lons: between(west, east), lats: between(south, north) };
}

/** The longest of 1, 2 or 5 times a power of ten that is at most `room` units long, in kilometres. */
export function scaleBarKm(perKm: number, room: number): number {
  const most = room / perKm;
  const power = 10 ** Math.floor(Math.log10(most));
  return ([5, 2, 1].find((digit) => digit * power <= most) ?? 1) * power;
}

/** The denominator of the scale on paper, to two digits, for it holds at the middle only. */
export function scaleOnPaper(perKm: number): number {
  const exact = (1_000_000 / perKm) * unitsPerMm;
  const power = 10 ** (Math.floor(Math.log10(exact)) - 1);
  return Math.round(exact / power) * power;
}

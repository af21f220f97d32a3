import { crc32, deflateSync } from "node:zlib";
import type { BriefPicture, PictureShape } from "../../model/brief.ts";
import { paints } from "./picture-svg.ts";

type Colour = readonly [red: number, green: number, blue: number];
type Sheet = { readonly width: number; readonly height: number; readonly pixels: Uint8Array };
type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

const scale = 2;

/**
 * The bars and lines of a picture as PNG, for readers of DOCX that draw no SVG. It has no letters: the table beside it
 * says what they would. Lines of a picture run along its axes, which is all that is drawn here.
 */
export function picturePng(picture: BriefPicture): Buffer {
  const [width, height] = [picture.width * scale, picture.height * scale];
  const sheet = { width, height, pixels: new Uint8Array(width * height * 3).fill(255) };
  for (const shape of picture.shapes) draw(sheet, shape);
  return encode(sheet);
}

function draw(sheet: Sheet, shape: PictureShape): void {
  if (shape.shape === "text") return;
  const { fill, stroke, width } = paints[shape.mark];
  if (shape.shape === "bar") {
    if (stroke !== "none") box(sheet, shape, colourOf(stroke));
    const edge = stroke === "none" ? 0 : 0.5;
    const inside = { x: shape.x + edge, y: shape.y + edge, width: shape.width - 2 * edge, height: shape.height - edge };
    if (fill !== "none") box(sheet, inside, colourOf(fill));
    return;
  }
  const pen = Math.max(0.5, width);
  for (const [at, [x, y]] of shape.points.entries()) {
    const [toX, toY] = shape.points[at + 1] ?? [x, y];
    const [left, top] = [Math.min(x, toX), Math.min(y, toY)];
    const size = { width: Math.abs(toX - x) + pen, height: Math.abs(toY - y) + pen };
    box(sheet, { x: left - pen / 2, y: top - pen / 2, ...size }, colourOf(stroke));
  }
}

const colourOf = (text: string): Colour => {
  const value = Number.parseInt(text.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
};

function box({ width, height, pixels }: Sheet, place: Box, colour: Colour): void {
  const left = Math.max(0, Math.round(place.x * scale));
  const top = Math.max(0, Math.round(place.y * scale));
  const right = Math.min(width, Math.max(Math.round((place.x + place.width) * scale), left + 1));
  const bottom = Math.min(height, Math.max(Math.round((place.y + place.height) * scale), top + 1));
  if (right <= left) return;
  const row = new Uint8Array((right - left) * 3);
  for (let at = 0; at < row.length; at++) row[at] = colour[at % 3] ?? 0;
  for (let y = top; y < bottom; y++) pixels.set(row, (y * width + left) * 3);
}

function encode({ width, height, pixels }: Sheet): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const rows = Buffer.alloc((width * 3 + 1) * height);
  for (let y = 0; y < height; y++)
    rows.set(pixels.subarray(y * width * 3, (y + 1) * width * 3), y * (width * 3 + 1) + 1);
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  return Buffer.concat([
    signature,
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(name: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, "latin1"), body]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

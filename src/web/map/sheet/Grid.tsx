import type { Words } from "../../words/words.tsx";
import { paperPaint as paint } from "../paint.ts";
import { type Frame, gridOf } from "./frame.ts";
import { sheetFont } from "./text-lines.ts";

/** The edge of the map, fine lines of whole degrees, and their numbers outside the edge. */
export function Grid({ frame, words }: { frame: Frame; words: Words }) {
  const { box, extent, at } = frame;
  const { lons, lats } = gridOf(extent);
  const [right, bottom] = [box.x + box.width, box.y + box.height];
  const name = (degrees: number, [minus, plus]: readonly [string, string]) =>
    words.say(degrees < 0 ? minus : degrees > 0 ? plus : "map.degrees.zero", {
      degrees: words.number(Math.abs(degrees), 2),
    });
  const text = { fontSize: 8, fontFamily: sheetFont, fill: paint.quiet, textAnchor: "middle" } as const;
  return (
    <g>
      {lons.map((lon) => {
        const [x] = at([lon, 0]);
        return (
          <g key={lon}>
            <path d={`M${x} ${box.y}V${bottom}`} stroke={paint.border} strokeWidth={0.4} opacity={0.6} />
            <text {...text} x={x} y={box.y - 3}>
              {name(lon, ["map.degrees.west", "map.degrees.east"])}
            </text>
          </g>
        );
      })}
      {lats.map((lat) => {
        const [, y] = at([0, lat]);
        return (
          <g key={lat}>
            <path d={`M${box.x} ${y}H${right}`} stroke={paint.border} strokeWidth={0.4} opacity={0.6} />
            <text {...text} x={box.x - 5} y={y} transform={`rotate(-90 ${box.x - 5} ${y})`}>
              {name(lat, ["map.degrees.south", "map.degrees.north"])}
            </text>
          </g>
        );
      })}
      <rect
        x={box.x}
        y={box.y}
        width={box.width}
        height={box.height}
        fill="none"
        stroke={paint.text}
        strokeWidth={0.8}
      />
    </g>
  );
}

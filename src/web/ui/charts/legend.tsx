import type { Canvas } from "./drawing.ts";
import { hatchOf } from "./Axes.tsx";
import { fitText, textRoom } from "./text-room.ts";

/** A sign and what it stands for; only what direct labels can't say belongs in a legend. */
export type LegendItem = {
  readonly sign:
    "solid" | "hatched" | "blank" | "none" | "line" | "dashed" | "level" | "part" | "band" | "day" | "within";
  readonly text: string;
  readonly tone?: number;
  /** Class of a sequence, 0 to 6, instead of a tone. */
  readonly shade?: number;
};

const rowHeight = 18;
const signWidth = 14;
const signRoom = 20;

/** Where each item stands: after the one before it, or at the start of the next row; mirrored where text is. A text longer than the row is cut. */
export function legendPlaces(items: readonly LegendItem[], { width, rtl }: Pick<Canvas, "width" | "rtl">) {
  let [x, y] = [0, 0];
  const places = items.map((item) => {
    const text = fitText(item.text, width - signRoom);
    const room = signRoom + textRoom(text) + 14;
    if (x > 0 && x + room > width) [x, y] = [0, y + rowHeight];
    const place = { text, x: rtl ? width - x - signWidth : x, y, textX: rtl ? width - x - signRoom : x + signRoom };
    x += room;
    return place;
  });
  return { places, height: items.length === 0 ? 0 : y + rowHeight + 6 };
}

export function Legend({ items, canvas }: { items: readonly LegendItem[]; canvas: Canvas }) {
  const { places } = legendPlaces(items, canvas);
  return (
    <g className="legend">
      {items.map((item, index) => {
        const { x = 0, y = 0, textX = 0, text = "" } = places[index] ?? {};
        return (
          <g key={index}>
            <g transform={`translate(${x} ${y})`} className={`tone-${item.tone ?? 0}`}>
              <Sign item={item} hatch={hatchOf(canvas.id)} />
            </g>
            <text x={textX} y={y + 11} textAnchor={canvas.rtl ? "end" : "start"}>
              {text}
            </text>
          </g>
        );
      })}
    </g>
  );
}

function Sign({ item: { sign, shade }, hatch }: { item: LegendItem; hatch: string }) {
  const box = { x: 0, y: 1, width: signWidth, height: 12 };
  const fill = shade === undefined ? "fill" : `shade-${shade}`;
  switch (sign) {
    case "solid":
      return <g className="stack"><rect className={fill} {...box} /></g>; // prettier-ignore
    case "hatched":
      return <g className="stack"><rect className={fill} {...box} /><rect fill={hatch} {...box} /></g>; // prettier-ignore
    case "blank":
      return <rect className="blank" {...box} />;
    case "none":
      return <line className="matrix-none" x1={0} x2={14} y1={7} y2={7} />;
    case "part":
      return <g className="stack"><rect className="part" x={0} y={4} width={14} height={6} /></g>; // prettier-ignore
    case "band":
      return <g className="line"><rect className="band" {...box} /></g>; // prettier-ignore
    case "day":
      return <g className="stack"><path className="fill" d="M7 2l5 5l-5 5l-5-5z" /></g>; // prettier-ignore
    case "within":
      return <g className="stack"><path className="bracket" d="M1 7H13M1 3v8M13 3v8" /></g>; // prettier-ignore
    case "level":
      return <path className="limit" d="M0 10H7V4H14" />;
    default:
      return <g className="line"><path className={sign === "dashed" ? "stroke dashed" : "stroke"} d="M0 7H15" /></g>; // prettier-ignore
  }
}

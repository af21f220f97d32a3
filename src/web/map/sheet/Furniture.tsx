import type { Words } from "../../words/words.tsx";
import type { LegendEntry } from "../legend.ts";
import { paperPaint as paint } from "../paint.ts";
import { signPath } from "../shapes.ts";
import { type Frame, scaleBarKm } from "./frame.ts";
import { linesOf, sheetFont } from "./text-lines.ts";

type Props = {
  readonly frame: Frame;
  readonly words: Words;
  readonly legend: readonly LegendEntry[];
  /** Where the column starts: its left edge, in right-to-left languages its right edge. */
  readonly x: number;
  readonly side: number;
  readonly rtl: boolean;
};

/** North, scale bar and legend in a column beside the map. */
export function Furniture({ frame, words, legend, x, side, rtl }: Props) {
  const { say, number } = words;
  const top = frame.box.y;
  const turn = rtl ? -1 : 1;
  const text = { fontFamily: sheetFont, direction: rtl ? "rtl" : "ltr", fill: paint.text } as const;
  const km = scaleBarKm(frame.perKm, side - 20);
  const long = km * frame.perKm;
  const bar = rtl ? x - long : x;
  const rows = legendRows(legend, words, side - 30);
  return (
    <g>
      <path d={`M${x + turn * 10} ${top + 2}l7 22l-7 -5l-7 5z`} fill={paint.text} />
      <text {...text} x={x + turn * 10} y={top + 36} textAnchor="middle" fontSize={11} fontWeight={700}>
        {say("map.sheet.north")}
      </text>
      <path
        d={`M${bar} ${top + 52}v5h${long}v-5M${bar + long / 2} ${top + 57}v-4`}
        fill="none"
        stroke={paint.text}
        strokeWidth={1.2}
      />
      <text {...text} x={bar} y={top + 69} textAnchor="start" direction="ltr" fontSize={9}>
        0
      </text>
      <text {...text} x={bar + long} y={top + 69} textAnchor="end" direction="ltr" fontSize={9}>
        {say("map.distance.km", { km: number(km, 2) })}
      </text>
      <text {...text} x={x} y={top + 92} fontSize={11} fontWeight={700}>
        {say("map.sheet.legend")}
      </text>
      {rows.map(({ entry, lines, y }) => (
        <g key={entry.code}>
          <Sample entry={entry} x={x + turn * 10} y={top + 104 + y} />
          {lines.map((line, index) => (
            <text key={line} {...text} x={x + turn * 26} y={top + 107 + y + index * 11} fontSize={9.2}>
              {line}
            </text>
          ))}
        </g>
      ))}
    </g>
  );
}

function legendRows(legend: readonly LegendEntry[], { say }: Words, room: number) {
  let y = 0;
  return [...legend, null].flatMap((entry) => {
    if (entry === null) return [];
    const title =
      entry.form === "ring" && entry.class === 0 ? `${say("map.rings")}: ${say(entry.code)}` : say(entry.code);
    const row = { entry, lines: linesOf(title, room, 9.2), y };
    y += Math.max(16, row.lines.length * 11 + 5);
    return [row];
  });
}

function Sample({ entry, x, y }: { entry: LegendEntry; x: number; y: number }) {
  if (entry.form === "ring")
    return <circle cx={x} cy={y} r={5} fill="none" stroke={paint.days[entry.class]} strokeWidth={2.5} />;
  if (entry.form === "sign") {
    const fill = { site: paint.site, empty: paint.surface, entry: paint.text }[entry.tone];
    return (
      <path
        d={signPath(entry.sign, x, y, entry.radius)}
        fill={fill}
        stroke={entry.tone === "empty" ? paint.empty : "none"}
      />
    );
  }
  const stroke = { route: paint.route, slow: paint.slow, closed: paint.closed, disputed: paint.border }[entry.tone];
  const dash = { route: undefined, slow: "6 3", closed: "2 3", disputed: "4 3" }[entry.tone];
  return (
    <path
      d={`M${x - 11} ${y}h22`}
      stroke={stroke}
      strokeWidth={entry.tone === "disputed" ? 1.2 : 2}
      strokeDasharray={dash}
    />
  );
}

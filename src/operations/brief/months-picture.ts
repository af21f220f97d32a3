import type { BriefPicture, PictureMark, PictureShape } from "../../model/brief.ts";
import type { BriefFrame } from "./brief-frame.ts";

/** One month of a picture: bars that stand on each other, and the level that they are held against; null is unknown. */
export type MonthBars = {
  readonly month: string;
  readonly bars: readonly { readonly mark: PictureMark; readonly value: number }[];
  readonly level: number | null;
};
type Words = Pick<BriefPicture, "title" | "alt" | "legend">;

const area = { left: 46, right: 712, top: 10, bottom: 128 } as const;
const size = { width: 720, height: 150 } as const;

/** People by month as bars, with a line of levels. A month without bars is unknown and stays blank. */
export function monthsPicture(frame: BriefFrame, months: readonly MonthBars[], words: Words): BriefPicture {
  const most = Math.max(1, ...months.map((month) => Math.max(heightOf(month), month.level ?? 0)));
  const step = (area.right - area.left) / Math.max(1, months.length);
  const ceiling = roundUp(most);
  const x = (at: number): number => round(area.left + at * step);
  const y = (value: number): number => round(area.bottom - (value / ceiling) * (area.bottom - area.top));
  const chosen = months.findIndex(({ month }) => month === frame.month?.month);
  return {
    type: "picture",
    ...words,
    ...size,
    shapes: [
      ...grid(frame, ceiling, y),
      ...years(frame, months, x),
      ...months.flatMap((month, at) => barsOf(month, { x: x(at), width: round(step < 8 ? step : step * 0.86), y })),
      ...levels(months, x, y),
      ...(chosen < 0 ? [] : [line("chosen", [x(chosen + 0.43), area.top - 6], [x(chosen + 0.43), area.bottom + 4])]),
    ],
  };
}

const round = (value: number): number => Math.round(value * 100) / 100;
const heightOf = ({ bars }: MonthBars): number => bars.reduce((sum, { value }) => sum + value, 0);
const line = (mark: PictureMark, ...points: [number, number][]): PictureShape => ({ shape: "path", mark, points });

/** The next of 1, 2, 2.5, 5 and 10 times a power of ten, taken twice so that the grid has a line in the middle. */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return power * ([1, 2, 3, 4, 5, 6, 8, 10].find((each) => each * power >= value) ?? 10);
}

function grid({ formats }: BriefFrame, ceiling: number, y: (value: number) => number): PictureShape[] {
  return [0, ceiling / 2, ceiling].flatMap((value): PictureShape[] => [
    line("grid", [area.left, y(value)], [area.right, y(value)]),
    {
      shape: "text",
      anchor: "end",
      x: area.left - 5,
      y: y(value) + 3,
      text: formats.number(value, Number.isInteger(value) ? 0 : 1),
    },
  ]);
}

/** Names years under their first month, as many as there is room for. */
function years({ formats }: BriefFrame, months: readonly MonthBars[], x: (at: number) => number): PictureShape[] {
  const starts = months.flatMap(({ month }, at) => (month.endsWith("-01") || at === 0 ? [{ month, at }] : []));
  let end = -Infinity;
  return starts.flatMap(({ month, at }): PictureShape[] => {
    if (x(at) - end < 34 || x(at) > area.right - 24) return [];
    end = x(at);
    const text = formats.digits(month.slice(0, 4));
    return [
      line("grid", [x(at), area.bottom], [x(at), area.bottom + 4]),
      { shape: "text", anchor: "start", x: x(at), y: area.bottom + 15, text },
    ];
  });
}

type Place = { readonly x: number; readonly width: number; readonly y: (value: number) => number };

function barsOf({ bars }: MonthBars, { x, width, y }: Place): PictureShape[] {
  let below = 0;
  return bars.flatMap(({ mark, value }): PictureShape[] => {
    const top = y(below + value);
    const height = round(y(below) - top);
    below += value;
    return height <= 0 ? [] : [{ shape: "bar", mark, x, y: top, width, height }];
  });
}

/** Steps of the levels; a gap where none is stated. */
function levels(months: readonly MonthBars[], x: (at: number) => number, y: (value: number) => number): PictureShape[] {
  const runs: [number, number][][] = [];
  let before: number | null = null;
  for (const [at, { level }] of months.entries()) {
    if (level === null) {
      before = null;
      continue;
    }
    if (before === null) runs.push([]);
    runs.at(-1)?.push([x(at), y(level)], [x(at + 1), y(level)]);
    before = level;
  }
  return runs.map((points) => line("level", ...points));
}

import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { barChart, barLayout, type BarRow } from "./bar-chart.tsx";
import { nearest, walk, type Canvas, type Drawing, type Spot } from "./drawing.ts";
import { fanPoints, quantile } from "./fan-points.ts";
import { ganttChart } from "./gantt-chart.tsx";
import { placeLane, type GanttBar } from "./gantt-layout.ts";
import { lineChart, stepPath } from "./line-chart.tsx";
import { matrixChart, runsOf, shownSlots, type MatrixCell } from "./matrix-chart.tsx";
import { yearTicks, type Slots } from "./plot.ts";
import { panelPlaces, smallMultiples } from "./small-multiples.tsx";
import { stackChart, stacked } from "./stack-chart.tsx";
import { fitText, spreadLabels, textRoom } from "./text-room.ts";
import { falls, waterfallChart } from "./waterfall-chart.tsx";

const canvas: Canvas = { width: 300, id: "c", rtl: false };
const slots: Slots = { names: ["a", "b", "c"], ticks: [{ at: 0, text: "2010" }], cursor: 1 };
const format = String;
const textOf = (row: number, at: number) => `${row} ${at}`;
const markup = ({ marks, width, height }: Drawing) =>
  renderToStaticMarkup(
    <svg width={width} height={height}>
      {marks}
    </svg>,
  );
const count = (text: string, part: string) => text.split(part).length - 1;
const spot = (x: number, y: number): Spot => ({ x, y, width: 10, height: 10, text: () => `${x},${y}` });

test("a line leaves a gap where nothing is known, dashes estimates and draws ranges as bands", () => {
  const points = [{ value: 1 }, { value: null }, { value: 3, estimated: true, ranges: [[2, 4] as const] }];
  const drawing = lineChart({ slots, series: [{ name: "x", tone: 2, points }], format, textOf }, canvas);
  const text = markup(drawing);
  expect(count(text, 'class="stroke"')).toBe(1);
  expect(count(text, 'class="stroke dashed"')).toBe(1);
  expect(count(text, 'class="band"')).toBe(1);
  expect(text).toContain('class="line tone-2"');
  expect(drawing.spots.map((row) => row.map((each) => each.text()))).toEqual([["0 0", "0 1", "0 2"]]);
});

test("a level holds through its slots and stops where it isn't stated", () => {
  const plot = { left: 0, right: 40, top: 0, bottom: 10 };
  expect(stepPath([1, 2, null, 3], plot, (value) => 10 - value)).toBe("M0 9H10V8H20M30 7H40");
});

test("layers lie on one another, an unknown one leaves its place empty", () => {
  const layers = [
    { name: "a", tone: 0, values: [1, null] },
    { name: "b", tone: 1, values: [2, 3] },
  ];
  expect(stacked(layers)).toEqual([
    [{ at: 0, low: 0, high: 1 }],
    [
      { at: 0, low: 1, high: 3 },
      { at: 1, low: 0, high: 3 },
    ],
  ]);
  const two = { ...slots, names: ["a", "b"] };
  const columns = markup(stackChart({ slots: two, layers, format, textOf, estimated: (at) => at === 1 }, canvas));
  expect([count(columns, "<rect class"), count(columns, "url(#c-hatch)")]).toEqual([3, 1]);
  const areas = markup(stackChart({ slots: two, layers, format, textOf, shape: "area" }, canvas));
  expect(count(areas, 'class="fill"')).toBe(2);
});

const rows: readonly BarRow[] = [
  { key: "n", name: "Nepal", text: () => "Nepal 4", bars: [{ value: 4, tone: 0, note: "4", part: 1 }] },
  { key: "g", name: "Ghana", text: () => "Ghana", bars: [{ value: null, tone: 0, note: "unknown" }] },
];
test("bars begin at zero, unknown has its word and no bar, and right to left is mirrored", () => {
  const ltr = barLayout(rows, { width: 300, rtl: false });
  const rtl = barLayout(rows, { width: 300, rtl: true });
  expect(ltr.placed.map(([bar]) => bar?.x)).toEqual([60, 60]);
  expect(rtl.placed[0]?.[0]?.x).toBe(300 - 60 - (ltr.placed[0]?.[0]?.length ?? 0));
  expect(ltr.placed[1]?.[0]?.length).toBe(0);
  const text = markup(barChart(rows, canvas));
  expect([count(text, 'class="fill"'), count(text, 'class="part"'), count(text, ">unknown<")]).toEqual([1, 1, 1]);
});

const cell = (state: MatrixCell["state"], shade: number, note: string): MatrixCell => ({ state, shade, note });
test("a matrix leaves the unknown blank, hatches estimates, and merges neighbours without a number they don't share", () => {
  const cells = [cell("known", 1, "5"), cell("known", 1, "6"), cell("unknown", 0, ""), cell("estimated", 1, "7")];
  expect(runsOf(cells, false)).toEqual([
    { at: 0, length: 2, cell: cell("known", 1, "") },
    { at: 3, length: 1, cell: cell("estimated", 1, "7") },
  ]);
  const text = markup(
    matrixChart(
      { slots: { ...slots, names: ["a", "b", "c", "d"] }, rows: [{ key: "n", name: "Nepal", cells }], textOf },
      canvas,
    ),
  );
  expect([count(text, '<rect class="shade-1"'), count(text, "url(#c-hatch)"), count(text, ">6<")]).toEqual([3, 1, 1]);
});

test("where not all slots fit, those around the cursor stay", () => {
  expect(shownSlots(175, 100, 400)).toEqual({ from: 50, to: 150 });
  expect(shownSlots(175, 2, 400)).toEqual({ from: 0, to: 100 });
  expect(shownSlots(175, 174, 400)).toEqual({ from: 75, to: 175 });
  expect(shownSlots(10, null, 400)).toEqual({ from: 0, to: 10 });
});

const bar = (key: string, from: number, to: number, kind: GanttBar["kind"]): GanttBar => ({
  key,
  name: key,
  from,
  to,
  kind,
  text: () => key,
});
test("bars of a lane that overlap stand on tracks of their own; what lies outside is left out", () => {
  const bars = [
    bar("a", 0, 50, "span"),
    bar("b", 40, 40, "day"),
    bar("c", 90, 95, "within"),
    bar("d", 200, 210, "span"),
  ];
  const placed = placeLane(bars, { from: 0, to: 100 }, (day) => day * 3, 300);
  expect(placed.bars.map(({ bar: { key }, track }) => [key, track])).toEqual([
    ["a", 0],
    ["b", 1],
    ["c", 0],
  ]);
  expect(placed.tracks).toBe(2);
  const lanes = [{ key: "l", name: "Lane", tone: 1, bars }];
  const text = markup(ganttChart({ lanes, from: 0, to: 100, ticks: [{ day: 50, text: "mid" }], cursor: 20 }, canvas));
  expect([count(text, 'class="fill"'), count(text, 'class="bracket"'), count(text, 'class="cursor"')]).toEqual([
    2, 1, 1,
  ]);
});

test("a waterfall's steps begin where the one before ended", () => {
  const steps = [
    { key: "1", name: "Regular", kind: "total" as const, value: 4, note: "4", text: () => "4" },
    { key: "2", name: "Discount", kind: "change" as const, value: -1, note: "-1", text: () => "-1" },
    { key: "3", name: "Rate", kind: "total" as const, value: 3, note: "3", text: () => "3" },
  ];
  expect(falls(steps)).toEqual([
    { low: 0, high: 4, rises: true },
    { low: 3, high: 4, rises: false },
    { low: 0, high: 3, rises: true },
  ]);
  expect(count(markup(waterfallChart(steps, canvas)), 'class="fall')).toBe(3);
});

test("a fan has the median with its ranges, and nothing where there are no samples", () => {
  expect(quantile([1, 2, 3, 4], 0.5)).toBe(2.5);
  expect(fanPoints([[5, 1, 3, 2, 4], []])).toEqual([
    {
      value: 3,
      ranges: [
        [1.4, 4.6],
        [2, 4],
      ],
    },
    { value: null },
  ]);
});

test("small multiples stand in rows of at least 150 pixels on one scale", () => {
  expect(panelPlaces(3, 330).map(({ x, y }) => [x, y])).toEqual([
    [0, 0],
    [172, 0],
    [0, 98],
  ]);
  const panels = ["A", "B"].map((name) => ({
    key: name,
    name,
    note: "",
    points: [{ value: 1 }, { value: 2 }, { value: null }],
  }));
  const text = markup(smallMultiples({ slots, panels, textOf, format }, { ...canvas, width: 330 }));
  expect([count(text, ">A<"), count(text, 'class="cursor"')]).toEqual([1, 2]);
});

test("arrows walk along a row, change rows to what is nearest, and stop at the ends", () => {
  const spots = [[spot(0, 0), spot(50, 0)], [spot(45, 20)]];
  expect(walk(spots, [0, 0], "ArrowRight")).toEqual([0, 1]);
  expect(walk(spots, [0, 1], "ArrowRight")).toEqual([0, 1]);
  expect(walk(spots, [1, 0], "ArrowUp")).toEqual([0, 1]);
  expect(walk(spots, [0, 0], "End")).toEqual([0, 1]);
  expect(walk([[spot(0, 0)], [spot(0, 20)]], [0, 0], "End")).toEqual([1, 0]);
  expect(walk(spots, [0, 0], "x")).toBe(null);
  expect(nearest(spots, 52, 22)).toEqual([1, 0]);
});

test("texts are cut where they don't fit, labels move apart, years thin out", () => {
  expect(textRoom("abc")).toBe(21);
  expect(fitText("Military observers", 60)).toBe("Military…");
  expect(spreadLabels([10, 12, 50], 13, 60)).toEqual([10, 23, 50]);
  const months = ["2010-01", "2010-06", "2011-01", "2012-01"];
  expect(yearTicks(months, 8).map(({ text }) => text)).toEqual(["2010", "2012"]);
});

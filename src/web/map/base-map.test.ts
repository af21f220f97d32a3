import { expect, test } from "vitest";
import type { DisputedArea } from "../../model/disputed-area.ts";
import type { Atlas, Shared } from "./atlas.ts";
import { baseMap, disputedIn, parts } from "./base-map.ts";

/** Three states in a row and an area without a code above the middle one, with the boundaries between them. */
const lines = [
  {
    a: "1",
    b: "2",
    line: [
      [1, 0],
      [1, 1],
      [1, 2],
      [1, 3],
    ],
  },
  {
    a: "2",
    b: "3",
    line: [
      [2, 0],
      [2, 2],
    ],
  },
  {
    a: "2",
    b: "Upland",
    line: [
      [1, 3],
      [2, 3],
    ],
  },
];
const atlas: Atlas = {
  countries: { type: "FeatureCollection", features: [] },
  coast: { type: "MultiLineString", coordinates: [] },
  shared: (pick: Shared) => ({
    type: "MultiLineString",
    coordinates: lines.filter(({ a, b }) => pick(a, b)).map(({ line }) => line),
  }),
};
const entry = (id: string, shapes: Partial<DisputedArea["properties"]["atlas"]>): DisputedArea => ({
  type: "Feature",
  properties: {
    id,
    kind: "line",
    standing: "undetermined",
    source: "",
    status: "unverified",
    reviewed_on: "2026-11-24",
    label_at: null,
    atlas: { areas: [], between: [], within: null, ...shapes },
    ground: null,
  },
  geometry: null,
});

test("boundaries without an entry stay solid; those of areas without a code are never solid", () => {
  expect(baseMap(atlas, [])).toMatchObject({
    borders: [lines[0]?.line, lines[1]?.line],
    unsettled: [lines[2]?.line],
    disputed: [],
  });
});

test("a boundary that an entry names is dashed whole, whichever side is named first, and no longer solid", () => {
  const base = baseMap(atlas, [entry("east", { between: [["3", "2"]] }), entry("upland", { areas: ["Upland"] })]);
  expect(base.borders).toEqual([lines[0]?.line]);
  expect(base.unsettled).toEqual([]);
  expect(base.disputed.map((shape) => shape.lines)).toEqual([[lines[1]?.line], [lines[2]?.line]]);
});

test("of a boundary named within an extent only that part is dashed, and the rest stays solid", () => {
  const base = baseMap(atlas, [entry("south", { between: [["1", "2"]], within: [0, -1, 3, 1.5] })]);
  expect(base.disputed[0]?.lines).toEqual([
    [
      [1, 0],
      [1, 1],
    ],
  ]);
  expect(base.borders).toEqual([
    lines[1]?.line,
    [
      [1, 1],
      [1, 2],
      [1, 3],
    ],
  ]);
});

test("a map speaks only of what lies on it", () => {
  const base = baseMap(atlas, [entry("east", { between: [["2", "3"]] }), entry("upland", { areas: ["Upland"] })]);
  expect(disputedIn(base, [1.5, -1, 5, 1]).map(({ about }) => about.id)).toEqual(["east"]);
  expect(disputedIn(base, [10, 10, 11, 11])).toEqual([]);
});

test("a line that leaves and comes back is two parts", () => {
  const line = [
    [0, 0],
    [1, 0],
    [9, 0],
    [1, 1],
    [0, 1],
  ];
  expect(parts([line], [-1, -1, 2, 2], true)).toEqual([
    [
      [0, 0],
      [1, 0],
    ],
    [
      [1, 1],
      [0, 1],
    ],
  ]);
});

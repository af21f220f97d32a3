import { expect, test } from "vitest";
import { equalEarth, outline } from "./equal-earth.ts";

test("the projection keeps the origin and reaches its published edges", () => {
  expect(equalEarth(0, 0)).toEqual([0, 0]);
  expect(equalEarth(180, 0)[0]).toBeCloseTo(2.70663, 4);
  expect(equalEarth(0, 90)[1]).toBeCloseTo(1.31737, 4);
});

test("south mirrors north and west mirrors east", () => {
  const [x, y] = equalEarth(30, 45);
  expect(equalEarth(-30, -45)).toEqual([-x, -y]);
});

test("an outline closes and leaves out points that would fall together", () => {
  const ring = [
    [0, 0],
    [0.0001, 0],
    [10, 0],
    [10, 10],
    [0, 0],
  ];
  const path = outline({ type: "Polygon", coordinates: [ring] });
  expect(path.startsWith("M") && path.endsWith("Z")).toBe(true);
  expect(path.match(/[ML]/g)).toHaveLength(4);
});

test("a ring over the 180th meridian does not cross the whole page", () => {
  const ring = [
    [170, 60],
    [-170, 60],
    [-170, 70],
    [170, 70],
    [170, 60],
  ];
  const xs = [...outline({ type: "Polygon", coordinates: [ring] }).matchAll(/[ML]([\d.-]+)/g)].map((match) =>
    Number(match[1]),
  );
  expect(Math.max(...xs) - Math.min(...xs)).toBeLessThan(100);
});

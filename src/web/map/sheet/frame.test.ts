import { expect, test } from "vitest";
import { frameOf, gridOf, scaleBarKm, scaleOnPaper } from "./frame.ts";

const box = { x: 10, y: 20, width: 400, height: 200 };

test("the extent lies whole in the box, its middle in the middle, north up", () => {
  const frame = frameOf([-12, 4, -7, 9], box);
  const [x, y] = frame.at([-9.5, 6.5]);
  expect(x).toBeCloseTo(210, 6);
  expect(Math.abs(y - 120)).toBeLessThan(0.3);
  expect(frame.at([-9.5, 9])[1]).toBeCloseTo(20, 6);
  expect(frame.at([-9.5, 4])[1]).toBeCloseTo(220, 6);
  expect(frame.extent[0]).toBeLessThan(-12);
  expect(frame.extent[3]).toBeCloseTo(9, 6);
});

test("a kilometre on paper is the great circle's kilometre at the middle", () => {
  const frame = frameOf([-1, -1, 1, 1], box);
  const [left] = frame.at([-0.5, 0]);
  const [right] = frame.at([0.5, 0]);
  expect((right - left) / frame.perKm).toBeCloseTo(111.195, 2);
});

test("grids have whole steps, few of them", () => {
  expect(gridOf([-14, 4, -7, 9])).toEqual({ lons: [-14, -13, -12, -11, -10, -9, -8, -7], lats: [4, 5, 6, 7, 8, 9] });
  expect(gridOf([20, 42, 21.2, 42.6])).toEqual({ lons: [20, 20.25, 20.5, 20.75, 21], lats: [42, 42.25, 42.5] });
});

test("a scale bar is 1, 2 or 5 times a power of ten and fits its room", () => {
  expect([scaleBarKm(1, 120), scaleBarKm(1, 60), scaleBarKm(1, 49), scaleBarKm(0.1, 150)]).toEqual([100, 50, 20, 1000]);
});

test("the scale of a sheet counts millimetres of paper", () => {
  // One kilometre on 3.7795 units, which are one millimetre.
  expect(scaleOnPaper(96 / 25.4)).toBe(1_000_000);
});

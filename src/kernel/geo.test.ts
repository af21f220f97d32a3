import { expect, test } from "vitest";
import { distanceKm, isInside } from "./geo.ts";

test("the distance from Monrovia to Harper is about 404 km in a straight line", () => {
  expect(distanceKm([-10.8047, 6.3106], [-7.7169, 4.375])).toBeCloseTo(404.3, 0);
});

test("a quarter of the equator is a quarter of the circumference", () => {
  expect(distanceKm([0, 0], [90, 0])).toBeCloseTo((6371.0088 * Math.PI) / 2, 6);
});

test("an extent holds its own corners", () => {
  expect(isInside([-11.5, 4.3], [-11.5, 4.3, -7.3, 8.6])).toBe(true);
  expect(isInside([6.3, -10.8], [-11.5, 4.3, -7.3, 8.6])).toBe(false);
});

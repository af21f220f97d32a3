import fc from "fast-check";
import { expect, test } from "vitest";
import { randomFrom, seededRandom } from "./seeded-random.ts";

test("from the state 1, 2, 3, 4 come the numbers that other programs of the same generator are tested with", () => {
  const random = randomFrom([1, 2, 3, 4]);
  expect(Array.from({ length: 10 }, () => random.next())).toEqual([
    11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
  ]);
});

test("a seed gives the same numbers again, and another seed others", () => {
  const draw = (seed: number) => {
    const random = seededRandom(seed);
    return Array.from({ length: 20 }, () => random.next());
  };
  fc.assert(fc.property(fc.integer(), (seed) => void expect(draw(seed)).toEqual(draw(seed))));
  expect(draw(1)).not.toEqual(draw(2));
  expect(() => seededRandom(0.5)).toThrow(RangeError);
});

test("numbers below a bound reach every number and no other, about equally often", () => {
  const random = seededRandom(7);
  const counts = [0, 0, 0, 0, 0, 0];
  for (let at = 0; at < 60_000; at += 1) {
    const face = random.below(6);
    counts[face] = (counts[face] ?? 0) + 1;
  }
  expect(counts).toHaveLength(6);
  for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(400);
});

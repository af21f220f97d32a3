import { expect, test } from "vitest";
import { waitAfter } from "./sign-in-delay.ts";

test("five failures cost nothing, then each doubles the wait in seconds, up to a minute for a name and a quarter of an hour for an address", () => {
  const counts = [0, 1, 4, 5, 6, 7, 10, 11, 14, 15, 100];
  expect(counts.map((count) => waitAfter(count, "user"))).toEqual([0, 0, 0, 1, 2, 4, 32, 60, 60, 60, 60]);
  expect(counts.map((count) => waitAfter(count, "address"))).toEqual([0, 0, 0, 1, 2, 4, 32, 64, 512, 900, 900]);
});

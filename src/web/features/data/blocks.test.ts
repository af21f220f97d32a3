import { expect, test } from "vitest";
import { blocksToRead } from "./blocks.ts";

test("the blocks in view come first, then those that the reader scrolls to, then those left behind", () => {
  expect(blocksToRead({ first: 1040, last: 1110, upward: false }, 50_000)).toEqual([10, 11, 12, 13, 14, 9]);
  expect(blocksToRead({ first: 1040, last: 1110, upward: true }, 50_000)).toEqual([10, 11, 9, 8, 7, 12]);
});

test("no block is asked for beyond the ends of the list", () => {
  expect(blocksToRead({ first: 0, last: 30, upward: true }, 150)).toEqual([0, 1]);
  expect(blocksToRead({ first: 49_980, last: 50_010, upward: false }, 50_000)).toEqual([499, 498]);
  expect(blocksToRead({ first: 0, last: 40, upward: false }, null)).toEqual([0]);
  expect(blocksToRead({ first: 0, last: 40, upward: false }, 0)).toEqual([0]);
});

import { expect, test } from "vitest";
import { boundsOf, cellAt, inside, moved } from "./range.ts";

const plain = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };
const size = { rows: 100, columns: 10, page: 20, mirrored: false };

test("the ends of a range do not depend on where it began", () => {
  expect(boundsOf({ anchor: { row: 7, column: 1 }, head: { row: 2, column: 4 } })).toEqual({
    top: 2,
    bottom: 7,
    left: 1,
    right: 4,
  });
});

test("keys walk by cell, by page and to the ends, and stop there", () => {
  const from = { row: 50, column: 5 };
  const by = (key: string, far = false) => moved({ ...plain, key, ctrlKey: far }, from, size);
  expect(
    ["ArrowDown", "ArrowUp", "ArrowRight", "ArrowLeft", "PageDown", "PageUp", "Home", "End"].map((key) => by(key)),
  ).toEqual([
    { row: 51, column: 5 },
    { row: 49, column: 5 },
    { row: 50, column: 6 },
    { row: 50, column: 4 },
    { row: 70, column: 5 },
    { row: 30, column: 5 },
    { row: 50, column: 0 },
    { row: 50, column: 9 },
  ]);
  expect(["ArrowDown", "ArrowRight", "Home", "End"].map((key) => by(key, true))).toEqual([
    { row: 99, column: 5 },
    { row: 50, column: 9 },
    { row: 0, column: 0 },
    { row: 99, column: 9 },
  ]);
  expect(by("x")).toBeNull();
});

test("left is onward in a page that reads from the right", () => {
  expect(moved({ ...plain, key: "ArrowLeft" }, { row: 0, column: 0 }, { ...size, mirrored: true })).toEqual({
    row: 0,
    column: 1,
  });
});

test("a selection stays inside a list that became shorter", () => {
  expect(inside({ anchor: { row: 90, column: 2 }, head: { row: 99, column: 9 } }, { rows: 95, columns: 5 })).toEqual({
    anchor: { row: 90, column: 2 },
    head: { row: 94, column: 4 },
  });
  expect(inside(cellAt(3, 3), { rows: 0, columns: 2 })).toEqual({
    anchor: { row: 0, column: 1 },
    head: { row: 0, column: 1 },
  });
});

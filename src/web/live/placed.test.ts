import { expect, test } from "vitest";
import { placedIn } from "./placed.ts";

const item = (id: string, version: number, name: string) => ({ id, version, values: { id, name } });
const page = { items: [item("a", 1, "A"), item("b", 2, "B")], total: 2, next_cursor: null };

test("a changed record takes its place in a list, and the others stay the same objects", () => {
  const next = placedIn(page, item("b", 3, "Bee"), "", "");
  expect(next).toEqual({ ...page, items: [item("a", 1, "A"), item("b", 3, "Bee")] });
  expect(next && "items" in next && next.items[0]).toBe(page.items[0]);
  expect(placedIn(page.items, item("a", 2, "Ah"), "", "")).toEqual([item("a", 2, "Ah"), item("b", 2, "B")]);
});

test("a list that has the record as it is, or newer, or does not have it, stays as it is", () => {
  expect(placedIn(page, item("b", 2, "B"), "", "")).toBe(page);
  expect(placedIn(page, item("c", 9, "C"), "", "")).toBe(page);
  expect(placedIn(undefined, item("c", 9, "C"), "", "")).toBe(undefined);
});

test("where the order or the choice of a list may have changed, it is read anew", () => {
  expect(placedIn(page, item("b", 3, "Zed"), "-name", "")).toBe(null);
  expect(placedIn(page, item("b", 3, "B"), "name", "")).toEqual({
    ...page,
    items: [item("a", 1, "A"), item("b", 3, "B")],
  });
  expect(placedIn(page, item("b", 3, "Bee"), "", "name:contains:B")).toBe(null);
  expect(placedIn(page, item("c", 9, "C"), "", "name:contains:C")).toBe(null);
  expect(placedIn({ sum: 12 }, item("a", 2, "A"), "", "")).toBe(null);
});

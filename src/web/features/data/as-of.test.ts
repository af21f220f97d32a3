import { expect, test } from "vitest";
import { listKey, readAsOf } from "./as-of.ts";

test("an address asks for lists as known after a commit only by the number of one", () => {
  expect(["12", "0", "-1", "1.5", "now", "", undefined].map(readAsOf)).toEqual([
    "12",
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

test("lists of the past are kept apart from those that the live stream renews", () => {
  expect(listKey("unmil", "site", undefined)).toEqual(["mission", "unmil", "list", "site"]);
  expect(listKey("unmil", "site", "7")).toEqual(["known", "unmil", "7", "site"]);
});

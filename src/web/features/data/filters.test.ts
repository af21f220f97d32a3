import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  filterAny,
  filtersBetween,
  filterTyped,
  isTypable,
  readFilters,
  typedFilter,
  valuesOf,
  writeFilters,
} from "./filters.ts";

const number = { name: "troops", meta: { kind: "integer", required: false } } as const;
const text = { name: "name", meta: { kind: "text", required: true } } as const;

test("what is typed above a column becomes a condition, and reads as it was typed", () => {
  expect(filterTyped(number, ">= 5")).toEqual({ field: "troops", test: "at_least", value: "5" });
  expect(filterTyped(number, "5")).toEqual({ field: "troops", test: "is", value: "5" });
  expect(filterTyped(text, "baha")).toEqual({ field: "name", test: "contains", value: "baha" });
  expect(filterTyped(text, "?")).toEqual({ field: "name", test: "empty", value: "" });
  expect([filterTyped(text, "  "), typedFilter(filterTyped(number, "≤7") ?? undefined)]).toEqual([null, "<=7"]);
});

test("any values stand in an address and come back, the unknown among them", () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.string({ minLength: 1 })), { minLength: 1, maxLength: 5 }), (values) => {
      const [filter] = readFilters(writeFilters([filterAny("name", values)]));
      expect(valuesOf(filter)).toEqual(values);
    }),
  );
});

test("a range may be open at either end, and is not shown as typed text when it has two", () => {
  expect(filtersBetween("troops", " 5", "")).toEqual([{ field: "troops", test: "at_least", value: "5" }]);
  expect(isTypable(filtersBetween("troops", "5", "9"))).toBe(false);
  expect(isTypable([filterAny("name", ["x"])])).toBe(false);
});

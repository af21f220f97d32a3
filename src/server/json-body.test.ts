import { expect, test } from "vitest";
import { isTooDeep } from "./json-body.ts";

test("brackets count only outside of strings, and only while they are open", () => {
  expect(isTooDeep("[".repeat(65))).toBe(true);
  expect(isTooDeep('{"a":'.repeat(65))).toBe(true);
  expect(isTooDeep("[]".repeat(1000))).toBe(false);
  expect(isTooDeep(`"${"[".repeat(1000)}"`)).toBe(false);
  expect(isTooDeep(`"\\"${"[".repeat(1000)}"`)).toBe(false);
  expect(isTooDeep(`"\\\\"${"[".repeat(1000)}`)).toBe(true);
});

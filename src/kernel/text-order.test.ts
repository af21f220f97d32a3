import fc from "fast-check";
import { expect, test } from "vitest";
import { compareText } from "./text-order.ts";

test("text orders by its UTF-8 bytes", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (a, b) => {
      expect(Math.sign(compareText(a, b))).toBe(Math.sign(Buffer.compare(Buffer.from(a), Buffer.from(b))));
    }),
    { numRuns: 2000 },
  );
});

test("characters beyond the basic plane come after all others", () => {
  expect(["\u{1F600}", "\uFFFD", "z"].sort(compareText)).toEqual(["z", "\uFFFD", "\u{1F600}"]);
});

import { expect, test } from "vitest";
import { canonicalJson } from "./canonical-json.ts";

test("keys stand in order at every depth and nothing else is written", () => {
  expect(canonicalJson({ b: [1, { z: null, a: "é" }], a: -0, aa: 1e21 })).toBe(
    '{"a":0,"aa":1e+21,"b":[1,{"a":"é","z":null}]}',
  );
});

test.each([undefined, Number.NaN, Infinity, { a: undefined }])("%s is no JSON", (value) => {
  expect(() => canonicalJson(value)).toThrow(RangeError);
});

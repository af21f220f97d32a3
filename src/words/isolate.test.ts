import { expect, test } from "vitest";
import { isolated, isolatedValues } from "./isolate.ts";

test("names and codes keep their order in a sentence from right to left", () => {
  expect(isolated("ar", "S/RES/1509 (2003)")).toBe("\u2068S/RES/1509 (2003)\u2069");
  expect(isolated("ar-u-nu-arab", "2008-06")).toBe("\u20682008-06\u2069");
  expect(["مونروفيا", "12"].map((text) => isolated("ar", text))).toEqual(["مونروفيا", "12"]);
  expect(isolated("fr", "S/RES/1509 (2003)")).toBe("S/RES/1509 (2003)");
});

test("what a message chooses by and what it counts with stay as they are", () => {
  expect(isolatedValues("ar", { season: "wet", count: 2, sites: ["Baha", "Bo"], once: "\u2068Bo\u2069" })).toEqual({
    season: "wet",
    count: 2,
    sites: ["\u2068Baha\u2069", "\u2068Bo\u2069"],
    once: "\u2068Bo\u2069",
  });
});

import { expect, test } from "vitest";
import type { Item } from "../../api.ts";
import { classOf, completeMonths, HoldingIndex, holdingsOf } from "./holdings.ts";
import { byPeak, ranked, totalOf } from "./ranking.ts";

const item = (id: string, values: Item["values"]): Item => ({ id, version: 1, values });
const nepal = item("n", {
  as_of: "2013-03-31", contributor: "NPL", troops: 18, police: 395, formed_police: 380, individual_police: 15,
  observers: 2, total: 415, women_troops: 2, women_formed_police: 8, women_individual_police: 0, women_observers: 0,
  basis: "reported", source: ["IPI-TCC"],
}); // prettier-ignore
const ghana = item("g", { as_of: "2013", contributor: "GHA", troops: 700, basis: "estimated", source: ["GEOPKO"] });
const months = ["2013-02", "2013-03"];
const index = new HoldingIndex(holdingsOf([nepal, ghana]), months);

test("police women are formed and individual together; a total of women needs all its parts", () => {
  expect(index.known("NPL", "2013-03", "police", "women")?.value).toBe(8);
  expect(index.known("NPL", "2013-03", "total", "women")?.value).toBe(10);
  expect(index.known("GHA", "2013-03", "total", "women")?.value).toBe(null);
});

test("a report speaks of its month only, an estimate of each month of its year", () => {
  expect(months.map((month) => index.known("NPL", month, "troops", "people")?.value ?? null)).toEqual([null, 18]);
  expect(months.map((month) => index.known("GHA", month, "troops", "people")?.value ?? null)).toEqual([700, 700]);
});

test("a list is complete when it has as many contributors as the series prints", () => {
  const strengths = [
    item("a", { month: "2013-02", contributors: 1 }),
    item("b", { month: "2013-03", contributors: 1 }),
  ];
  expect([...completeMonths(index, strengths)]).toEqual(["2013-03"]);
});

test("contributors are ranked with the unknown last, and the sum says what it leaves out", () => {
  expect(ranked(index, "2013-03", "troops", "people").map(({ contributor }) => contributor)).toEqual(["GHA", "NPL"]);
  expect(totalOf(ranked(index, "2013-03", "police", "people"))).toEqual({ sum: 395, unknown: 1 });
  expect(byPeak(index, months, "police", "people")).toEqual([{ contributor: "NPL", peak: 395, month: "2013-03" }]);
});

test("classes begin at their bounds", () => {
  expect([1, 9, 10, 1999, 2000].map(classOf)).toEqual([0, 0, 1, 5, 6]);
});

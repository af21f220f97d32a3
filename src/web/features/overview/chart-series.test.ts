import { expect, test } from "vitest";
import type { OverviewMonth } from "../../queries.ts";
import { chartSeries, isComparable } from "./chart-series.ts";

type Known = Partial<OverviewMonth["strength"]>;

const month = (strength: Known, authorised: Partial<OverviewMonth["authorised"]> = {}): OverviewMonth => ({
  month: "2001-01",
  reported_on: null,
  season: "dry",
  strength: {
    troops: null,
    police: null,
    observers: null,
    military: null,
    total: null,
    basis: null,
    sources: [],
    ...strength,
  },
  authorised: {
    military: null,
    police: null,
    troops: null,
    uniformed: null,
    instruments: [],
    planned: [],
    ...authorised,
  },
});

test("military and police are drawn with their levels, gaps kept", () => {
  const months = [month({ military: 5, police: 1, troops: 4, total: 6 }, { military: 9 }), month({})];
  expect(chartSeries(months)).toEqual([
    { component: "military", values: [5, null], limits: [9, null] },
    { component: "police", values: [1, null], limits: [null, null] },
  ]);
  expect(isComparable(chartSeries(months))).toBe(true);
});

test("an operation that reports troops alone is drawn by its troops, and says nothing of levels that nobody stated", () => {
  const drawn = chartSeries([month({ troops: 42_500, total: 42_500 })]);
  expect(drawn).toEqual([{ component: "troops", values: [42_500], limits: [null] }]);
  expect(isComparable(drawn)).toBe(false);
});

test("where only totals are known the total is drawn", () => {
  expect(chartSeries([month({ total: 7 })]).map(({ component }) => component)).toEqual(["uniformed"]);
});

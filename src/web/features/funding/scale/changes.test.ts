import { expect, test } from "vitest";
import type { ScaleReport } from "../../../../engines/funding/scale/scale-rows.ts";
import { changesOf, largestChanges } from "./changes.ts";
import { differenceClass } from "./rate-classes.ts";

const report = (rates: Readonly<Record<string, string | null>>): ScaleReport => ({
  schema: "concert.machine_scale/1",
  year: 2022,
  period: "2022-2024",
  base_periods: [],
  options: [],
  rates: Object.entries(rates).map(([iso3, computed_percent]) => ({
    iso3,
    computed_percent,
    adopted_percent: "1.000",
    difference_percent: null,
    held_by: null,
    settled: 0,
    set_aside: false,
  })),
  sum_percent: "100.000",
  holes: [],
  debt: "no_input",
  conversion: "no_input",
});

test("changes go from the most raised to the most lowered; a state without figures has none", () => {
  const usual = report({ AUT: "1.000", BEL: "2.000", COD: "3.000", DNK: null });
  const tried = report({ AUT: "1.500", BEL: "1.999", COD: "3.000", DNK: null });
  const changes = changesOf(tried, usual);
  expect(changes.map(({ iso3, change }) => [iso3, change])).toEqual([
    ["AUT", "0.500"],
    ["COD", "0.000"],
    ["BEL", "-0.001"],
  ]);
  expect(largestChanges(changes).map(({ iso3 }) => iso3)).toEqual(["AUT", "BEL"]);
  expect(changesOf(null, usual)).toEqual([]);
});

test("differences fall into seven classes around equal", () => {
  expect(["-0.300", "-0.100", "-0.005", "0.004", "0.005", "0.299", "1.000"].map(differenceClass)).toEqual([
    0, 1, 2, 3, 4, 5, 6,
  ]);
});

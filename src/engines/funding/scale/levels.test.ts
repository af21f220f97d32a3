import { expect, test } from "vitest";
import { fraction } from "../../../kernel/fraction.ts";
import type { StateLevel } from "../../../model/reference-data.ts";
import type { LevelListName, LevelListRow, PremiumInterval, ScaleTables } from "../../../model/scale-tables.ts";
import { compareLevels } from "./level-disagreements.ts";
import { carriedLevels, levelTables } from "./level-moves.ts";
import { type ComputedLevels, levelsFromIncome } from "./levels-from-income.ts";
import { premiumReadings } from "./premium-readings.ts";

/** Income per head in dollars over one year; ten people each. Made-up figures. */
const perHead: Readonly<Record<string, number>> = {
  AUT: 2000,
  BEL: 1999,
  CAN: 1600,
  DNK: 1400,
  EGY: 1200,
  FJI: 1199,
  GHA: 1000,
  HND: 999,
  KWT: 5000,
  NPL: 1500,
  PRT: 1300,
  USA: 4000,
};

const listed = (list: LevelListName, iso3: string, more: Partial<LevelListRow> = {}): LevelListRow => ({
  list,
  iso3,
  from_year: null,
  to_year: null,
  level: "",
  discount_percent: null,
  note: "",
  source: "fictional",
  status: "unverified",
  ...more,
});

const lists = [
  listed("permanent", "USA"),
  listed("annex_55_235", "KWT"),
  listed("ldc", "NPL", { to_year: 2025 }),
  listed("voluntary", "PRT", { level: "B" }),
  listed("exceptional", "AUT", { level: "B", discount_percent: "7.5", from_year: 2026 }),
];
const tables: ScaleTables = {
  income: Object.entries(perHead).map(([iso3, head]) => ({
    iso3,
    year: 2022,
    gni_usd: String(head * 10),
    population: "10",
    source: "fictional",
  })),
  debt: [],
  conversion: [],
  level_parameters: [
    {
      period: "2025-2027",
      average_gni_per_head_usd: "1000",
      first_year: 2022,
      last_year: 2022,
      resolution: "",
      source: "fictional",
      status: "unverified",
    },
  ],
  level_lists: lists,
  premium_intervals: [],
};

function levels(): ComputedLevels {
  const reference = { regular_scale: [], discounts: [] };
  const computed = levelsFromIncome(reference, tables, 2025, { holes: "as_missing", mean: null });
  if (!computed.ok) throw new RangeError(computed.code);
  return computed;
}

const row = (iso3: string, level: string, percent: string | null): StateLevel => ({
  period: "2022-2024",
  iso3,
  level,
  discount_percent_final_year: percent,
  basis: "",
  note: "",
  status: "inferred",
});

test("a state has the lowest level whose threshold it is under; lists come before income", () => {
  expect(levels().findings.map(({ iso3, level, rule, by_income }) => [iso3, level, rule, by_income])).toEqual([
    ["AUT", "B", "income", "B"],
    ["BEL", "D", "income", "D"],
    ["CAN", "E", "income", "E"],
    ["DNK", "F", "income", "F"],
    ["EGY", "G", "income", "G"],
    ["FJI", "H", "income", "H"],
    ["GHA", "H", "income", "H"],
    ["HND", "I", "income", "I"],
    ["KWT", "C", "annex_55_235", "B"],
    ["NPL", "J", "ldc", "F"],
    ["PRT", "B", "voluntary", "G"],
    ["USA", "A", "permanent", "B"],
  ]);
});

test("upward moves of two letters take two years, of more three, in equal steps; others are at once", () => {
  const before = [
    row("AUT", "E", "40"),
    row("DNK", "I", "80"),
    row("EGY", "H_OR_I", "80"),
    row("FJI", "G", "70"),
    row("CAN", "F", "60"),
  ];
  const own = levelTables(levels(), before, lists);
  const path = (iso3: string) =>
    own.transitions.filter((each) => each.iso3 === iso3).map((each) => each.discount_percent);
  // E to B is three letters: 40 to 0 in three steps; the exception of 7.5 per cent holds from the last step on.
  expect(path("AUT")).toEqual(["26.6667", "13.3333", "7.5"]);
  // I to F is three letters: 80 to 60.
  expect(path("DNK")).toEqual(["73.3333", "66.6667", "60"]);
  // H or I to G: two letters at most, 80 to 70.
  expect(path("EGY")).toEqual(["75", "70", "70"]);
  // Down one letter, and up one: at once, so that no year differs from the last.
  expect([path("FJI"), path("CAN")]).toEqual([[], []]);
  expect(own.levels.find(({ iso3 }) => iso3 === "FJI")?.discount_percent_final_year).toBe("80");
});

test("each disagreement has its distance and a cause", () => {
  const shown = [
    row("AUT", "B", "0"),
    row("BEL", "B", "0"),
    row("FJI", "G_OR_HSTAR", "70"),
    row("HND", "G_OR_HSTAR", "70"),
    row("NPL", "I", "80"),
    row("GHA", "H_OR_I", "80"),
    row("CAN", "G", "70"),
  ];
  const comparison = compareLevels(levels(), shown);
  expect(comparison).toMatchObject({ tested: 7, agreeing: 2, agreement_percent: "28.6", tested_by_income: 6 });
  expect(comparison.disagreements.map(({ iso3, off_percent, cause }) => [iso3, off_percent, cause])).toEqual([
    ["BEL", "0.1", "near_border"],
    ["CAN", "-12.5", "pays_less"],
    ["FJI", "0.1", "chose_h_star"],
    ["HND", "20.1", "pays_more"],
    ["NPL", "-33.3", "list"],
  ]);
});

test("levels are carried to another period whole, and no longer sure", () => {
  expect(
    carriedLevels([row("AUT", "B", "0"), { ...row("BEL", "D", "20"), period: "2025-2027" }], "2022-2024", "2025-2027"),
  ).toEqual([row("AUT", "B", "0"), { ...row("AUT", "B", "0"), period: "2025-2027", status: "unverified" }]);
});

test("a premium lies in an interval or not, ends included, by each reading of what was printed", () => {
  const interval = (reading: PremiumInterval["reading"], low: string, high: string): PremiumInterval => ({
    period: "2025-2027",
    reading,
    low,
    high,
    printed: "USA 26.15",
    source: "",
    status: "unverified",
  });
  const both = [interval("cut", "1.18876", "1.18909"), interval("rounded", "1.18851", "1.18886")];
  const said = (n: bigint) => premiumReadings(fraction(n, 100_000n), both, 2026).map(({ lies_in }) => lies_in);
  expect([said(118_909n), said(118_880n), said(118_851n), said(118_985n)]).toEqual([
    [true, false],
    [true, true],
    [false, true],
    [false, false],
  ]);
  expect(premiumReadings(fraction(1n), both, 2024)).toEqual([]);
});

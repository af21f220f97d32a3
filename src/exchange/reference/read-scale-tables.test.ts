import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { levelReport } from "../../engines/funding/scale/level-report.ts";
import { regularScale } from "../../engines/funding/scale-of-year.ts";
import type { ReferenceData } from "../../model/reference-data.ts";
import { readReference } from "./read-reference.ts";
import { type ScaleTableFiles, readScaleTables } from "./read-scale-tables.ts";
import { referenceFolder } from "./reference-folder.ts";

let reference: ReferenceData;
let folder: string;
beforeAll(async () => {
  reference = await readReference(referenceFolder());
  folder = await mkdtemp(join(tmpdir(), "scale-tables-"));
});
afterAll(() => rm(folder, { recursive: true }));

describe("adopted scales", () => {
  const periods = ["2001", "2002", "2004-2006", "2007-2009", "2010-2012", "2013-2015", "2016-2018", "2019-2021", "2022-2024", "2025-2027"]; // prettier-ignore
  test.each(periods)("%s sums to 100.000 between 0.001 and 22", (period) => {
    const scale = regularScale(reference, Number(period.slice(0, 4)));
    if (!scale.ok) throw new RangeError(scale.code);
    const rates = scale.rows.map(({ rate_percent }) => Number(rate_percent));
    expect([scale.isWhole, Math.min(...rates), Math.max(...rates)]).toEqual([true, 0.001, 22]);
  });

  test("2003 is kept as printed and is not whole", () => {
    expect(regularScale(reference, 2003)).toMatchObject({ isWhole: false, sum_percent: "101.087" });
  });

  test.each([
    ["2016-2018", 32, "AGO BGD ETH GNQ MMR SDN TZA YEM"],
    ["2019-2021", 30, "AGO BGD COD ETH MMR SDN TZA YEM"],
    ["2022-2024", 29, "AGO BGD COD ETH MMR NPL SDN TZA UGA"],
    ["2025-2027", 28, null],
  ])("%s has %i states at the floor, and no least developed one above 0.010", (period, atFloor, atCeiling) => {
    const rows = reference.regular_scale.filter((row) => row.period === period);
    expect(rows.filter(({ rate_percent }) => Number(rate_percent) === 0.001)).toHaveLength(atFloor);
    const poor = new Set(
      reference.levels.filter((row) => row.period === period && row.level === "J").map(({ iso3 }) => iso3),
    );
    const least = rows.filter(({ iso3 }) => poor.has(iso3));
    expect(least.filter(({ rate_percent }) => Number(rate_percent) > 0.01)).toEqual([]);
    if (atCeiling === null) return;
    const held = least.filter(({ rate_percent }) => Number(rate_percent) === 0.01).map(({ iso3 }) => iso3);
    expect(held.sort().join(" ")).toBe(atCeiling);
  });
});

test.each([2016, 2019, 2022])("levels from income agree with the table of %i for 85 of 100 states or more", async (year) => {
  const tables = await readScaleTables(
    referenceFolder(),
    reference.states.map(({ iso3 }) => iso3),
  );
  const report = levelReport(reference, tables, year, { holes: "as_missing", mean: null });
  if ("ok" in report || !report.comparison) throw new RangeError("no comparison");
  const { tested, agreeing, agreement_by_income_percent, disagreements, untested } = report.comparison;
  expect(Number(agreement_by_income_percent)).toBeGreaterThanOrEqual(85);
  expect(disagreements).toHaveLength(tested - agreeing);
  expect(tested + untested.length).toBe(193);
  expect(disagreements.filter(({ cause }) => (cause as string) === "")).toEqual([]);
});

const head = "iso3,year,gni_usd,population\n";
test.each<[keyof ScaleTableFiles, string, object]>([
  ["income", `${head}KEM,2020,1,1\n`, { code: "reference.state_unknown", values: { row: 2, column: "iso3", value: "KEM" } }],
  ["income", `${head}KEN,2020,1,1\nKEN,2020,2,1\n`, { code: "reference.repeated", values: { row: 3, key: "KEN 2020" } }],
  ["income", `${head}KEN,2020,-1,1\n`, { code: "reference.number", values: { row: 2, column: "gni_usd" } }],
  ["income", `${head}KEN,2020,1,0\n`, { code: "reference.zero", values: { row: 2, column: "population" } }],
  ["income", "iso3,year,gni_usd\nKEN,2020,1\n", { code: "reference.column_missing", values: { column: "population" } }],
  ["debt", "iso3,year,stock_usd\nKEN,2020,-5\n", { code: "reference.number", values: { row: 2, column: "stock_usd" } }],
  ["conversion", "iso3,year,market_rate,other_rate\nKEN,2020,1,\n", { code: "reference.missing", values: { row: 2, column: "other_rate" } }],
])("%s: a wrong row is refused with its place (%j)", async (table, text, refusal) => {
  const file = join(folder, `${table}.csv`);
  await writeFile(file, text);
  const states = reference.states.map(({ iso3 }) => iso3);
  await expect(readScaleTables(referenceFolder(), states, { [table]: file })).rejects.toMatchObject(refusal);
});

test.each<[string, "scale" | "levels" | "transitions", string, object]>([
  ["a state that does not exist", "scale", "period,iso3,rate_percent\n2025-2027,XKX,1\n", { code: "reference.state_unknown", values: { row: 2, column: "iso3", value: "XKX" } }],
  ["a rate with six decimals", "scale", "period,iso3,rate_percent\n2025-2027,KEN,0.123456\n", { code: "reference.places", values: { row: 2, column: "rate_percent" } }],
  ["a state that stands twice", "levels", "period,iso3,level\n2025-2027,KEN,I\n2025-2027,KEN,J\n", { code: "reference.repeated", values: { row: 3 } }],
  ["a level of no state", "levels", "period,iso3,level\n2025-2027,KEM,I\n", { code: "reference.state_unknown", values: { row: 2 } }],
  ["a step of no state", "transitions", "period,iso3,year,discount_percent\n2025-2027,KEM,2025,75\n", { code: "reference.state_unknown", values: { row: 2 } }],
])("%s is refused with its place", async (_, table, text, refusal) => {
  const file = join(folder, `${table}.csv`);
  await writeFile(file, text);
  await expect(readReference(referenceFolder(), { [table]: file })).rejects.toMatchObject(refusal);
});

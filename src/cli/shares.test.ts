import { existsSync } from "node:fs";
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { printed } from "../../tests/cli/called.ts";
import { run } from "./shares.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

const called = (args: readonly string[], cwd = root) => printed(run, args, { cwd });

const json = async (args: readonly string[], cwd?: string): Promise<unknown> =>
  JSON.parse(await called([...args, "--json"], cwd));

async function folderOf(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "shares-"));
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(join(folder, name), text)));
  return folder;
}

// Figures of A/RES/79/300 to 79/312, three missions of the year; the pool is made up so that they alone share it.
const missions = `financial_year,mission,total_usd,maintenance_usd
2025/26,MONUSCO,960753200,869127200
2025/26,UNDOF,76183400,69576400
2025/26,UNMIK,50345100,45978900
`;

test("a pool is shared by maintenance to 100 dollars, the remainder at the largest mission", async () => {
  const cwd = await folderOf({
    "missions.csv": missions,
    "pools.csv": "financial_year,service,pool_usd\n2025/26,support account,1000000\n",
  });
  expect(await json(["common-services", "--missions", "missions.csv", "--pools", "pools.csv"], cwd)).toMatchObject({
    schema: "concert.common-services/1",
    shares: [
      { mission: "MONUSCO", share_usd: "882600.00", remainder_usd: null },
      { mission: "UNDOF", share_usd: "70700.00" },
      { mission: "UNMIK", share_usd: "46700.00" },
    ],
  });
});

test("periods are shared by months, and by days of the half-year where they are none; each difference has its cause", async () => {
  const cwd = await folderOf({
    "missions.csv": missions,
    "periods.csv": `financial_year,mission,from,to,amount_usd
2025/26,MONUSCO,2025-07-01,2025-12-20,451658400
2025/26,MONUSCO,2025-12-21,2026-06-30,509094800
2025/26,UNDOF,2025-07-01,2025-12-31,38091800
2025/26,UNDOF,2026-01-01,2026-06-30,30000000
`,
  });
  const answer = await json(["periods", "--missions", "missions.csv", "--periods", "periods.csv"], cwd);
  expect(answer).toMatchObject({
    budgets: [
      {
        mission: "MONUSCO",
        parts: [
          { rule: "days", months_or_days: "173", amount_usd: "451658400.00", cause: null },
          { rule: "remainder", cause: null },
        ],
      },
      {
        mission: "UNDOF",
        parts: [
          { rule: "months", difference_usd: "-100.00", cause: "rounding" },
          { difference_usd: "8091700.00", cause: "unexplained" },
        ],
      },
    ],
  });
});

const place = (row: number, column: string) => ({ file: "periods.csv", row, column });
test.each([
  [
    "a period that overlaps the one before",
    "2025/26,UNDOF,2025-07-01,2025-12-31,\n2025/26,UNDOF,2025-12-31,2026-06-30,\n",
    "shares.period_overlap",
    { file: "periods.csv", row: 3, other: 2, next: "2026-01-01" },
  ],
  [
    "a gap between periods",
    "2025/26,UNDOF,2025-07-01,2025-12-31,\n2025/26,UNDOF,2026-01-02,2026-06-30,\n",
    "shares.period_gap",
    { row: 3, next: "2026-01-01" },
  ],
  ["a period that ends before it begins", "2025/26,UNDOF,2025-07-01,2025-06-30,\n", "reference.order", place(2, "to")],
  [
    "a period outside its financial year",
    "2025/26,UNDOF,2025-07-01,2026-07-01,\n",
    "reference.outside_year",
    place(2, "to"),
  ],
  ["a negative amount", "2025/26,UNDOF,2025-07-01,2026-06-30,-5\n", "reference.number", place(2, "amount_usd")],
  [
    "an amount with three decimals",
    "2025/26,UNDOF,2025-07-01,2026-06-30,5.123\n",
    "reference.money",
    place(2, "amount_usd"),
  ],
  [
    "a year that is none",
    "2025/27,UNDOF,2025-07-01,2026-06-30,\n",
    "reference.financial_year",
    place(2, "financial_year"),
  ],
  [
    "a mission without a budget",
    "2025/26,NOWHERE,2025-07-01,2026-06-30,5\n",
    "shares.mission_unknown",
    { file: "periods.csv", row: 2, budgets: "missions.csv" },
  ],
])("%s is refused with its place", async (_, rows, code, values) => {
  const cwd = await folderOf({
    "missions.csv": missions,
    "periods.csv": `financial_year,mission,from,to,amount_usd\n${rows}`,
  });
  const answer = called(["periods", "--missions", "missions.csv", "--periods", "periods.csv"], cwd);
  await expect(answer).rejects.toMatchObject({ code, values });
});

test.each([
  [
    "a mission that stands twice",
    `${missions}2025/26,UNMIK,1,1\n`,
    "support account,",
    "shares.repeated_row",
    { file: "missions.csv", row: 5, first: 4 },
  ],
  ["a negative maintenance", missions.replace("45978900", "-1"), "support account,", "reference.number", { row: 4 }],
  [
    "a column that is missing",
    missions.replace("maintenance_usd", "upkeep"),
    "support account,",
    "reference.column_missing",
    { file: "missions.csv", column: "maintenance_usd" },
  ],
  ["a pool that nobody knows", missions, "canteen,", "shares.service_unknown", { file: "pools.csv", row: 2 }],
  [
    "a client without a budget",
    missions,
    "canteen,UNMIK;UNMAK",
    "shares.client_absent",
    { file: "pools.csv", row: 2, mission: "UNMAK" },
  ],
])("%s is refused with its place in a pool", async (_, budgets, ...[service, code, values]) => {
  const cwd = await folderOf({
    "missions.csv": budgets,
    "pools.csv": `financial_year,service,clients,pool_usd\n2025/26,${service},1000\n`,
  });
  const answer = called(["common-services", "--missions", "missions.csv", "--pools", "pools.csv"], cwd);
  await expect(answer).rejects.toMatchObject({ code, values });
});

test.each([
  ["an unknown state", "2016/17,XXX,5\n", "reference.state_unknown", { row: 2, column: "iso3" }],
  ["a state that stands twice", "2016/17,FRA,5\n2016/17,FRA,5\n", "shares.repeated_row", { row: 3, first: 2 }],
  ["amounts that are all zero", "2016/17,FRA,0\n", "shares.nothing_assessed", { file: "paid.csv" }],
  ["a year that the file does not have", "2017/18,FRA,5\n", "shares.year_missing", { file: "paid.csv" }],
])("%s among observed amounts is refused", async (_, rows, code, values) => {
  const cwd = await folderOf({ "paid.csv": `financial_year,iso3,assessed_usd\n${rows}` });
  const answer = called(["weigh", "--year", "2016=1", "--observed", "paid.csv", "--financial-year", "2016/17"], cwd);
  await expect(answer).rejects.toMatchObject({ code, values });
});

// A made-up mission of 1.2 million dollars, 30,000 of them staff assessment; the host pays a third of the rest and
// another state 10,000.
const island = {
  "missions.csv": "financial_year,mission,total_usd\n2017/18,ISLAND,1200000\n",
  "periods.csv": `financial_year,mission,from,to,subject_to_mandate_extension
2017/18,ISLAND,2017-07-01,2018-01-31,no
2017/18,ISLAND,2018-02-01,2018-06-30,yes
`,
  "adjustments.csv": `financial_year,mission,kind,amount_usd,fraction
2017/18,ISLAND,staff_assessment,30000,
2017/18,ISLAND,host_share,,1/3
2017/18,ISLAND,fixed_share,10000,
`,
  "offsets.csv": "kind,financial_year,scale_year,amount_usd\ntax_equalization,,,12\ncredit,2015/16,2016,100\n",
};
const ofIsland = ["statements", "--missions", "missions.csv", "--periods", "periods.csv", "--mission", "ISLAND"];

test("statements of files: voluntary shares first, periods cut at the new year, credits on the rates of their year", async () => {
  const cwd = await folderOf(island);
  const more = ["--financial-year", "2017/18", "--adjustments", "adjustments.csv", "--offsets", "offsets.csv"];
  expect(await json([...ofIsland, ...more, "--state", "FRA"], cwd)).toMatchObject({
    amount_usd: "800000.00",
    taken_out: [
      { kind: "host_share", amount_usd: "390000.00" },
      { kind: "fixed_share", amount_usd: "10000.00" },
    ],
    mandate_ends: [{ on: "2018-01-31", stated: true }],
    parts: [
      { to: "2017-12-31", scale_year: 2017, amount_usd: "400028.57", after_mandate: false },
      { to: "2018-01-31", scale_year: 2018, amount_usd: "66671.43", after_mandate: false },
      { to: "2018-06-30", scale_year: 2018, amount_usd: "333300.00", after_mandate: true },
    ],
    offsets: [
      { kind: "tax_equalization", scale_years: [2017, 2018], amount_usd: "12.00" },
      { kind: "credit", scale_years: [2016], amount_usd: "100.00" },
    ],
    // Rates of France: 6.3109 of 2016 for the credit.
    states: [{ iso3: "FRA", offsets: [{}, { share_usd: "6.31" }] }],
  });
});

test.each([
  ["a kind of offset that is none", "gift,2015/16,,5", "reference.offset_kind", { row: 2, column: "kind" }],
  ["a negative credit", "credit,2015/16,,-5", "reference.number", { row: 2, column: "amount_usd" }],
  ["a credit of the same year", "credit,2017/18,,5", "shares.offset_later", { year: "2017/18" }],
  ["a credit on the rates of another time", "credit,2015/16,2017,5", "shares.offset_scale", { scale: "2017" }],
])("%s is refused", async (_, row, code, values) => {
  const cwd = await folderOf({ ...island, "offsets.csv": `kind,financial_year,scale_year,amount_usd\n${row}\n` });
  const answer = called([...ofIsland, "--financial-year", "2017/18", "--offsets", "offsets.csv"], cwd);
  await expect(answer).rejects.toMatchObject({ code, values });
});

test("shares of a year without rates are unknown, not zero", async () => {
  const cwd = await folderOf({
    "missions.csv": "financial_year,mission,total_usd\n2013/14,ISLAND,1200\n",
    "periods.csv": "financial_year,mission,from,to\n2013/14,ISLAND,2013-07-01,2014-06-30\n",
  });
  expect(await json([...ofIsland, "--financial-year", "2013/14", "--state", "FRA"], cwd)).toMatchObject({
    parts: [{ reason: "levels.unknown" }, { reason: "levels.unknown" }],
    states: [{ parts: [{ share_usd: null }, { rate_percent: null }], due_usd: null }],
  });
});

test("a mandate that ends outside the budget is refused", async () => {
  const answer = called(["missions/unmil", "--budget", "2017-18-approved", "--mandate-end", "2019-01-01"]);
  await expect(answer).rejects.toMatchObject({ code: "shares.end_outside", values: { end: "2019-01-01" } });
});

test("weights that do not sum to one are refused", async () => {
  await expect(called(["weigh", "--year", "2017=0.5", "--year", "2018=0.4"])).rejects.toMatchObject({
    code: "shares.weights",
    values: { sum: "0.900000" },
  });
});

test("UNMIL 2017/18 is cut at the new year and at the end of its mandate, each part on the rates of its year", async () => {
  const answer = await json([
    "missions/unmil",
    "--budget",
    "2017-18-approved",
    "--state",
    "USA",
    "--credit",
    "2016/17=1000000",
  ]);
  expect(answer).toMatchObject({
    amount_usd: "110000000.00",
    mandate_ends: [{ on: "2018-03-30", stated: true }],
    parts: [
      { from: "2017-07-01", to: "2017-12-31", scale_year: 2017, after_mandate: false, amount_usd: "55000000.00" },
      { from: "2018-01-01", to: "2018-03-30", scale_year: 2018, after_mandate: false },
      { from: "2018-03-31", to: "2018-06-30", scale_year: 2018, after_mandate: true },
    ],
    states: [
      {
        iso3: "USA",
        parts: [
          { rate_percent: "28.4691229027" },
          { rate_percent: "28.4343802414" },
          { rate_percent: "28.4343802414" },
        ],
      },
    ],
  });
});

test("statements of all states sum to each part", async () => {
  const answer = (await json(["missions/unmil", "--budget", "2017-18-approved"])) as {
    parts: { amount_usd: string }[];
    states: { parts: { share_usd: string }[] }[];
  };
  const cents = (text: string) => BigInt(text.replace(".", ""));
  for (const [i, part] of answer.parts.entries())
    expect(answer.states.reduce((sum, state) => sum + cents(state.parts[i]?.share_usd ?? "0.00"), 0n)).toBe(
      cents(part.amount_usd),
    );
});

test("a mission that assessed contributions do not pay has no statement", async () => {
  await expect(called(["missions/kfor"])).rejects.toMatchObject({ code: "shares.not_assessed" });
});

const published = join(root, "..", "shared", "data", "funding");
describe.skipIf(!existsSync(published))("the published tables, where they are present", () => {
  const table = (name: string) => join(published, name);
  test("all 52 common-service shares and 40 of 48 parts come out to the dollar, the others within 100", async () => {
    const services = await called([
      "common-services",
      "--missions",
      table("mission-budgets.csv"),
      "--pools",
      table("peacekeeping-common-services.csv"),
    ]);
    expect(services).toContain("52 of 52 printed shares come out to the dollar.");
    const periods = await called([
      "periods",
      "--missions",
      table("mission-budgets.csv"),
      "--periods",
      table("mission-apportionments.csv"),
    ]);
    expect(periods).toContain("Parts as printed, to the dollar: 40 of 48. Within the rounding: 8. Unexplained: 0.");
  });

  test("financial year 2017/18: 0.462957 of 2018 and 0.537043 of 2017 give every share within 2e-7 points", async () => {
    const answer = (await json([
      "weigh",
      "--year",
      "2018=0.462957",
      "--year",
      "2017=0.537043",
      "--observed",
      table("peacekeeping-assessed-revenue.csv"),
      "--financial-year",
      "2017/18",
    ])) as { worst_points: string; rates: unknown[] };
    expect(answer.rates).toHaveLength(193);
    expect(Number(answer.worst_points)).toBeLessThan(2e-7);
  });

  test("common services need no printed shares: columns support, unlb and rsce may be absent", async () => {
    const budgets = (await readFile(table("mission-budgets.csv"), "utf8")).split("\n");
    const cwd = await folderOf({
      "bare.csv": budgets.map((line) => line.split(",").slice(0, 4).join(",")).join("\n"),
    });
    const pools = ["--pools", table("peacekeeping-common-services.csv")];
    const answer = (missionsFile: string) =>
      json(["common-services", "--missions", missionsFile, ...pools], cwd) as Promise<{
        shares: { mission: string; share_usd: string; remainder_usd: string | null }[];
      }>;
    const [bare, printed] = await Promise.all([answer("bare.csv"), answer(table("mission-budgets.csv"))]);
    expect(bare.shares).toHaveLength(52);
    expect(bare.shares.map(({ share_usd }) => share_usd)).toEqual(printed.shares.map(({ share_usd }) => share_usd));
    expect(bare.shares.filter(({ remainder_usd }) => remainder_usd !== null).map(({ mission }) => mission)).toEqual([
      "UNMISS",
      "UNMISS",
      "UNMISS",
    ]);
  });

  test("UNMIL 2016/17: the residual of each state is printed; Cote d'Ivoire is missing and explains what two weights leave", async () => {
    const answer = (await json([
      "missions/unmil",
      "--budget",
      "2016-17-approved",
      "--observed",
      table("peacekeeping-assessed-revenue.csv"),
      "--financial-year",
      "2016/17",
    ])) as {
      states: { iso3: string; residual_points: string | null }[];
      residual: {
        missing: string[];
        fit: { points: string };
        with_missing: { fit: { weight: string; points: string } };
      };
    };
    const unknown = answer.states.filter(({ residual_points }) => residual_points === null);
    expect([answer.states.length, unknown.map(({ iso3 }) => iso3)]).toEqual([193, ["CIV"]]);
    expect(answer.residual.missing).toEqual(["CIV"]);
    expect(answer.residual.fit.points).toBe("-0.0003417223");
    expect(answer.residual.with_missing.fit).toMatchObject({ weight: "0.508541", points: "0.0000000643" });
  });
});
test.runIf(!existsSync(published))(`absent, so that published tables are not compared: ${published}`, () => undefined);

import { existsSync } from "node:fs";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { Refusal } from "../kernel/refusal.ts";
import { run } from "./shares.ts";
import type { Terminal } from "./terminal.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

async function called(args: readonly string[], cwd = root): Promise<string> {
  let out = "";
  const io: Terminal = {
    out: (text) => void (out += text),
    err: () => undefined,
    language: "en",
    json: false,
    isTerminal: false,
    cwd,
  };
  expect(await run(args, io)).toBe(0);
  return out;
}

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

test.each([
  [
    "overlapping periods",
    "2025/26,UNDOF,2025-07-01,2025-12-31,\n2025/26,UNDOF,2025-12-31,2026-06-30,\n",
    "shares.periods_overlap",
  ],
  ["a period that ends before it begins", "2025/26,UNDOF,2025-07-01,2025-06-30,\n", "reference.order"],
  ["a negative amount", "2025/26,UNDOF,2025-07-01,2026-06-30,-5\n", "reference.number"],
  ["an amount with three decimals", "2025/26,UNDOF,2025-07-01,2026-06-30,5.123\n", "reference.money"],
  ["a year that is none", "2025/27,UNDOF,2025-07-01,2026-06-30,\n", "reference.financial_year"],
  ["a mission without a budget", "2025/26,NOWHERE,2025-07-01,2026-06-30,\n", "shares.no_budget"],
])("%s is refused with its place", async (_, rows, code) => {
  const cwd = await folderOf({
    "missions.csv": missions,
    "periods.csv": `financial_year,mission,from,to,amount_usd\n${rows}`,
  });
  const answer = called(["periods", "--missions", "missions.csv", "--periods", "periods.csv"], cwd);
  await expect(answer).rejects.toSatisfy((error) => error instanceof Refusal && error.code === code);
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
    mandate_ends: ["2018-03-30"],
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
});

import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { printed } from "../../tests/cli/called.ts";
import { run as budget } from "./budget.ts";
import { run as reimburse } from "./reimburse.ts";
import { run as startup } from "./startup.ts";

const extal = fileURLToPath(new URL("../../missions/extal", import.meta.url));
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "budget-"));
});
afterAll(() => rm(folder, { recursive: true }));

const called = (run: typeof budget, ...args: string[]) => printed(run, args, { language: "en", cwd: folder });
const json = async <T>(run: typeof budget, ...args: string[]): Promise<T> =>
  JSON.parse(await called(run, ...args, "--json")) as T;

test("fewer troops cost less, and the causes of the variance sum to it", async () => {
  const sheet = await json<{
    estimate: { amount_usd: string };
    variance: { from_usd: string; to_usd: string; difference_usd: string; causes: { amount_usd: string }[] };
  }>(budget, extal, "--year", "2022/23", "--set", "troops=5000");
  const cents = (text: string) => BigInt(text.replace(".", ""));
  const { from_usd, to_usd, difference_usd, causes } = sheet.variance;
  expect(cents(to_usd) - cents(from_usd)).toBe(cents(difference_usd));
  expect(causes.reduce((sum, { amount_usd }) => sum + cents(amount_usd), 0n)).toBe(cents(difference_usd));
  expect(sheet.estimate.amount_usd).toBe(to_usd);
  expect(difference_usd.startsWith("-")).toBe(true);
});

test("a class opens to its lines with formula and basis", async () => {
  const text = await called(budget, extal, "--year", "2022/23", "--class", "medical");
  expect(text).toContain("quantity × unit cost");
  expect(text).toContain("Unofficial calculation, not a budget of the organisation.");
});

test("a budget is written as a workbook and, by its lines, as CSV", async () => {
  await called(budget, extal, "--year", "2022/23", "--out", "b.xlsx");
  expect((await readFile(join(folder, "b.xlsx"))).subarray(0, 2).toString()).toBe("PK");
  await called(budget, extal, "--year", "2022/23", "--out", "b.csv");
  const [head, first] = (await readFile(join(folder, "b.csv"), "utf8")).split("\n");
  expect(head).toBe("class,item,title,level,formula,amount,low,high,why,months,basis,sources,tables,records");
  expect(first).toMatch(/^military_observers,/);
});

test("the cycle takes a budget through its stages, its redeployments sum to zero and what is left is said", async () => {
  const sheet = await json<{ cycle: { total: Record<string, unknown>; stages: string[]; faults: unknown[] } }>(
    budget,
    extal,
    "--cycle",
  );
  expect(sheet.cycle.stages).toEqual(["instructions", "cost_estimate", "report", "acabq", "fifth_committee", "appropriation", "allotment", "redeployment", "performance"]); // prettier-ignore
  expect(sheet.cycle.faults).toEqual([]);
  expect(sheet.cycle.total).toMatchObject({
    distribution_usd: "412258300.00",
    balance_usd: "4278280.00",
    spent_percent: "98.8",
  });
});

test("redeployments that do not sum to zero are listed with file, rows, column and remedy", async () => {
  const pack = join(folder, "extal");
  await cp(extal, pack, { recursive: true });
  const file = join(pack, "class_amounts.csv");
  const rows = await readFile(file, "utf8");
  await writeFile(file, rows.replace("communications,450000.00", "communications,450001.00"));
  const text = await called(budget, pack, "--cycle");
  expect(text).toContain("One thing does not hold:");
  expect(text).toMatch(
    /class_amounts[.]csv, rows .*2022-23-redeployment-communications.*, column amount_usd: .*sum to 1[.]00/,
  );
  expect(text).toContain("or correct a row");
});

test.each([
  [budget, [extal, "--set", "cooks=3"], "budget.usage.set"],
  [budget, [extal, "--out", "b.pdf"], "budget.usage.out"],
  [budget, [extal, "--year", "1999/00"], "budget.year_unknown"],
  [budget, [extal, "--cycle", "--year", "2023/24"], "budget.cycle_unknown"],
  [reimburse, [extal, "--quarter", "2023-Q5"], "reimburse.usage.quarter"],
  [reimburse, [extal, "--quarter", "2023-Q1", "--contributor", "XYZ"], "reimburse.contributor_unknown"],
  [reimburse, [extal, "--quarter", "2023-Q1", "--deduction-most", "101"], "reimburse.usage.deduction"],
  [startup, ["--uniformed", "many"], "startup.usage.uniformed"],
  [startup, ["--uniformed", "9000", "--factor", "0.5"], "startup.usage.factor"],
  [startup, ["--uniformed", "9000", "--from", "99"], "startup.usage.year"],
] as const)("%o %j is refused", async (run, args, code) => {
  await expect(called(run, ...args)).rejects.toMatchObject({ code });
});

test("a statement names what is short over quarters, and its lines sum to its total", async () => {
  const sheet = await json<{ statements: { amount_usd: string; lines: { kind: string; amount_usd: string }[] }[] }>(
    reimburse,
    extal,
    "--quarter",
    "2023-Q1",
    "--contributor",
    "XAR",
  );
  const [statement] = sheet.statements;
  const cents = (text: string) => BigInt(text.replace(".", ""));
  expect(statement?.lines.reduce((sum, { amount_usd }) => sum + cents(amount_usd), 0n)).toBe(
    cents(statement?.amount_usd ?? "0.00"),
  );
  const text = await called(reimburse, extal, "--quarter", "2023-Q1", "--contributor", "XAR", "--out", "r.csv");
  expect(text).toContain("Unofficial calculation, not a statement of the United Nations.");
  expect(await readFile(join(folder, "r.csv"), "utf8")).toContain(
    "XAR,personnel,2023-01,personnel,1881,1452.90,2732904.90",
  );
});

test("a mission to come has a range, or says that too few are like it", async () => {
  const text = await called(startup, "--uniformed", "6000", "--out", "s.csv");
  expect(text).toContain("Reference class: missions between 1/2 and 2 times the size");
  expect(await readFile(join(folder, "s.csv"), "utf8")).toContain(
    "UNMIL,2013/14,approved,africa,7192.7,120,503180000.00",
  );
  expect(await called(startup, "--uniformed", "6000", "--region", "Europe")).toContain("Fewer than three missions");
});

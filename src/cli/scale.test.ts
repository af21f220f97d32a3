import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { printed } from "../../tests/cli/called.ts";
import { run } from "./scale.ts";
import type { Terminal } from "./terminal.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "scale-"));
});
afterAll(() => rm(folder, { recursive: true }));

const called = (args: string, language: Terminal["language"] = "en") =>
  printed(run, args.split(" "), { language, cwd: folder });
const json = async (args: string): Promise<unknown> => JSON.parse(await called(`${args} --json`));

test("csv is one row a member with codes, in the order of the codes", async () => {
  const lines = (await called("--year 2022 --format csv")).trimEnd().split("\n");
  expect(lines[0]).toBe("iso3,computed_percent,adopted_percent,difference_percent,remark");
  expect(lines).toHaveLength(194);
  expect(lines).toContain("AGO,0.010,0.010,0.000,ldc_ceiling");
  expect(lines).toContain("AND,,0.005,,left_out");
});

test("the document sums to 100.000, marks what is unverified and says that debt has no input", async () => {
  const report = await json("--year 2025 --gradient 70 --ceiling 25");
  expect(report).toMatchObject({ schema: "concert.machine_scale/1", sum_percent: "100.000", debt: "no_input" });
  expect(report).toMatchObject({
    options: expect.arrayContaining([
      { option: "gradient", value: "70", usual: "80", status: "found" },
      { option: "debt_years", value: "8", usual: "8", status: "unverified" },
    ]) as unknown,
  });
});

test("the working of one state is said step by step, in the reader's language", async () => {
  expect(await called("--year 2022 --working KEN")).toMatch(
    /The working for Kenya[\s\S]*debt burden[\s\S]*no input[\s\S]*1,715\.95 US dollars per head, under 11,041\.16/,
  );
  expect(await called("--year 2022 --working KEN", "fr")).toMatch(/fardeau de la dette[\s\S]*aucune donnée/);
});

test("levels of 2022-2024 carried to 2025-2027 give a premium outside both readings of the printed rates", async () => {
  expect(await json("premium --year 2025 --carry 2022-2024")).toMatchObject({
    carried: { from: "2022-2024", to: "2025-2027" },
    premiums: [
      {
        year: 2025,
        given_percent: "9.8619750000",
        premium: "1.1898468631",
        readings: [
          { reading: "cut", low: "1.18876", high: "1.18909", lies_in: false },
          { reading: "rounded", low: "1.18851", high: "1.18886", lies_in: false },
        ],
      },
    ],
  });
});

test("a file of levels gets its premium for each of its years, and where it lies", async () => {
  const shipped = (await readFile(join(root, "reference/levels.csv"), "utf8")).split("\n");
  const own = shipped.filter((line) => line.startsWith("2022-2024")).map((line) => line.replace(/^2022-2024/, "2025-2027")); // prettier-ignore
  await writeFile(join(folder, "mine.csv"), [shipped[0], ...own, ""].join("\n"));
  const text = await called("premium --levels mine.csv");
  expect(text.match(/^202[567], levels of the table: .*premium 1\.1898468631$/gm)).toHaveLength(3);
  expect(text).toContain("does not lie in 1.18876–1.18909");
});

test("levels say how many agree, who is untested and why others differ", async () => {
  const text = await called("levels --year 2019");
  expect(text).toContain("175 of 187 tested states, 93.6 per cent");
  expect(text).toMatch(/Untested.*Andorra.*San Marino/);
  expect(text).toContain("may have chosen H* instead of H");
});

test("a workbook is written where it is asked for", async () => {
  await called("levels --year 2022 --format xlsx --out levels.xlsx");
  expect((await readFile(join(folder, "levels.xlsx"))).subarray(0, 2).toString()).toBe("PK");
});

test.each([
  ["--year twenty", { code: "scale.usage.year" }],
  ["nothing --year 2022", { code: "scale.usage.what", values: { what: "nothing" } }],
  ["--year 2022 --format xlsx", { code: "scale.usage.out" }],
  ["--year 2022 --gradient 180", { code: "scale.option", values: { option: "gradient_percent", value: "180" } }],
  ["--year 2022 --missing sometimes", { code: "scale.option", values: { option: "missing" } }],
  ["--year 2004", { code: "scale.no_income" }],
  ["--year 2022 --working AND", { code: "scale.state_without_income" }],
  ["--year 2022 --working XYZ", { code: "scale.state_not_member" }],
  ["premium --year 2025 --carry 1999-2001", { code: "scale.carry_unknown" }],
  ["premium --year 2025", { code: "levels.unknown" }],
])("%s is refused", async (args, refusal) => {
  await expect(called(args)).rejects.toMatchObject(refusal);
});

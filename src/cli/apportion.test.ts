import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { called as ask } from "../../tests/cli/called.ts";
import { expect, test } from "vitest";
import { run } from "./apportion.ts";

/** Runs the command; what it throws is the reason why the caller's exit code isn't 0. */
const called = (line: string, cwd = "/") => ask(run, line.split(" "), { cwd });

test("csv is the three columns of every state, in order, and nothing else on stdout", async () => {
  const { code, out, err } = await called("--amount 6296372833 --on 2023-09-01 --format csv");
  const lines = out.split("\n");
  expect([code, lines.length, lines[0], lines[1], lines.at(-2), lines.at(-1)]).toEqual([
    0,
    195,
    "iso3,rate_percent,amount_usd",
    "AFG,0.0006000000,37778.24",
    "ZWE,0.0014000000,88149.22",
    "",
  ]);
  expect(lines.find((line) => line.startsWith("USA"))).toBe("USA,26.9492522954,1696825400.22");
  expect(err).toContain("BHR 7.5 / 0");
});

test("json adds the points given, the premium, the scale period and the year", async () => {
  const answer: unknown = JSON.parse((await called("--amount 100 --on 2016-03-01 --format json")).out);
  expect(answer).toMatchObject({
    amount_usd: "100.00",
    year: 2016,
    scale_period: "2016-2018",
    given_percent: "12.6488253820",
    premium: "1.2988076205",
  });
});

test("replacing tables are read from where the command was called, and a wrong state is refused by name", async () => {
  const folder = await mkdtemp(join(tmpdir(), "apportion-"));
  await writeFile(join(folder, "scale.csv"), "iso3,rate_percent,period\nUSA,60,2023\nAFG,40,2023\n");
  const { out } = await called("--amount 10.01 --on 2023-09-01 --format csv --scale scale.csv", folder);
  expect(out).toBe("iso3,rate_percent,amount_usd\nAFG,4.0000000000,0.40\nUSA,96.0000000000,9.61\n");
  await writeFile(join(folder, "levels.csv"), "period,iso3,level\n2023,USA,A\n");
  await expect(
    called("--amount 10 --on 2023-09-01 --scale scale.csv --levels levels.csv", folder),
  ).rejects.toMatchObject({
    code: "levels.state_missing",
    values: { states: ["Afghanistan"] },
  });
  await rm(folder, { recursive: true });
});

test.each(["0", "-5", "1.234", "1e6", "1,000", ""])("the amount %j is a usage error", async (amount) => {
  await expect(called(`--amount=${amount} --on 2023-09-01`)).rejects.toMatchObject({
    name: "UsageError",
    code: "funding.usage.amount",
  });
});

test("a day that does not exist and an unknown format are usage errors", async () => {
  await expect(called("--amount 5 --on 2023-02-29")).rejects.toMatchObject({
    name: "UsageError",
    code: "funding.usage.day",
  });
  await expect(called("--amount 5 --on 2023-02-28 --format xml")).rejects.toMatchObject({
    name: "UsageError",
    code: "funding.usage.format",
  });
});

test("without levels the amount is refused, unless the regular scale alone is asked for; 2003 is refused either way", async () => {
  await expect(called("--amount 100 --on 2010-06-30")).rejects.toMatchObject({
    name: "Refusal",
    code: "levels.unknown",
  });
  const { out } = await called("--amount 100 --on 2010-06-30 --format csv --regular-only");
  expect(out).toContain("USA,22.0000000000,22.00\n");
  await expect(called("--amount 100 --on 2003-06-30 --regular-only")).rejects.toMatchObject({
    name: "Refusal",
    code: "scale.sum",
  });
});

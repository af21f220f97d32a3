import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { called as ask } from "../../tests/cli/called.ts";
import { run as compare } from "./compare.ts";
import { run as plan } from "./plan.ts";
import type { Run } from "./terminal.ts";

const pack = join(import.meta.dirname, "../../missions/unmil");
let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "concert plan "));
});
afterAll(() => rm(folder, { recursive: true }));

const called = (run: Run, ...args: string[]) => ask(run, args, { cwd: folder, json: args.includes("--json") });

describe("concert plan", () => {
  test("--json prints the plan and nothing else", async () => {
    const { code, out, err } = await called(plan, pack, "--json");
    expect([code, err]).toEqual([0, ""]);
    expect(JSON.parse(out)).toMatchObject({
      schema: "concert.plan/1",
      mission: "unmil",
      complete: true,
      scenarios: [],
    });
  });

  test("the summary fits a screen, names the scenarios and says what is not known", async () => {
    const { out } = await called(plan, pack, "--scenario", "rains-a-month-early");
    expect(out.split("\n").length).toBeLessThan(40);
    expect(out).toContain("With: rains-a-month-early");
    expect(out).toMatch(/Fuel .* l +factor without a source/);
    expect(out).toContain(
      "Not known:\n  - Strength: No report of this month is in the pack. 13 months (November 2016 to March 2018)",
    );
  });

  test("a scenario that does not fit the pack stops only a plan that asks for it", async () => {
    await cp(pack, join(folder, "pack"), { recursive: true });
    const changes = 'name: "Odd"\nchanges:\n  - { op: withdraw, noun: site, id: "atlantis" }\n';
    await writeFile(join(folder, "pack", "scenarios", "odd.yaml"), changes);
    await writeFile(join(folder, "pack", "scenarios", "broken.yaml"), "name: [");
    expect((await called(plan, "pack", "--scenario", "rains-a-month-early")).code).toBe(0);
    for (const scenario of ["odd", "broken"])
      await expect(called(plan, "pack", "--scenario", scenario)).rejects.toMatchObject({
        code: "plan.pack_has_errors",
        values: { count: 1, file: `scenarios/${scenario}.yaml` },
      });
  });

  test("--out writes the plan as data, as a page and as a workbook", async () => {
    const { code, err } = await called(plan, pack, "--out", "out here");
    expect([code, err.includes("report.html")]).toEqual([0, true]);
    expect(await readdir(join(folder, "out here"))).toEqual(
      expect.arrayContaining(["plan.json", "report.html", "plan.xlsx"]),
    );
    expect(JSON.parse(await readFile(join(folder, "out here", "plan.json"), "utf8"))).toMatchObject({
      mission: "unmil",
    });
  });

  test.each([
    ["plan.usage.pack", []],
    ["plan.usage.pack", ["a", "b"]],
    ["plan.usage.seconds", ["a", "--seconds", "0"]],
    ["plan.usage.seconds", ["a", "--seconds", "soon"]],
  ])("%s", async (code, args) => {
    await expect(called(plan, ...args)).rejects.toMatchObject({ code });
  });
});

describe("concert compare", () => {
  test("one scenario is compared with the pack; a file does as well as an id", async () => {
    await writeFile(
      join(folder, "mine.yaml"),
      'name: "Mine"\nchanges:\n  - {op: "withdraw", noun: "entry_point", id: "spod-mlw"}\n',
    );
    const { code, out } = await called(compare, pack, "--scenario", "mine.yaml", "--json");
    expect([code, JSON.parse(out)]).toMatchObject([
      0,
      { schema: "concert.compare/1", a: { scenario: null }, b: { scenario: "mine" }, orders: { list: [] } },
    ]);
    expect((await called(compare, pack, "--scenario", "mine.yaml")).out).toContain(
      "Travel: 8 sites slower, none faster, none cut off\nDays at least double at 1 site: Monrovia\n",
    );
  });

  test("scenarios, sites, commodities and units go by their names", async () => {
    const slower = await called(compare, pack, "--scenario", "rains-a-month-early");
    expect(slower.out).toContain(
      "United Nations Mission in Liberia: Rains a month early against the pack as it stands",
    );
    expect(slower.out).toContain("Days at least double at 3 sites: Barclayville, Ganta and Zwedru");
    expect(slower.out).not.toContain("zwedru");
    const larger = await called(compare, pack, "--scenario", "strength-kept-at-15000");
    expect(larger.out).toMatch(/Need of Water +952,009,896.6 +1,055,076,548.4 +103,066,651.8 +l\n/);
    expect(larger.out).toContain("removed: Total strength printed for February 2010");
  });

  test("two of the same are the same", async () => {
    const { out } = await called(
      compare,
      pack,
      "--scenario",
      "rains-a-month-early",
      "--scenario",
      "rains-a-month-early",
    );
    expect(out).toContain("The two plans are the same.");
  });

  test("without a scenario, or with three, the call is wrong", async () => {
    await expect(called(compare, pack)).rejects.toMatchObject({ code: "plan.usage.scenarios" });
    await expect(
      called(compare, pack, ...["a", "b", "c"].flatMap((name) => ["--scenario", name])),
    ).rejects.toMatchObject({ code: "plan.usage.scenarios" });
  });
});

import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { called, printed } from "../../tests/cli/called.ts";
import { PriorityReport } from "../model/priority-report.ts";
import { run } from "./prioritise.ts";

const cwd = fileURLToPath(new URL("../..", import.meta.url));
const asked = ["missions/unmil", "--cut", "20", "--within", "4", "--period", "quarter"];

test("what cannot be kept ends with 1 and says so in the reader's language, with the money that is missing", async () => {
  const english = await called(run, asked, { cwd });
  expect(english).toMatchObject({ code: 1 });
  expect(english.out).toContain("even without any protected task the money does not last");
  expect(english.out).toMatch(/At least USD\s90,955,565\.48 more would be needed/);
  const json = await called(run, [...asked, "--json"], { cwd, json: true });
  const report = PriorityReport.parse(JSON.parse(json.out));
  expect([json.code, json.err]).toEqual([1, ""]);
  expect(report.answer).toMatchObject({ status: "infeasible", plan: null, conflict: { short_usd: "90955565.48" } });
  expect((await called(run, asked, { cwd, language: "zh" })).out).toContain("至少还需要");
}, 60_000);

test("the program is written for another solver without a search", async () => {
  const folder = await mkdtemp(join(tmpdir(), "concert-mps-"));
  const file = join(folder, "unmil.mps");
  await printed(run, [...asked, "--mps", file], { cwd });
  expect((await readFile(file, "utf8")).startsWith("NAME priorities FREE\nROWS\n N objective\n")).toBe(true);
  await rm(folder, { recursive: true });
}, 60_000);

test.each([
  [["--cut", "0"], "is no cut"],
  [["--cut", "15", "--within", "25"], "is no number of months"],
  [["--cut", "15", "--period", "week"], "Periods are month or quarter"],
  [["--cut", "15", "--protect", "nothing"], "is no task priority of this mission"],
])("%j is refused with its remedy", async (more, said) => {
  const { say } = await import("../words/catalogue.ts");
  const { Refusal } = await import("../kernel/refusal.ts");
  const { UsageError } = await import("./terminal.ts");
  const error: unknown = await called(run, ["missions/unmil", ...more], { cwd }).catch((reason: unknown) => reason);
  if (!(error instanceof Refusal || error instanceof UsageError)) throw new Error("not refused");
  expect(say("en", error.code, error.values)).toContain(said);
});

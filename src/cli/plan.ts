import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { type PlannedPack, planPack } from "../operations/plan/plan-pack.ts";
import { say } from "../words/catalogue.ts";
import { planSummary } from "./plan-summary.ts";
import { type Terminal, UsageError } from "./terminal.ts";

const options = {
  scenario: { type: "string", multiple: true },
  out: { type: "string" },
  seconds: { type: "string" },
  json: { type: "boolean" },
} as const;

/** Plans a pack folder: a summary, or the whole plan as JSON; `--out` writes the files. */
export async function run(args: readonly string[], io: Terminal): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...args], options, strict: true, allowPositionals: true });
  const [pack, ...more] = positionals;
  if (pack === undefined || more.length > 0) throw new UsageError("plan.usage.pack");
  const deadline = performance.now() + 1000 * readSeconds(values.seconds);
  const doors = { keepGoing: () => performance.now() < deadline, report: () => undefined };
  const request = {
    pack: resolve(io.cwd, pack),
    scenarios: values.scenario ?? [],
    from: io.cwd,
    language: io.language,
  };
  const planned = await planPack(request, doors);
  if (values.out !== undefined) await writeFiles(planned, resolve(io.cwd, values.out), io);
  io.out(values.json ? `${JSON.stringify(planned.plan)}\n` : planSummary(planned.plan, planned.mission, io.language));
  return 0;
}

/** Seconds a search may take; without the option there is no limit. */
function readSeconds(text: string | undefined): number {
  if (text === undefined) return Infinity;
  const seconds = Number(text);
  if (!/^\d+(\.\d+)?$/.test(text) || seconds <= 0) throw new UsageError("plan.usage.seconds", { seconds: text });
  return seconds;
}

/** Writes the plan as data, as a page and as a workbook; what renders them is loaded only here. */
async function writeFiles(planned: PlannedPack, folder: string, io: Terminal): Promise<void> {
  const { plan, mission, reference } = planned;
  await mkdir(folder, { recursive: true });
  const [{ writeReport }, { writeWorkbook }] = await Promise.all([
    import("../operations/plan/write-report.ts"),
    import("../operations/plan/write-workbook.ts"),
  ]);
  const files = ["plan.json", "report.html", "plan.xlsx"].map((name) => join(folder, name));
  const [data = "", page = "", workbook = ""] = files;
  await writeFile(data, `${JSON.stringify(plan, null, 1)}\n`);
  await writeFile(page, writeReport(plan, mission, reference, io.language));
  await writeWorkbook(planned, io.language, workbook);
  io.err(`${say(io.language, "plan.written", { files })}\n`);
}

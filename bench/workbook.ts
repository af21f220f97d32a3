import { spawnSync } from "node:child_process";
import { createWriteStream, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { inflateRawSync } from "node:zlib";
import { build } from "esbuild";
import { writeWorkbook } from "../src/exchange/workbook/write-workbook.ts";
import { ZipArchive } from "../src/exchange/workbook/zip-archive.ts";
import type { Row } from "../src/model/noun.ts";
import { siteNoun } from "../src/model/site.ts";
import { openBenchServer } from "./serving/bench-server.ts";
import { tell } from "./timing/measure.ts";

// A sheet of 50,000 sites: checked, taken, downloaded, and uploaded again with every fiftieth row changed.
const count = 50_000;
const folder = mkdtempSync(join(tmpdir(), "concert-workbook-"));
const program = await bundled();
const bench = await openBenchServer();

type Step = {
  readonly seconds: number;
  readonly peakMb: number;
  readonly longestPause: number;
  readonly commitSeconds?: number;
  readonly counts?: Readonly<Record<string, number>>;
};

const siteOf = (n: number, note: string): Row => ({
  id: `made-${String(n).padStart(5, "0")}`,
  name: `Fictional site ${(n * 7919) % count}`,
  aliases: [`Camp ${n}`, `Post ${n}`],
  lon: -11 + (n % 3000) / 1000,
  lat: 5 + (n % 2500) / 1000,
  held: "2004/2009",
  years_observed: (n % 9) + 1,
  max_troops_estimated: (n % 700) + 1,
  force_hq_years: [],
  sector_hq_years: [],
  medical: n % 2 === 0,
  aviation: n % 3 === 0,
  observers_present: true,
  police_present: n % 5 === 0,
  role: "a company and its support",
  main_contributors: ["Fictional contributor"],
  same_as: null,
  same_as_reason: null,
  basis: "fictional",
  confidence: "low",
  source: [],
  source_note: null,
  note,
});

async function write(file: string, version: number | null, note: (n: number) => string): Promise<void> {
  const rows = Array.from({ length: count }, (_, n) => ({ row: siteOf(n, note(n)), version }));
  const options = { language: "en", mission: bench.mission, missionId: bench.mission } as const;
  await writeWorkbook(createWriteStream(file), [{ noun: siteNoun, rows }], options);
}

/** The step and the thread that it starts, bundled as the program is: what loads sources costs memory of its own. */
async function bundled(): Promise<string> {
  const root = fileURLToPath(new URL("..", import.meta.url));
  // Inside the folder of the program, where the packages are found.
  const outdir = join(root, "dist", `bench-${process.pid}`);
  await build({
    entryPoints: {
      "file-step": join(root, "bench/serving/file-step.ts"),
      "workers/file-worker": join(root, "src/workers/file-worker.ts"),
    },
    outdir,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    packages: "external",
    logLevel: "error",
  });
  return outdir;
}

function run(step: string, file: string): Step[] {
  const args = [join(program, "file-step.js"), bench.databaseUrl, bench.mission, step, file];
  const { stdout, status } = spawnSync(process.execPath, args, {
    encoding: "utf8",
    env: { ...process.env, CONCERT_BUILD: program },
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (status !== 0) throw new Error(`${step} ended with ${status ?? "a signal"}`);
  return stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Step);
}

try {
  const first = join(folder, "first.xlsx");
  await write(first, null, () => "first");
  const [added, taken] = run("commit", first);
  measure("50,000 new rows: read and dry run", added, { seconds: 15, mb: 300 });
  if (taken?.commitSeconds !== undefined)
    tell({ bench: "50,000 new rows: taken in one commit", value: taken.commitSeconds, unit: "s" });
  const again = join(folder, "again.xlsx");
  const [download] = run("download", again);
  measure("50,000 rows: downloaded as XLSX", download, { seconds: 15, mb: 300 });
  const [same] = run("check", again);
  measure("50,000 rows unchanged: read and dry run", same, { seconds: 15, mb: 300 });
  const edited = join(folder, "edited.xlsx");
  await write(edited, 1, (n) => (n % 50 === 0 ? "edited" : "first"));
  const [changed] = run("check", edited);
  measure("50,000 rows, 1,000 of them changed: read and dry run", changed, { seconds: 15, mb: 300 });
  tell({
    bench: "the same, only unpacked",
    value: unpackSeconds(again),
    unit: "s",
    note: `${(statSync(again).size / 1e6).toFixed(1)} MB packed`,
  });
} finally {
  await bench.close();
  for (const made of [folder, program]) rmSync(made, { recursive: true, force: true });
}

function measure(
  name: string,
  step: Step | undefined,
  budget: { readonly seconds: number; readonly mb: number },
): void {
  if (!step) throw new Error(`${name}: nothing was measured`);
  tell({
    bench: name,
    value: step.seconds,
    unit: "s",
    budget: budget.seconds,
    note: JSON.stringify(step.counts ?? {}),
  });
  tell({ bench: `${name}: peak memory of the process`, value: step.peakMb, unit: "MB", budget: budget.mb });
  tell({ bench: `${name}: longest time without an answer`, value: step.longestPause, unit: "ms" });
}

/** The plain alternative: only unpacking the bytes of the file, which every reader has to do. */
function unpackSeconds(file: string): number {
  const bytes = readFileSync(file);
  ZipArchive.open(bytes);
  const started = performance.now();
  const at = bytes.indexOf("xl/worksheets/sheet1.xml");
  inflateRawSync(bytes.subarray(at + "xl/worksheets/sheet1.xml".length), { finishFlush: 2 });
  return (performance.now() - started) / 1000;
}

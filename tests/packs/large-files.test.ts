import { execFile } from "node:child_process";
import { closeSync, cpSync, ftruncateSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeFileSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";

const here = fileURLToPath(new URL(".", import.meta.url));
const program = fileURLToPath(new URL("../../bin/concert.js", import.meta.url));
let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "concert-large-"));
  cpSync(join(here, "testland"), folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

type Checked = { readonly code: number; readonly places: readonly string[]; readonly rows: Readonly<Record<string, number>>; readonly totals: unknown; readonly peakBytes: number };

/** Runs `concert check` as a process of its own. */
function check(): Promise<Checked> {
  const peak = join(tmpdir(), `concert-peak-${process.pid}`);
  const memory = pathToFileURL(join(here, "report-memory.js")).href;
  return new Promise((resolve, reject) => {
    const options = { env: { ...process.env, PEAK_MEMORY_FILE: peak }, maxBuffer: 64 * 1024 * 1024 };
    execFile(process.execPath, ["--import", memory, program, "check", folder, "--json"], options, (error, stdout, stderr) => {
      if (stdout === "") return reject(new Error(stderr));
      const answer = JSON.parse(stdout) as { errors: { code: string; file: string; row: number | null }[]; rows: Record<string, number>; totals: unknown };
      const places = answer.errors.map((fault) => `${fault.code} ${fault.file} ${fault.row ?? ""}`.trim());
      const code = typeof error?.code === "number" ? error.code : 0;
      resolve({ code, places, rows: answer.rows, totals: answer.totals, peakBytes: Number(readFileSync(peak, "utf8")) });
      rmSync(peak, { force: true });
    });
  });
}

/** Writes about `bytes` of rows that are as a pack has them, and a hole up to `size`, which costs no disk. */
function writeMilestones(bytes: number, first: string, size = 0): void {
  const handle = openSync(join(folder, "milestones.csv"), "w");
  writeSync(handle, `id,when,kind,title,value,unit,detail,basis,confidence,source,source_note,note\n${first}`);
  const count = 40_000;
  for (let written = 0, block = 0; written < bytes; block += 1) {
    const rows = Array.from({ length: count }, (_, i) => `m-${block}-${i},2004-02-01,incident,"Shots, heard near the bridge",${i},rounds,${"x".repeat(150)},fictional,low,invented,,\n`);
    written += writeSync(handle, rows.join(""));
  }
  if (size > 0) ftruncateSync(handle, size);
  closeSync(handle);
}

const megabyte = 1024 * 1024;

test("a table of 2 GB is answered in less than 512 MB of memory, with the faults of its first rows", { timeout: 60_000 }, async () => {
  writeMilestones(80 * megabyte, "bad-1,31/04/2004,incident,Shots,,,,fictional,,,,\n", 2048 * megabyte);
  expect(statSync(join(folder, "milestones.csv")).size).toBeGreaterThanOrEqual(2048 * megabyte);
  const { code, places, peakBytes } = await check();
  expect(places).toEqual(["file.too_large milestones.csv", "date.invalid milestones.csv 2"]);
  expect(code).toBe(1);
  expect(peakBytes).toBeLessThan(512 * megabyte);
});

test("a table near the limit is read whole", { timeout: 60_000 }, async () => {
  writeMilestones(50 * megabyte, "");
  const { places, rows, peakBytes } = await check();
  expect(places).toEqual([]);
  expect(rows["milestones"]).toBeGreaterThan(200_000);
  expect(peakBytes).toBeLessThan(512 * megabyte);
});

test("of very many faults the first thousand are listed and all are counted", async () => {
  writeFileSync(join(folder, "sources.csv"), `id,title\n${"s,\n".repeat(5000)}`);
  const { places, totals } = await check();
  expect(places.filter((place) => place.includes("sources.csv"))).toHaveLength(1000);
  expect(totals).toContainEqual({ file: "sources.csv", errors: 5000 + 4999, warnings: 0 });
});

test("one line without an end, of zero bytes or of text, is refused in little memory", async () => {
  for (const byte of [0, 120]) {
    const handle = openSync(join(folder, "milestones.csv"), "w");
    const block = Buffer.alloc(8 * megabyte, byte);
    for (let i = 0; i < 12; i += 1) writeSync(handle, block);
    closeSync(handle);
    const { places, peakBytes } = await check();
    expect(places).toContain("row.too_long milestones.csv 1");
    expect(peakBytes).toBeLessThan(512 * megabyte);
  }
});

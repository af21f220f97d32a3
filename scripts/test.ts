import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { prepare } from "./prepare.ts";
import { type TestReport, summary } from "./test-summary.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const vitest = join(root, "node_modules/vitest/vitest.mjs");
const artefacts = join(root, "artefacts");

mkdirSync(artefacts, { recursive: true });
prepare((line) => console.log(line));

// Those beside the code first: what they find is cheaper to read than what a browser finds.
const runs = ["unit", "whole"].map(run);
const { lines, ok } = summary(runs, root);
for (const line of lines) console.log(line);
process.exit(ok ? 0 : 1);

/** Runs one project and gives the report that the runner itself wrote; null where it wrote none. */
function run(project: string): TestReport | null {
  const file = join(artefacts, `tests-${project}.json`);
  rmSync(file, { force: true });
  console.log(`\n${project} tests`);
  const args = ["run", "--project", project, "--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const { status } = spawnSync(process.execPath, [vitest, ...args], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
  });
  if (!existsSync(file)) return null;
  const report = JSON.parse(readFileSync(file, "utf8")) as TestReport;
  return { ...report, success: report.success && status === 0 };
}

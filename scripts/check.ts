import { fileURLToPath } from "node:url";
import { type Step, type StepResult, runStep, runSteps } from "./run-steps.ts";

process.chdir(fileURLToPath(new URL("..", import.meta.url)));

const script = (name: string, run: string): Step => ({ name, command: "npm", args: ["run", "--silent", run] });

// The slow ones first, so that two at a time end together; unit tests fill both cores by themselves.
const steps: readonly Step[] = [
  { name: "types", command: "npx", args: ["tsc", "-p", "tsconfig.json"] },
  script("lint", "lint"),
  script("format", "format:check"),
  { name: "types of the pure layers", command: "npx", args: ["tsc", "-p", "tsconfig.pure.json"] },
  script("import rules", "rules"),
  script("unused exports", "unused"),
];

function tell({ step, code, output, seconds }: StepResult): void {
  const time = `${seconds.toFixed(1)} s`.padStart(8);
  if (code === 0) console.log(`ok    ${time}  ${step.name}${lastLine(output)}`);
  else console.log(`FAIL  ${time}  ${step.name}\n${output.trimEnd()}\n`);
}

/** What a step says of itself when all is well: the count of the tests, or its last line where it prints one. */
function lastLine(output: string): string {
  const lines = output.trimEnd().split("\n");
  const line = lines.find((each) => /^\s*Tests\s/.test(each)) ?? lines.at(-1) ?? "";
  return line === "" ? "" : `: ${line.trim()}`;
}

const results = [...(await runSteps(steps, 2, tell))];
// Who runs the whole of the tests next need not run a part of them first.
if (!process.argv.includes("--without-tests")) {
  const units = await runStep({ name: "unit tests", command: "npx", args: ["vitest", "run", "--project", "unit"] });
  tell(units);
  results.push(units);
}
const failed = results.filter((result) => result.code !== 0).map((result) => result.step.name);
console.log(failed.length === 0 ? "check: all well" : `check: FAILED: ${failed.join(", ")}`);
process.exit(failed.length === 0 ? 0 : 1);

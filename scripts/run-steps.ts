import { spawn } from "node:child_process";

/** One command of a check, with the name under which its result is printed. */
export type Step = { readonly name: string; readonly command: string; readonly args: readonly string[] };

export type StepResult = {
  readonly step: Step;
  readonly code: number;
  readonly output: string;
  readonly seconds: number;
};

/** Runs one command to its end and keeps what it printed. A command that cannot start counts as code 127. */
export function runStep(step: Step): Promise<StepResult> {
  const started = performance.now();
  return new Promise((resolve) => {
    const child = spawn(step.command, step.args, {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, FORCE_COLOR: "0", NO_COLOR: "1" },
    });
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString("utf8")));
    child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString("utf8")));
    const end = (code: number) => resolve({ step, code, output, seconds: (performance.now() - started) / 1000 });
    child.on("error", (error) => {
      output += String(error);
      end(127);
    });
    child.on("close", (code) => end(code ?? 1));
  });
}

/** Runs steps in their order, `width` at a time, and tells each result as it comes. */
export async function runSteps(
  steps: readonly Step[],
  width: number,
  tell: (result: StepResult) => void,
): Promise<StepResult[]> {
  const waiting = [...steps];
  const results: StepResult[] = [];
  const work = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const result = await runStep(step);
      tell(result);
      results.push(result);
    }
  };
  await Promise.all(Array.from({ length: width }, work));
  return results;
}

import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { compareScenarios } from "../operations/plan/compare-scenarios.ts";
import { comparisonSummary } from "./comparison-summary.ts";
import { type Terminal, UsageError } from "./terminal.ts";

const options = { scenario: { type: "string", multiple: true }, json: { type: "boolean" } } as const;

/** Compares the pack with one scenario, or two scenarios with each other. */
export async function run(args: readonly string[], io: Terminal): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...args], options, strict: true, allowPositionals: true });
  const [pack, ...more] = positionals;
  if (pack === undefined || more.length > 0) throw new UsageError("plan.usage.pack");
  const [first, second, ...others] = values.scenario ?? [];
  if (first === undefined || others.length > 0) throw new UsageError("plan.usage.scenarios");
  const [a, b] = second === undefined ? [null, first] : [first, second];
  const compared = await compareScenarios({ pack: resolve(io.cwd, pack), a, b, from: io.cwd, language: io.language });
  io.out(values.json ? `${JSON.stringify(compared.comparison)}\n` : comparisonSummary(compared, io.language));
  return 0;
}

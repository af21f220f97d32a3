import { resolve } from "node:path";
import { checkPack, faultLine } from "../operations/pack/check-pack.ts";
import { say } from "../words/catalogue.ts";
import { onlyArgument, readArguments } from "./arguments.ts";
import type { Terminal } from "./terminal.ts";

export async function run(args: readonly string[], io: Terminal): Promise<number> {
  const folder = onlyArgument(readArguments(args, {}), "PACK");
  const answer = await checkPack(resolve(io.cwd, folder), io.language);
  if (io.json) io.out(`${JSON.stringify(answer)}\n`);
  const errors = answer.totals.reduce((sum, each) => sum + each.errors, 0);
  const warnings = answer.totals.reduce((sum, each) => sum + each.warnings, 0);
  const lines = [
    ...answer.errors.map(faultLine),
    ...answer.warnings.map((fault) => say(io.language, "terminal.warning", { text: faultLine(fault) })),
    say(io.language, "terminal.checked", {
      errors,
      warnings,
      rows: Object.values(answer.rows).reduce((sum, count) => sum + count, 0),
    }),
  ];
  if (errors + warnings > answer.errors.length + answer.warnings.length) {
    lines.push(
      say(io.language, "terminal.faults_left_out", {
        shown: answer.errors.length + answer.warnings.length,
        total: errors + warnings,
      }),
    );
  }
  io.err(`${lines.join("\n")}\n`);
  return answer.ok ? 0 : 1;
}

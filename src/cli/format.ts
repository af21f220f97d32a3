import { resolve } from "node:path";
import { faultLine, tellFault } from "../operations/pack/check-pack.ts";
import { formatFolder } from "../operations/pack/format-pack.ts";
import { say } from "../words/catalogue.ts";
import { onlyArgument, readArguments } from "./arguments.ts";
import type { Terminal } from "./terminal.ts";

export async function run(args: readonly string[], io: Terminal): Promise<number> {
  const given = readArguments(args, { flags: ["dry-run"] });
  const folder = resolve(io.cwd, onlyArgument(given, "PACK"));
  const dryRun = given.has("dry-run");
  const outcome = await formatFolder(folder, { dryRun });
  const tell = (fault: (typeof outcome.errors)[number]): string => faultLine(tellFault(fault, io.language));
  if (io.json)
    io.out(
      `${JSON.stringify({ schema: "concert.format/1", ok: outcome.errors.length === 0, dry_run: dryRun, written: outcome.written, removed: outcome.removed })}\n`,
    );
  for (const fault of outcome.warnings) io.err(`${say(io.language, "terminal.warning", { text: tell(fault) })}\n`);
  if (outcome.errors.length > 0) {
    io.err(`${outcome.errors.map(tell).join("\n")}\n${say(io.language, "terminal.format_refused")}\n`);
    return 1;
  }
  for (const path of outcome.written)
    io.err(`${say(io.language, dryRun ? "terminal.would_write" : "terminal.wrote", { path })}\n`);
  for (const path of outcome.removed)
    io.err(`${say(io.language, dryRun ? "terminal.would_remove" : "terminal.removed", { path })}\n`);
  if (outcome.written.length + outcome.removed.length === 0)
    io.err(`${say(io.language, "terminal.already_canonical")}\n`);
  return 0;
}

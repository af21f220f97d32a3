import { randomBytes } from "node:crypto";
import { resolve } from "node:path";
import { uuidv7 } from "../kernel/id.ts";
import { faultLine, tellFault } from "../operations/pack/check-pack.ts";
import { type ImportFormat, type ImportOutcome, importFiles, importFormats } from "../operations/pack/import-files.ts";
import { say } from "../words/catalogue.ts";
import { importToServer } from "./import-to-server.ts";
import { readArguments } from "./arguments.ts";
import { type Terminal, UsageError } from "./terminal.ts";

const isFormat = (text: string): text is ImportFormat => (importFormats as readonly string[]).includes(text);

/** Faults listed on a terminal, as `check` lists them; `--json` gives all. */
const mostListed = 1000;

export async function run(args: readonly string[], io: Terminal): Promise<number> {
  const given = readArguments(args, { flags: ["dry-run"], values: ["into"] });
  const [format, ...files] = given.positionals;
  if (format === undefined) throw new UsageError("terminal.argument_missing", { argument: "csv|xlsx" });
  if (!isFormat(format)) throw new UsageError("terminal.format_unknown", { format });
  if (files.length === 0) throw new UsageError("terminal.argument_missing", { argument: "FILE" });
  const into = given.value("into");
  if (into === null) throw new UsageError("terminal.option_missing", { option: "--into" });
  const dryRun = given.has("dry-run");
  const paths = files.map((file) => resolve(io.cwd, file));
  if (/^https?:\/\//.test(into)) return importToServer({ address: into, files: paths, dryRun }, io);
  const newId = (): string => uuidv7(Date.now(), randomBytes(10));
  const outcome = await importFiles(resolve(io.cwd, into), { format, files: paths, dryRun, newId });
  return answer(outcome, dryRun, io);
}

function answer(outcome: ImportOutcome, dryRun: boolean, io: Terminal): number {
  const { differences, errors, warnings, written } = outcome;
  const refused = outcome.refused.map(({ sheet, row, column, rule, value, values }) =>
    tellFault({ code: rule, file: sheet, row, column, value, values }, io.language),
  );
  const told = errors.map((fault) => tellFault(fault, io.language));
  const ok = refused.length + told.length === 0;
  if (io.json) {
    const sheets = differences.map((each) => ({
      noun: each.noun,
      sheet: each.sheet,
      added: each.added.length,
      changed: each.changed,
      unchanged: each.unchanged,
    }));
    io.out(
      `${JSON.stringify({ schema: "concert.import/1", ok, dry_run: dryRun, sheets, refused, errors: told, written: dryRun ? [] : written })}\n`,
    );
  }
  for (const fault of warnings)
    io.err(`${say(io.language, "terminal.warning", { text: faultLine(tellFault(fault, io.language)) })}\n`);
  const faults = [...refused, ...told];
  for (const fault of faults.slice(0, mostListed)) io.err(`${faultLine(fault)}\n`);
  if (faults.length > mostListed)
    io.err(`${say(io.language, "terminal.faults_left_out", { shown: mostListed, total: faults.length })}\n`);
  for (const { sheet, added, changed, unchanged } of differences) {
    const count = outcome.refused.filter((each) => each.sheet === sheet).length;
    io.err(
      `${say(io.language, "terminal.imported", { file: sheet, added: added.length, changed: changed.length, unchanged, refused: count })}\n`,
    );
  }
  if (!ok) io.err(`${say(io.language, "terminal.import_refused")}\n`);
  else if (dryRun) io.err(`${say(io.language, "terminal.import_dry")}\n`);
  return ok ? 0 : 1;
}

import { randomBytes } from "node:crypto";
import { Refusal } from "../kernel/refusal.ts";
import { say } from "../words/catalogue.ts";
import { type Language, languageOfTag } from "../words/say.ts";
import { hasCommandFile, loadCommand } from "./command-file.ts";
import { findCommand } from "./commands.ts";
import { helpText } from "./help-text.ts";
import { type Terminal, UsageError } from "./terminal.ts";

/** Refusals that say the command line itself was wrong. */
const usageRefusals = new Set(["pack.missing"]);

type Globals = { readonly rest: readonly string[]; readonly language: Language; readonly help: boolean };

/** Takes `--lang` and `--help` out of the arguments; `--json` stays, since commands declare it. */
function readGlobals(args: readonly string[], environment: NodeJS.ProcessEnv): Globals {
  const rest: string[] = [];
  let asked: string | undefined;
  let help = false;
  for (let i = 0; i < args.length; i += 1) {
    const arg = args[i] ?? "";
    if (arg === "--lang") asked = args[(i += 1)] ?? "";
    else if (arg.startsWith("--lang=")) asked = arg.slice("--lang=".length);
    else if (arg === "--help" || arg === "-h") help = true;
    else rest.push(arg);
  }
  const language = asked === undefined ? languageOf(environment) : languageOfTag(asked);
  if (language === undefined) throw new UsageError("terminal.language_unknown", { language: asked ?? "" });
  return { rest, language, help };
}

function languageOf(environment: NodeJS.ProcessEnv): Language {
  const locale = environment["LC_ALL"] || environment["LC_MESSAGES"] || environment["LANG"] || "";
  return languageOfTag(locale) ?? "en";
}

/** Runs one command line and answers with its exit code. */
async function runCommandLine(
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
  io: Omit<Terminal, "language" | "json">,
): Promise<number> {
  let language = languageOf(environment);
  let name = "";
  try {
    const globals = readGlobals(args, environment);
    language = globals.language;
    name = globals.rest[0] === "--version" ? "version" : (globals.rest[0] ?? "help");
    const terminal: Terminal = { ...io, language, json: globals.rest.includes("--json") };
    if (!findCommand(name) || !hasCommandFile(name, import.meta.url)) {
      throw new UsageError("terminal.command_unknown", { name });
    }
    if (globals.help) {
      io.out(helpText(language, name === "help" ? (globals.rest[1] ?? null) : name, import.meta.url));
      return 0;
    }
    const run = await loadCommand(name, import.meta.url);
    return await run(globals.rest.slice(1), terminal);
  } catch (error) {
    return report(error, name, language, io.err);
  }
}

function report(error: unknown, name: string, language: Language, err: (text: string) => void): number {
  if (error instanceof Refusal) {
    err(`${say(language, error.code, error.values)}\n`);
    return usageRefusals.has(error.code) ? 2 : 1;
  }
  const usage = asUsageError(error);
  if (usage) {
    err(`${say(language, usage.code, usage.values)}\n`);
    const command = findCommand(name);
    err(
      `${say(language, "terminal.usage", { line: command ? `concert ${command.name} ${command.usage}`.trim() : "concert help" })}\n`,
    );
    return 2;
  }
  const id = randomBytes(4).toString("hex");
  err(`${say(language, "terminal.defect", { id })}\n`);
  err(`${id} ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return 3;
}

/** Node's own reader of arguments throws type errors with these codes. */
function asUsageError(error: unknown): UsageError | null {
  if (error instanceof UsageError) return error;
  if (!(error instanceof TypeError) || !("code" in error) || typeof error.code !== "string") return null;
  const option = /'(-{0,2}[^' ]+)/.exec(error.message)?.[1] ?? "";
  switch (error.code) {
    case "ERR_PARSE_ARGS_UNKNOWN_OPTION":
      return new UsageError("terminal.option_unknown", { option });
    case "ERR_PARSE_ARGS_INVALID_OPTION_VALUE":
      return new UsageError("terminal.option_invalid", { option });
    case "ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL":
      return new UsageError("terminal.argument_unexpected", { argument: option });
    default:
      return null;
  }
}

/** Runs the command line of this process; the exit code is set, not forced, so that all output is written. */
export async function main(args: readonly string[]): Promise<void> {
  // A reader that closes the pipe early (`head`) is no defect.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 3));
  process.exitCode = await runCommandLine(args, process.env, {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    isTerminal: process.stderr.isTTY,
    cwd: process.cwd(),
  });
}

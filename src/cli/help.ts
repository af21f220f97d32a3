import { findCommand } from "./commands.ts";
import { helpText } from "./help-text.ts";
import { type Terminal, UsageError } from "./terminal.ts";

export async function run(args: readonly string[], io: Terminal): Promise<number> {
  const [name = null] = args;
  if (name !== null && !findCommand(name)) throw new UsageError("terminal.command_unknown", { name });
  io.out(helpText(io.language, name, import.meta.url));
  return 0;
}

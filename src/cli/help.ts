import { findCommand } from "./commands.ts";
import { helpData, helpText } from "./help-text.ts";
import { type Terminal, UsageError } from "./terminal.ts";

export async function run(args: readonly string[], io: Terminal): Promise<number> {
  const [name = null] = args.filter((arg) => arg !== "--json");
  if (name !== null && !findCommand(name)) throw new UsageError("terminal.command_unknown", { name });
  io.out(
    io.json
      ? `${JSON.stringify(helpData(io.language, name, import.meta.url))}\n`
      : helpText(io.language, name, import.meta.url),
  );
  return 0;
}

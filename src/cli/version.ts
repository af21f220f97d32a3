import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageFolder } from "./package-folder.ts";
import type { Terminal } from "./terminal.ts";

export async function run(_args: readonly string[], io: Terminal): Promise<number> {
  const description: unknown = JSON.parse(readFileSync(join(packageFolder(import.meta.url), "package.json"), "utf8"));
  const version =
    typeof description === "object" && description !== null && "version" in description ? description.version : null;
  io.out(io.json ? `${JSON.stringify({ version })}\n` : `${String(version)}\n`);
  return 0;
}

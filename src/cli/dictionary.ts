import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { dataDictionary } from "../operations/pack/data-dictionary.ts";
import { readArguments } from "./arguments.ts";
import type { Terminal } from "./terminal.ts";

export async function run(args: readonly string[], io: Terminal): Promise<number> {
  const file = readArguments(args, { values: ["out"] }).value("out");
  const text = dataDictionary(io.language);
  if (file === null) io.out(text);
  else await writeFile(resolve(io.cwd, file), text);
  return 0;
}

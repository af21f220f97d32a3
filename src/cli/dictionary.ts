import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { dataDictionary, dictionaryTables } from "../operations/pack/data-dictionary.ts";
import { readArguments } from "./arguments.ts";
import type { Terminal } from "./terminal.ts";

/** Writes the data dictionary as Markdown, or as JSON. */
export async function run(args: readonly string[], io: Terminal): Promise<number> {
  const file = readArguments(args, { values: ["out"] }).value("out");
  const tables = { schema: "concert.dictionary/1", tables: dictionaryTables(io.language) };
  const text = io.json ? `${JSON.stringify(tables)}\n` : dataDictionary(io.language);
  if (file === null) io.out(text);
  else await writeFile(resolve(io.cwd, file), text);
  return 0;
}

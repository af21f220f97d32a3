import { createWriteStream } from "node:fs";
import { resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import type { FileContents } from "../operations/funding/budget/budget-files.ts";
import { readTables } from "../operations/funding/read-tables.ts";
import { type Terminal, UsageError } from "./terminal.ts";

/**
 * Writes what a command found as the file named, where one is: a workbook, or its list as CSV.
 * @throws UsageError for another ending
 */
export async function writeFunding(out: string | undefined, io: Terminal, contents: FileContents): Promise<void> {
  if (out === undefined) return;
  const format = (["csv", "xlsx"] as const).find((ending) => out.endsWith(`.${ending}`));
  if (format === undefined) throw new UsageError("budget.usage.out", { file: out });
  // What writes workbooks is seldom needed.
  const { fileOf } = await import("../operations/funding/budget/write-budget-file.ts");
  const { states } = await readTables();
  const body = fileOf(contents, { format, language: io.language, states });
  await pipeline(typeof body === "string" ? [body] : body, createWriteStream(resolve(io.cwd, out)));
}

import { randomBytes } from "node:crypto";
import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Fault } from "../../exchange/pack/fault.ts";
import { formatPack } from "../../exchange/pack/format-pack.ts";
import { readPack } from "../../exchange/pack/read-pack.ts";
import { nouns } from "../../model/nouns.ts";
import type { Row } from "../../model/noun.ts";

export type FormatOutcome = {
  /** Why nothing was written; empty where all went well. */
  readonly errors: readonly Fault[];
  readonly warnings: readonly Fault[];
  /** Paths that were written, or would be. */
  readonly written: readonly string[];
  /** Files of nouns without rows, which have no file in the canonical form. */
  readonly removed: readonly string[];
};

/** Brings a pack folder into its canonical form; only files that differ are written. @throws Refusal `pack.missing` */
export async function formatFolder(folder: string, options: { readonly dryRun: boolean }): Promise<FormatOutcome> {
  const { errors, warnings, records } = await readPack(folder, { strict: false });
  if (errors.length > 0) return { errors, warnings, written: [], removed: [] };
  return { errors, warnings, ...(await writePack(folder, records, options)) };
}

export type Written = Pick<FormatOutcome, "written" | "removed">;

export type WriteOptions = {
  readonly dryRun: boolean;
  /** Names of the nouns whose files are written; all where it is left out. */
  readonly only?: ReadonlySet<string>;
};

/** Writes the records as a pack: each file whole or not at all, only those that differ. */
export async function writePack(
  folder: string,
  records: ReadonlyMap<string, readonly Row[]>,
  { dryRun, only }: WriteOptions,
): Promise<Written> {
  const isMeant = (noun: string): boolean => only?.has(noun) ?? true;
  const files = formatPack(new Map([...records].filter(([noun]) => isMeant(noun))));
  const written: string[] = [];
  const removed: string[] = [];
  for (const [path, text] of files) {
    const bytes = Buffer.from(text, "utf8");
    if (await holds(join(folder, path), bytes)) continue;
    written.push(path);
    if (!dryRun) await writeWhole(join(folder, path), bytes);
  }
  for (const noun of nouns) {
    const path = `${noun.plural}.csv`;
    if (noun.file !== "csv" || !isMeant(noun.name) || files.has(path) || !(await exists(join(folder, path)))) continue;
    removed.push(path);
    if (!dryRun) await rm(join(folder, path));
  }
  return { written, removed };
}

const holds = async (file: string, bytes: Buffer): Promise<boolean> => {
  const found = await readFile(file).catch(() => null);
  return found !== null && found.equals(bytes);
};

const exists = async (file: string): Promise<boolean> => (await readFile(file).catch(() => null)) !== null;

/** Writes beside the place, flushes and renames, so that a crash leaves the old file or the new one. */
async function writeWhole(file: string, bytes: Buffer): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const draft = join(dirname(file), `.${randomBytes(6).toString("hex")}.draft`);
  try {
    const handle = await open(draft, "wx");
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, file);
  } finally {
    await rm(draft, { force: true });
  }
}

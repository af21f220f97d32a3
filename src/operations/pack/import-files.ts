import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import type { CurrentRow, Differences, IncomingSheet, Refused } from "../../exchange/incoming.ts";
import { differencesOf } from "../../exchange/differences.ts";
import { readIncomingCsv } from "../../exchange/incoming-csv.ts";
import type { Fault } from "../../exchange/pack/fault.ts";
import { bytesOf } from "../../exchange/pack/pack-files.ts";
import { readPack } from "../../exchange/pack/read-pack.ts";
import { readWorkbook } from "../../exchange/workbook/read-workbook.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { compareText } from "../../kernel/text-order.ts";
import type { Row } from "../../model/noun.ts";
import { writePack } from "./format-pack.ts";

export const importFormats = ["csv", "xlsx"] as const;
export type ImportFormat = (typeof importFormats)[number];

export type ImportOrder = {
  readonly format: ImportFormat;
  readonly files: readonly string[];
  readonly dryRun: boolean;
  /** Gives ids to new rows that bring none. */
  readonly newId: () => string;
};

export type ImportOutcome = {
  readonly differences: readonly Differences[];
  /** Cells and rows that cannot be taken. */
  readonly refused: readonly Refused[];
  /** What would be wrong in the pack with the rows taken in, such as references that lead nowhere. */
  readonly errors: readonly Fault[];
  readonly warnings: readonly Fault[];
  readonly written: readonly string[];
};

/**
 * Takes the rows of files into a pack folder: all, or none where any is refused or the pack would have an error.
 * @throws Refusal `pack.missing`, `pack.refused` where the pack itself has errors, `import.file_missing`, `workbook.*`
 */
export async function importFiles(folder: string, order: ImportOrder): Promise<ImportOutcome> {
  const pack = await readPack(folder, { strict: false });
  if (pack.errors.length > 0) throw new Refusal("invalid", "pack.refused", { count: pack.errors.length });
  const { sheets, refused, warnings } = await readIncoming(order, pack.records.get("mission")?.[0]?.id);
  const records = new Map(pack.records);
  const differences: Differences[] = [];
  for (const sheet of sheets) {
    const rows = records.get(sheet.noun.name) ?? [];
    const found = differencesOf(
      sheet,
      new Map(rows.map((row): [string, CurrentRow] => [row.id, { row, version: null }])),
      order.newId,
    );
    differences.push(found);
    records.set(sheet.noun.name, applied(rows, found));
  }
  const allRefused = [...refused, ...differences.flatMap((each) => each.refused)];
  const errors = allRefused.length > 0 ? [] : await errorsOf(records);
  const touched = new Set(
    differences.filter((each) => each.added.length + each.changed.length > 0).map((each) => each.noun),
  );
  const stopped = allRefused.length + errors.length > 0;
  const { written } = stopped
    ? { written: [] }
    : await writePack(folder, records, { dryRun: order.dryRun, only: touched });
  return { differences, refused: allRefused, errors, warnings, written };
}

type Incoming = {
  readonly sheets: readonly IncomingSheet[];
  readonly refused: readonly Refused[];
  readonly warnings: readonly Fault[];
};

async function readIncoming({ format, files }: ImportOrder, mission: string | undefined): Promise<Incoming> {
  const read = await Promise.all(
    files.map((file) => (format === "csv" ? readCsvFile(file) : readXlsxFile(file, mission))),
  );
  return {
    sheets: read.flatMap((each) => each.sheets),
    refused: read.flatMap((each) => each.refused),
    warnings: read.flatMap((each) => each.warnings),
  };
}

const missing = (file: string): Refusal => new Refusal("not-found", "import.file_missing", { file });

async function readXlsxFile(file: string, mission: string | undefined): Promise<Incoming> {
  const bytes = await readFile(file).catch(() => {
    throw missing(file);
  });
  return { ...(await readWorkbook(bytes, mission === undefined ? {} : { mission })), warnings: [] };
}

async function readCsvFile(file: string): Promise<Incoming> {
  if (!(await stat(file).catch(() => null))?.isFile()) throw missing(file);
  return readIncomingCsv(basename(file), bytesOf(file));
}

function applied(rows: readonly Row[], { added, changed }: Differences): readonly Row[] {
  const changes = new Map(changed.map((each) => [each.id, each.values]));
  return [
    ...rows.map((row): Row => ({ ...row, ...changes.get(row.id), id: row.id })),
    ...added.map(({ row }) => row),
  ].sort((a, b) => compareText(a.id, b.id));
}

/** The whole pack as it would be, checked as any pack is. */
async function errorsOf(records: ReadonlyMap<string, readonly Row[]>): Promise<readonly Fault[]> {
  const trial = await mkdtemp(join(tmpdir(), "concert-import-"));
  try {
    await writePack(trial, records, { dryRun: false });
    return (await readPack(trial)).errors;
  } finally {
    await rm(trial, { recursive: true, force: true });
  }
}

import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import type { CurrentRow, Differences, IncomingRow, IncomingSheet, Refused } from "../../exchange/incoming.ts";
import { differencesOf } from "../../exchange/differences.ts";
import { type Fault, FaultList } from "../../exchange/pack/fault.ts";
import { bytesOf } from "../../exchange/pack/pack-files.ts";
import { readPack } from "../../exchange/pack/read-pack.ts";
import { readTable } from "../../exchange/pack/read-table.ts";
import { readWorkbook } from "../../exchange/workbook/read-workbook.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { compareText } from "../../kernel/text-order.ts";
import type { Row } from "../../model/noun.ts";
import { nouns } from "../../model/nouns.ts";
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
  const { sheets, refused, warnings } = await readIncoming(order);
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

async function readIncoming({ format, files }: ImportOrder): Promise<Incoming> {
  const read = await Promise.all(files.map((file) => (format === "csv" ? readCsvFile(file) : readXlsxFile(file))));
  return {
    sheets: read.flatMap((each) => each.sheets),
    refused: read.flatMap((each) => each.refused),
    warnings: read.flatMap((each) => each.warnings),
  };
}

const missing = (file: string): Refusal => new Refusal("not-found", "import.file_missing", { file });

async function readXlsxFile(file: string): Promise<Incoming> {
  const bytes = await readFile(file).catch(() => {
    throw missing(file);
  });
  return { ...(await readWorkbook(bytes)), warnings: [] };
}

/** The name of the file says which table it is, as in a pack. */
async function readCsvFile(file: string): Promise<Incoming> {
  const name = basename(file);
  if (!(await stat(file).catch(() => null))?.isFile()) throw missing(file);
  const noun = nouns.find((each) => each.file === "csv" && name.toLowerCase() === `${each.plural}.csv`);
  if (!noun)
    return {
      sheets: [],
      refused: [{ sheet: name, row: 1, column: null, rule: "sheet.unknown", value: name, values: {} }],
      warnings: [],
    };
  const faults = new FaultList();
  const table = await readTable(noun, name, bytesOf(file), { faults, strict: false, extent: null });
  const isKey = (column: string | null): boolean => column !== null && (noun.key ?? ["id"]).includes(column);
  // A file with some of the columns changes only those; what a new row needs is checked row by row.
  const errors = faults.errors.filter((fault) => fault.code !== "column.missing" || isKey(fault.column));
  const refused = errors.map((fault): Refused => ({
    sheet: name,
    row: fault.row ?? 1,
    column: fault.column,
    rule: fault.code,
    value: fault.value,
    values: fault.values,
  }));
  const rows = table.rows.map((row, index): IncomingRow => {
    const values = Object.fromEntries(table.columns.map((column) => [column, row[column] ?? null]));
    return { line: table.lines[index] ?? 1, id: noun.key === null ? row.id : null, version: null, values };
  });
  return { sheets: [{ noun, sheet: name, columns: table.columns, rows }], refused, warnings: faults.warnings };
}

function applied(rows: readonly Row[], { added, changed }: Differences): readonly Row[] {
  const changes = new Map(changed.map((each) => [each.id, each.values]));
  return [...rows.map((row): Row => ({ ...row, ...changes.get(row.id), id: row.id })), ...added.map(({ row }) => row)].sort((a, b) =>
    compareText(a.id, b.id),
  );
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

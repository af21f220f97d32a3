import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { Refusal } from "../../kernel/refusal.ts";
import { compareText } from "../../kernel/text-order.ts";
import type { ReferenceData, ReferenceStatus } from "../../model/reference-data.ts";
import { RowReader, openTableFile } from "./table-file.ts";

type TableName = keyof ReferenceData;
type TableRecord<T extends TableName> = ReferenceData[T][number];

/** Files that stand in for a table of the folder: they have the table's own columns, in any order, and need no status. */
export type ReferenceOverrides = {
  readonly scale?: string | undefined;
  readonly levels?: string | undefined;
  readonly discounts?: string | undefined;
  readonly transitions?: string | undefined;
};

/** How the rows of a table file are read. */
export type TableShape<R> = {
  /** Columns without which the file is refused; further ones are read where present. */
  readonly columns: readonly string[];
  readonly read: (row: RowReader) => R;
  /** What no two rows may share; null where rows may repeat. */
  readonly key: ((record: R) => string) | null;
};
type Table<T extends TableName> = TableShape<TableRecord<T>>;

const statuses: readonly string[] = ["found", "inferred", "unverified"];
const isStatus = (text: string): text is ReferenceStatus => statuses.includes(text);
/** A row that does not say how sure it is counts as unverified. */
export function statusOf(row: RowReader): ReferenceStatus {
  const text = row.text("status") || "unverified";
  return isStatus(text) ? text : row.refuse("status", "status");
}

const tables: { readonly [T in TableName]: Table<T> } = {
  regular_scale: {
    columns: ["period", "iso3", "rate_percent"],
    read: (row) => ({ period: row.years("period"), iso3: row.state("iso3"), rate_percent: row.decimal("rate_percent", 100, 5), status: statusOf(row), source: row.text("source") }),
    key: (rate) => `${rate.period} ${rate.iso3}`,
  },
  levels: {
    columns: ["period", "iso3", "level"],
    read: (row) => ({
      period: row.years("period"),
      iso3: row.state("iso3"),
      level: row.requiredText("level"),
      discount_percent_final_year: row.decimalOrNull("discount_percent_final_year", 100),
      basis: row.text("basis"),
      note: row.text("note"),
      status: statusOf(row),
    }),
    key: (level) => `${level.period} ${level.iso3}`,
  },
  discounts: {
    columns: ["period", "level", "discount_percent"],
    read: (row) => ({
      period: row.years("period"),
      level: row.requiredText("level"),
      criterion: row.text("criterion"),
      discount_percent: row.decimalOrNull("discount_percent", 100),
      source: row.text("source"),
      status: statusOf(row),
    }),
    key: (discount) => `${discount.period} ${discount.level}`,
  },
  transitions: {
    columns: ["period", "iso3", "year", "discount_percent"],
    read: (row) => ({
      period: row.years("period"),
      iso3: row.state("iso3"),
      year: row.integer("year"),
      discount_percent: row.decimal("discount_percent", 100),
      reading: row.text("reading"),
      status: statusOf(row),
    }),
    key: (transition) => `${transition.period} ${transition.iso3} ${transition.year}`,
  },
  reimbursement_rates: {
    columns: ["effective_from", "effective_to", "item", "usd_per_person_month"],
    read: (row) => ({
      effective_from: row.dateOrNull("effective_from"),
      effective_to: row.dateOrNull("effective_to"),
      item: row.requiredText("item"),
      usd_per_person_month: row.decimal("usd_per_person_month"),
      basis: row.text("basis"),
      source: row.text("source"),
      status: statusOf(row),
    }),
    key: null,
  },
  consumption_factors: {
    columns: ["id", "class", "item", "rate", "unit", "low", "high"],
    read: (row) => ({
      id: row.requiredText("id"),
      class: row.text("class"),
      item: row.text("item"),
      rate: row.decimal("rate"),
      unit: row.requiredText("unit"),
      low: row.decimal("low"),
      high: row.decimal("high"),
      condition: row.text("condition"),
      source: row.text("source"),
      confidence: row.text("confidence"),
      status: statusOf(row),
    }),
    key: (factor) => factor.id,
  },
  unit_types: {
    columns: ["id", "name", "typical_strength", "low", "high"],
    read: (row) => ({
      id: row.requiredText("id"),
      name: row.requiredText("name"),
      typical_strength: row.integer("typical_strength"),
      low: row.integer("low"),
      high: row.integer("high"),
      composition: row.text("composition"),
      source: row.text("source"),
      confidence: row.text("confidence"),
      status: statusOf(row),
    }),
    key: (unit) => unit.id,
  },
  states: {
    columns: ["iso3", "iso2", "name"],
    read: (row) => ({ iso3: row.iso3("iso3"), iso2: row.text("iso2"), name: row.requiredText("name") }),
    key: (state) => state.iso3,
  },
};

/**
 * Reads the tables of facts that hold for every mission. Beside `regular_scale.csv` any `regular_scale.<more>.csv`
 * adds its rows, and so for every table: a newer period is dropped in as a file of its own.
 *
 * @param folder - the folder of the shipped tables
 * @param overrides - paths of files that replace a shipped table as a whole
 * @throws Refusal naming file, row, column and rule
 */
export async function readReference(folder: string, overrides: ReferenceOverrides = {}): Promise<ReferenceData> {
  const names = (await listFolder(folder)).sort(compareText);
  const states = await readRows(tables.states, filesOf(folder, names, "states"));
  const known = new Set(states.map(({ iso3 }) => iso3));
  const read = <T extends TableName>(table: T, override?: string): Promise<TableRecord<T>[]> =>
    readRows<TableRecord<T>>(tables[table], override === undefined ? filesOf(folder, names, table) : [override], known);
  const [regular_scale, levels, discounts, transitions, reimbursement_rates, consumption_factors, unit_types] = await Promise.all([
    read("regular_scale", overrides.scale),
    read("levels", overrides.levels),
    read("discounts", overrides.discounts),
    read("transitions", overrides.transitions),
    read("reimbursement_rates"),
    read("consumption_factors"),
    read("unit_types"),
  ]);
  return { regular_scale, levels, discounts, transitions, reimbursement_rates, consumption_factors, unit_types, states };
}

export async function listFolder(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch {
    throw new Refusal("not-found", "reference.folder_missing", { folder });
  }
}

export function filesOf(folder: string, names: readonly string[], table: string): string[] {
  const main = `${table}.csv`;
  if (!names.includes(main)) throw new Refusal("not-found", "reference.file_missing", { file: join(folder, main) });
  const more = names.filter((name) => name.startsWith(`${table}.`) && name.endsWith(".csv") && name !== main);
  return [main, ...more].map((name) => join(folder, name));
}

/**
 * Reads files of one table, one after the other.
 * @param states - codes of the states that exist, where the table names states
 * @throws Refusal naming file, row, column and rule
 */
export async function readRows<R>(table: TableShape<R>, paths: readonly string[], states: ReadonlySet<string> | null = null): Promise<R[]> {
  const files = await Promise.all(paths.map(openTableFile));
  const seen = new Map<string, string>();
  const records: R[] = [];
  for (const file of files) {
    const absent = table.columns.find((column) => !file.columns.has(column));
    if (absent !== undefined) throw new Refusal("invalid", "reference.column_missing", { file: file.name, column: absent });
    for (const row of file.rows) {
      const record = table.read(new RowReader(file.name, row, states));
      const key = table.key?.(record) ?? null;
      if (key !== null) refuseSecond(seen, key, file.name, row.line);
      records.push(record);
    }
  }
  return records;
}

function refuseSecond(seen: Map<string, string>, key: string, file: string, row: number): void {
  const first = seen.get(key);
  if (first !== undefined) throw new Refusal("invalid", "reference.repeated", { file, row, key, first });
  seen.set(key, `${file}:${row}`);
}

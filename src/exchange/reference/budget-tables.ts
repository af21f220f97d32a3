import { join } from "node:path";
import { type Fraction, fraction } from "../../kernel/fraction.ts";
import type { PlainDate } from "../../kernel/plain-date.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { RowReader, type TableFile, openTableFile } from "./table-file.ts";

/** Approved budget of a mission for a financial year (`2024/25`), cents; what the file leaves empty is null. */
export type MissionBudget = {
  readonly financial_year: string;
  readonly mission: string;
  readonly total: bigint | null;
  readonly maintenance: bigint | null;
  /** Shares of the pools as the file prints them, to compare with, by column. */
  readonly printed: Readonly<Record<string, bigint>>;
};
/** A pool of common services, cents. */
export type ServicePool = {
  readonly financial_year: string;
  readonly service: string;
  readonly pool: bigint;
  /** The missions it serves where the file says so; null leaves it to the table of clients. */
  readonly clients: readonly string[] | null;
};
/** A period for which a mission's budget is apportioned; `amount` where the file prints one, cents. */
export type PrintedPeriod = {
  readonly financial_year: string;
  readonly mission: string;
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly amount: bigint | null;
  readonly row: number;
};
export type AdjustmentKind = "staff_assessment" | "host_share" | "fixed_share" | "apportioned_before";
/** What is taken out of a mission's budget before it is apportioned. */
export type Adjustment = {
  readonly financial_year: string;
  readonly mission: string;
  readonly kind: AdjustmentKind;
  readonly cents: bigint | null;
  readonly fraction: Fraction | null;
  readonly source: string;
  readonly status: string;
};
/** What states were assessed in a financial year, cents. */
export type AssessedAmount = { readonly financial_year: string; readonly iso3: string; readonly cents: bigint };

/** Columns of the shares that a file of budgets may print, by service. */
const printedColumns: Readonly<Record<string, string>> = {
  "support account": "support_account_usd",
  UNLB: "unlb_usd",
  RSCE: "rsce_usd",
};

async function readRows<T>(path: string, columns: readonly string[], read: (row: RowReader, line: number) => T): Promise<T[]> {
  const file = await openTableFile(path);
  requireColumns(file, columns);
  return file.rows.map((row) => read(new RowReader(file.name, row), row.line));
}

function requireColumns(file: TableFile, columns: readonly string[]): void {
  const absent = columns.find((column) => !file.columns.has(column));
  if (absent !== undefined) throw new Refusal("invalid", "reference.column_missing", { file: file.name, column: absent });
}

function refuseRepeated<T>(file: string, rows: readonly T[], keyOf: (row: T) => string): T[] {
  const seen = new Set<string>();
  for (const row of rows) {
    const key = keyOf(row);
    if (seen.has(key)) throw new Refusal("invalid", "shares.repeated", { file, key });
    seen.add(key);
  }
  return [...rows];
}

/** `2024/25`, the second year the one after the first. */
function financialYear(row: RowReader, column = "financial_year"): string {
  const text = row.requiredText(column);
  const match = /^(\d{4})\/(\d{2})$/.exec(text);
  return match && (Number(match[1]) + 1) % 100 === Number(match[2]) ? text : row.refuse("financial_year", column);
}

/** @throws Refusal naming file, row, column and rule; a mission that stands twice in a year is refused */
export async function readMissionBudgets(path: string): Promise<MissionBudget[]> {
  const rows = await readRows(path, ["financial_year", "mission"], (row) => ({
    financial_year: financialYear(row),
    mission: row.requiredText("mission"),
    total: row.centsOrNull("total_usd"),
    maintenance: row.centsOrNull("maintenance_usd"),
    printed: Object.fromEntries(
      Object.entries(printedColumns).flatMap(([service, column]) => {
        const cents = row.centsOrNull(column);
        return cents === null ? [] : [[service, cents]];
      }),
    ),
  }));
  return refuseRepeated(path, rows.filter(({ maintenance }) => maintenance !== null), keyOf).concat(
    rows.filter(({ maintenance }) => maintenance === null),
  );
}

const keyOf = (row: { readonly financial_year: string; readonly mission: string }) => `${row.financial_year} ${row.mission}`;

/** The pool is the column `pool_usd`, else `prorated_to_missions_usd`, as the resolutions' sheets name it. */
export async function readPools(path: string): Promise<ServicePool[]> {
  const rows = await readRows(path, ["financial_year", "service"], (row) => ({
    financial_year: financialYear(row),
    service: row.requiredText("service"),
    pool: row.centsOrNull("pool_usd") ?? row.cents("prorated_to_missions_usd"),
    clients: listOf(row.text("clients")),
  }));
  return refuseRepeated(path, rows, ({ financial_year, service }) => `${financial_year} ${service}`);
}

const listOf = (text: string): string[] | null =>
  text === "" ? null : text.split(";").map((part) => part.trim()).filter((part) => part !== "");

export const readPeriods = (path: string): Promise<PrintedPeriod[]> =>
  readRows(path, ["financial_year", "mission", "from", "to"], (row, line) => {
    const from = row.date("from");
    const to = row.date("to");
    if (to < from) row.refuse("order", "to");
    return { financial_year: financialYear(row), mission: row.requiredText("mission"), from, to, amount: row.centsOrNull("amount_usd"), row: line };
  });

export async function readAssessed(path: string, year: string): Promise<AssessedAmount[]> {
  const rows = await readRows(path, ["financial_year", "iso3", "assessed_usd"], (row) => ({
    financial_year: financialYear(row),
    iso3: row.iso3("iso3"),
    cents: row.cents("assessed_usd"),
  }));
  const found = rows.filter(({ financial_year }) => financial_year === year);
  if (found.length === 0) throw new Refusal("not-found", "shares.year_missing", { file: path, year });
  return refuseRepeated(path, found, ({ iso3 }) => iso3);
}

const kinds: readonly string[] = ["staff_assessment", "host_share", "fixed_share", "apportioned_before"];
const isKind = (text: string): text is AdjustmentKind => kinds.includes(text);

/** What is taken out before apportioning, from a file or from the shipped table. */
export const readAdjustments = (folder: string, path?: string): Promise<Adjustment[]> =>
  readRows(path ?? join(folder, "assessment_adjustments.csv"), ["financial_year", "mission", "kind", "amount_usd"], (row) => {
    const kind = row.requiredText("kind");
    if (!isKind(kind)) return row.refuse("kind", "kind");
    const part = row.text("fraction");
    const match = /^(\d{1,6})\/(\d{1,6})$/.exec(part);
    if (part !== "" && (!match || Number(match[2]) === 0 || Number(match[1]) > Number(match[2]))) return row.refuse("fraction", "fraction");
    return {
      financial_year: financialYear(row),
      mission: row.requiredText("mission"),
      kind,
      cents: kind === "host_share" ? null : row.cents("amount_usd"),
      fraction: kind === "host_share" ? (match ? fraction(BigInt(match[1] ?? 0), BigInt(match[2] ?? 1)) : row.refuse("missing", "fraction")) : null,
      source: row.text("source"),
      status: row.text("status") || "unverified",
    };
  });

/** The missions that each pool serves where not all are served. */
export async function readServiceClients(folder: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await readRows(join(folder, "service_clients.csv"), ["service", "mission"], (row) => ({
    service: row.requiredText("service"),
    mission: row.requiredText("mission"),
  }));
  const clients = new Map<string, string[]>();
  for (const { service, mission } of rows) clients.set(service, [...(clients.get(service) ?? []), mission]);
  return clients;
}

import { basename, join } from "node:path";
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
  readonly row: number;
};
/** A period for which a mission's budget is apportioned; `amount` where the file prints one, cents. */
export type PrintedPeriod = {
  readonly financial_year: string;
  readonly mission: string;
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly amount: bigint | null;
  /** True where the Council has yet to decide on the mandate of the period. */
  readonly subjectToExtension: boolean;
  readonly row: number;
};
export type AdjustmentKind = "staff_assessment" | "host_share" | "fixed_share" | "apportioned_before";
/** What may be spent and is apportioned before there is an appropriation, cents. */
export type Commitment = {
  readonly financial_year: string;
  readonly mission: string;
  readonly cents: bigint;
  readonly source: string;
  readonly status: string;
};
/** What is taken out of a mission's budget before it is apportioned. */
export type Adjustment = {
  readonly financial_year: string;
  readonly mission: string;
  readonly kind: AdjustmentKind;
  readonly cents: bigint | null;
  readonly fraction: Fraction | null;
  readonly source: string;
  readonly status: string;
  readonly row: number;
};
/** What states were assessed in a financial year, cents. */
export type AssessedAmount = { readonly financial_year: string; readonly iso3: string; readonly cents: bigint };

/** Columns of the shares that a file of budgets may print, by service. */
const printedColumns: Readonly<Record<string, string>> = {
  "support account": "support_account_usd",
  UNLB: "unlb_usd",
  RSCE: "rsce_usd",
};

async function readRows<T>(
  path: string,
  columns: readonly string[],
  read: (row: RowReader, line: number) => T,
): Promise<T[]> {
  const file = await openTableFile(path);
  requireColumns(file, columns);
  return file.rows.map((row) => read(new RowReader(file.name, row), row.line));
}

function requireColumns(file: TableFile, columns: readonly string[]): void {
  const absent = columns.find((column) => !file.columns.has(column));
  if (absent !== undefined)
    throw new Refusal("invalid", "reference.column_missing", { file: file.name, column: absent });
}

/** Refuses a row whose key another row has already; `column` is where the reader is sent. */
function refuseRepeated<T extends { readonly row: number }>(
  path: string,
  column: string,
  rows: readonly T[],
  keyOf: (row: T) => string,
): T[] {
  const seen = new Map<string, number>();
  for (const each of rows) {
    const key = keyOf(each);
    const first = seen.get(key);
    if (first !== undefined)
      throw new Refusal("invalid", "shares.repeated_row", { file: basename(path), row: each.row, column, key, first });
    seen.set(key, each.row);
  }
  return [...rows];
}

/** `2024/25`, the second year the one after the first. */
function financialYear(row: RowReader, column = "financial_year"): string {
  const text = row.requiredText(column);
  const match = /^(\d{4})\/(\d{2})$/.exec(text);
  return match && (Number(match[1]) + 1) % 100 === Number(match[2]) ? text : row.refuse("financial_year", column);
}

/**
 * @param amount - the column that this reading cannot do without
 * @throws Refusal naming file, row, column and rule; a mission that stands twice in a year is refused
 */
export async function readMissionBudgets(
  path: string,
  amount: "total_usd" | "maintenance_usd",
): Promise<MissionBudget[]> {
  const rows = await readRows(path, ["financial_year", "mission", amount], (row, line) => ({
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
    row: line,
  }));
  return refuseRepeated(path, "mission", rows, keyOf);
}

const keyOf = (row: { readonly financial_year: string; readonly mission: string }) =>
  `${row.financial_year} ${row.mission}`;

/** The pool is the column `pool_usd`, else `prorated_to_missions_usd`, as the resolutions' sheets name it. */
export async function readPools(path: string): Promise<ServicePool[]> {
  const { columns } = await openTableFile(path);
  const amount =
    columns.has("prorated_to_missions_usd") && !columns.has("pool_usd") ? "prorated_to_missions_usd" : "pool_usd";
  const rows = await readRows(path, ["financial_year", "service", amount], (row, line) => ({
    financial_year: financialYear(row),
    service: row.requiredText("service"),
    pool: row.cents(amount),
    clients: listOf(row.text("clients")),
    row: line,
  }));
  return refuseRepeated(path, "service", rows, ({ financial_year, service }) => `${financial_year} ${service}`);
}

const listOf = (text: string): string[] | null =>
  text === ""
    ? null
    : text
        .split(";")
        .map((part) => part.trim())
        .filter((part) => part !== "");

/** @throws Refusal as reading any table does, and for a period that ends before it begins or lies outside its financial year */
export const readPeriods = (path: string): Promise<PrintedPeriod[]> =>
  readRows(path, ["financial_year", "mission", "from", "to"], (row, line) => {
    const from = row.date("from");
    const to = row.date("to");
    if (to < from) row.refuse("order", "to");
    const financial_year = financialYear(row);
    const year = Number(financial_year.slice(0, 4));
    if (from < `${year}-07-01`) row.refuse("outside_year", "from");
    if (to > `${year + 1}-06-30`) row.refuse("outside_year", "to");
    const amount = row.centsOrNull("amount_usd");
    const subject = row.text("subject_to_mandate_extension");
    if (!["", "yes", "no"].includes(subject)) row.refuse("yes_no", "subject_to_mandate_extension");
    const mission = row.requiredText("mission");
    return { financial_year, mission, from, to, amount, subjectToExtension: subject === "yes", row: line };
  });

/**
 * @param states - codes of the table of states
 * @throws Refusal for a state that is unknown or stands twice in the year, a year that the file does not have, and
 * amounts that are all zero
 */
export async function readAssessed(path: string, year: string, states: ReadonlySet<string>): Promise<AssessedAmount[]> {
  const rows = await readRows(path, ["financial_year", "iso3", "assessed_usd"], (row, line) => {
    const iso3 = row.iso3("iso3");
    if (!states.has(iso3)) row.refuse("state_unknown", "iso3");
    return { financial_year: financialYear(row), iso3, cents: row.cents("assessed_usd"), row: line };
  });
  const found = rows.filter(({ financial_year }) => financial_year === year);
  if (found.length === 0) throw new Refusal("not-found", "shares.year_missing", { file: basename(path), year });
  if (found.every(({ cents }) => cents === 0n))
    throw new Refusal("invalid", "shares.nothing_assessed", { file: basename(path), year });
  return refuseRepeated(path, "iso3", found, ({ iso3 }) => iso3);
}

/** What is set off on a statement, as a file has it; `financial_year` names the year of a credit. */
export type OffsetRow = {
  readonly kind: "tax_equalization" | "credit";
  readonly financial_year: string;
  readonly scale_year: number | null;
  readonly amount_usd: string;
};

/** @throws Refusal naming file, row, column and rule */
export const readOffsets = (path: string): Promise<OffsetRow[]> =>
  readRows(path, ["kind", "financial_year", "amount_usd"], (row) => {
    const kind = row.requiredText("kind");
    if (kind !== "tax_equalization" && kind !== "credit") return row.refuse("offset_kind", "kind");
    row.cents("amount_usd");
    return {
      kind,
      financial_year: kind === "credit" ? financialYear(row) : row.text("financial_year"),
      scale_year: row.text("scale_year") === "" ? null : row.integer("scale_year"),
      amount_usd: row.text("amount_usd"),
    };
  });

/** Commitment authorities that are apportioned, from a file or from the shipped table. */
export async function readCommitments(folder: string, path?: string): Promise<Commitment[]> {
  const file = path ?? join(folder, "commitment_authorities.csv");
  const rows = await readRows(file, ["financial_year", "mission", "amount_usd"], (row, line) => ({
    financial_year: financialYear(row),
    mission: row.requiredText("mission"),
    cents: row.cents("amount_usd"),
    source: row.text("source"),
    status: row.text("status") || "unverified",
    row: line,
  }));
  return refuseRepeated(file, "mission", rows, keyOf);
}

const kinds: readonly string[] = ["staff_assessment", "host_share", "fixed_share", "apportioned_before"];
const isKind = (text: string): text is AdjustmentKind => kinds.includes(text);

/** What is taken out before apportioning, from a file or from the shipped table. */
export const readAdjustments = (folder: string, path?: string): Promise<Adjustment[]> =>
  readRows(
    path ?? join(folder, "assessment_adjustments.csv"),
    ["financial_year", "mission", "kind", "amount_usd"],
    (row, line) => {
      const kind = row.requiredText("kind");
      if (!isKind(kind)) return row.refuse("kind", "kind");
      const part = row.text("fraction");
      const match = /^(\d{1,6})\/(\d{1,6})$/.exec(part);
      if (part !== "" && (!match || Number(match[2]) === 0 || Number(match[1]) > Number(match[2])))
        return row.refuse("fraction", "fraction");
      return {
        financial_year: financialYear(row),
        mission: row.requiredText("mission"),
        kind,
        cents: kind === "host_share" ? null : row.cents("amount_usd"),
        fraction:
          kind === "host_share"
            ? match
              ? fraction(BigInt(match[1] ?? 0), BigInt(match[2] ?? 1))
              : row.refuse("missing", "fraction")
            : null,
        source: row.text("source"),
        status: row.text("status") || "unverified",
        row: line,
      };
    },
  );

/** The missions that each known pool serves; null serves all (`*` in the table). */
export async function readServiceClients(folder: string): Promise<ReadonlyMap<string, readonly string[] | null>> {
  const rows = await readRows(join(folder, "service_clients.csv"), ["service", "mission"], (row) => ({
    service: row.requiredText("service"),
    mission: row.requiredText("mission"),
  }));
  const clients = new Map<string, readonly string[] | null>();
  for (const { service, mission } of rows)
    clients.set(service, mission === "*" ? null : [...(clients.get(service) ?? []), mission]);
  return clients;
}

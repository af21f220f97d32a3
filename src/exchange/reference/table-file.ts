import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { parseDecimal } from "../../kernel/fraction.ts";
import { parseMoney } from "../../kernel/money.ts";
import { isPlainDate } from "../../kernel/plain-date.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { readCsvText } from "../csv.ts";

/** One record of a table file with the physical line on which it begins (the header is line 1). */
export type TableRow = { readonly line: number; readonly cells: Readonly<Record<string, string>> };
/** A table file as read: the columns of its header and its rows, blank lines left out. */
export type TableFile = { readonly name: string; readonly columns: ReadonlySet<string>; readonly rows: readonly TableRow[] };

/**
 * Reads the bytes of one CSV table. A byte order mark is passed over; blanks around cells are dropped.
 * @throws Refusal naming the file, and the row and column where there is one
 */
function readTableFile(name: string, bytes: Uint8Array): TableFile {
  // The header is not known here, so that commas alone part the cells.
  const [head, ...body] = readCsvText(decode(name, bytes), { columns: [], notice: () => undefined });
  const header = (head?.cells ?? []).map((cell) => cell.trim());
  if (header.length <= 1 && /[;\t]/.test(header[0] ?? "")) throw new Refusal("invalid", "reference.delimiter", { file: name });
  const repeated = header.find((column, index) => header.indexOf(column) !== index);
  if (repeated !== undefined) throw new Refusal("invalid", "reference.column_repeated", { file: name, column: repeated });
  const filled = body.filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
  const rows = filled.map(({ line, cells }) => ({ line, cells: named(name, line, header, cells) }));
  return { name, columns: new Set(header), rows };
}

/**
 * Opens one CSV table.
 * @throws Refusal where the file is not there, or as `readTableFile` does
 */
export async function openTableFile(path: string): Promise<TableFile> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch {
    throw new Refusal("not-found", "reference.file_missing", { file: path });
  }
  return readTableFile(basename(path), bytes);
}

function decode(name: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal("invalid", "reference.encoding", { file: name });
  }
}

function named(file: string, row: number, header: readonly string[], cells: readonly string[]): Record<string, string> {
  if (cells.length !== header.length) {
    throw new Refusal("invalid", "reference.row_width", { file, row, columns: header.length, cells: cells.length });
  }
  return Object.fromEntries(header.map((column, index) => [column, (cells[index] ?? "").trim()]));
}

/** Takes typed cells out of one row; a cell that breaks a rule is refused with file, row and column. */
export class RowReader {
  readonly #file: string;
  readonly #row: TableRow;
  readonly #states: ReadonlySet<string> | null;
  /** @param states - codes of the states that exist, null where they are not known yet */
  constructor(file: string, row: TableRow, states: ReadonlySet<string> | null = null) {
    this.#file = file;
    this.#row = row;
    this.#states = states;
  }

  refuse(rule: string, column: string): never {
    const value = this.#row.cells[column] ?? "";
    throw new Refusal("invalid", `reference.${rule}`, { file: this.#file, row: this.#row.line, column, value });
  }

  /** Text that may be empty; a column that the file does not have is empty too. */
  text(column: string): string {
    return this.#row.cells[column] ?? "";
  }

  requiredText(column: string): string {
    return this.text(column) || this.refuse("missing", column);
  }

  /** A plain decimal of zero or more with at most so many places, as printed. */
  decimal(column: string, most = Infinity, places = Infinity): string {
    const text = this.requiredText(column);
    if (!/^\d+(\.\d+)?$/.test(text)) this.refuse("number", column);
    if (most !== Infinity && parseDecimal(text).n > BigInt(most) * parseDecimal(text).d) this.refuse("range", column);
    if ((text.split(".")[1]?.length ?? 0) > places) this.refuse("places", column);
    return text;
  }

  decimalOrNull(column: string, most = Infinity): string | null {
    return this.text(column) === "" ? null : this.decimal(column, most);
  }

  /** A rate of a scale in per cent: scales were printed with three to five decimals, never more. */
  rate(column: string): string {
    const text = this.decimal(column, 100);
    return (text.split(".")[1]?.length ?? 0) > 5 ? this.refuse("decimals", column) : text;
  }

  /** An amount of zero or more in whole cents. */
  cents(column: string): bigint {
    const text = this.decimal(column);
    if (!/^\d{1,15}(\.\d{1,2})?$/.test(text)) this.refuse("money", column);
    return parseMoney(text).minor;
  }

  centsOrNull(column: string): bigint | null {
    return this.text(column) === "" ? null : this.cents(column);
  }

  date(column: string): string {
    return this.dateOrNull(column) ?? this.refuse("missing", column);
  }

  integer(column: string): number {
    const text = this.requiredText(column);
    if (!/^\d{1,9}$/.test(text)) this.refuse("number", column);
    return Number(text);
  }

  /** `2001` or `2022-2024`, first year not after the last. */
  years(column: string): string {
    const text = this.requiredText(column);
    const match = /^(\d{4})(?:-(\d{4}))?$/.exec(text);
    if (!match || Number(match[1]) > Number(match[2] ?? match[1])) this.refuse("years", column);
    return text;
  }

  iso3(column: string): string {
    const text = this.requiredText(column);
    if (!/^[A-Z]{3}$/.test(text)) this.refuse("state_code", column);
    return text;
  }

  /** A state that exists: a row of another would share nothing and be missed by nobody. */
  state(column: string): string {
    const iso3 = this.iso3(column);
    return this.#states && !this.#states.has(iso3) ? this.refuse("state_unknown", column) : iso3;
  }

  dateOrNull(column: string): string | null {
    const text = this.text(column);
    if (text !== "" && !isPlainDate(text)) this.refuse("date", column);
    return text === "" ? null : text;
  }
}

import type { Extent } from "../../kernel/geo.ts";
import { emptyValue, parseCell } from "../../model/cell.ts";
import type { FieldMeta, Value } from "../../model/field.ts";
import { type Noun, type Row, columnsOf, fieldsOf, idOf } from "../../model/noun.ts";
import { type CsvNotice, type CsvRow, readCsv } from "../csv.ts";
import type { FaultList } from "./fault.ts";
import { maxFileRows, rowsJudgedBeyond } from "./pack-reading.ts";
import { type PlacedRows, noRows } from "./placed-rows.ts";
import { checkPosition } from "./position-check.ts";

export type TableContext = {
  readonly faults: FaultList;
  readonly strict: boolean;
  /** Of the mission, where it is known: tells swapped coordinates. */
  readonly extent: Extent | null;
  /** The file is too large: its first rows are judged, none is kept. */
  readonly tooLarge?: boolean;
};

type Column = {
  readonly name: string;
  readonly meta: FieldMeta;
  /** Place in the file; -1 where it has no such column. */ readonly at: number;
};

/** Reads the rows of one noun from CSV. Every fault goes to the list; rows with faulty cells stay, with those empty. */
export async function readTable(
  noun: Noun,
  file: string,
  bytes: AsyncIterable<Uint8Array>,
  context: TableContext,
): Promise<PlacedRows> {
  const table = noRows(noun, file);
  let reader: RowReader | null = null;
  const form = { delimiter: "," };
  const notice = (each: CsvNotice): void => {
    if (each.code === "file.delimiter") form.delimiter = each.delimiter;
    if (each.code === "row.too_long") table.complete = false;
    tellForm(each, file, context);
  };
  const limit = context.tooLarge ? rowsJudgedBeyond : maxFileRows;
  for await (const batch of readCsv(bytes, { columns: columnsOf(noun).map((field) => field.name), notice })) {
    for (const row of batch) {
      if (reader === null) reader = RowReader.from(row, form.delimiter, table, context);
      else reader.read(row);
    }
    if (table.seen >= limit || reader?.hopeless) {
      if (!context.tooLarge && table.seen > limit)
        context.faults.error("file.too_large", file, { values: { limit: maxFileRows, unit: "rows" } });
      if (table.seen > limit || context.tooLarge || reader?.hopeless) {
        table.complete = false;
        break;
      }
    }
  }
  if (reader === null) RowReader.from({ line: 1, cells: [""] }, ",", table, context);
  if (context.tooLarge) table.complete = false;
  return table;
}

const acceptedWhenLenient = new Set(["file.bom", "file.delimiter", "file.line_end"]);

/** Tells what the bytes and the form of a file have of their own. */
export function tellForm(notice: CsvNotice, file: string, context: Pick<TableContext, "faults" | "strict">): void {
  const { code } = notice;
  const row = "line" in notice ? notice.line : null;
  const values = valuesOf(notice);
  if (!context.strict && acceptedWhenLenient.has(code)) context.faults.warning(code, file, { row, values });
  else context.faults.error(code, file, { row, values });
}

function valuesOf(notice: CsvNotice): Record<string, string> {
  switch (notice.code) {
    case "file.encoding":
      return { encoding: notice.encoding };
    case "file.delimiter":
      return { delimiter: notice.delimiter === "\t" ? "TAB" : notice.delimiter };
    case "file.line_end":
      return { ends: notice.ends };
    default:
      return {};
  }
}

class RowReader {
  readonly #table: PlacedRows;
  readonly #context: TableContext;
  readonly #columns: readonly Column[];
  readonly #width: number;
  readonly #decimalComma: boolean;
  readonly #lon: number;
  readonly #lat: number;
  /** True where the header has none of the noun's columns: the rows can't be judged. */
  readonly hopeless: boolean;

  private constructor(
    table: PlacedRows,
    context: TableContext,
    columns: readonly Column[],
    form: { width: number; decimalComma: boolean },
  ) {
    this.#table = table;
    this.#context = context;
    this.#columns = columns;
    this.#width = form.width;
    this.#decimalComma = form.decimalComma;
    this.#lon = columns.find((column) => column.name === "lon")?.at ?? -1;
    this.#lat = columns.find((column) => column.name === "lat")?.at ?? -1;
    this.hopeless = columns.every((column) => column.at === -1);
  }

  static from(header: CsvRow, delimiter: string, table: PlacedRows, context: TableContext): RowReader {
    const { noun, file } = table;
    const names = header.cells.map((name) => name.trim());
    const known = columnsOf(noun);
    names.forEach((name, index) => {
      const place = { row: header.line, column: name, value: name };
      if (!known.some((field) => field.name === name)) {
        context.faults.error("column.unknown", file, {
          ...place,
          values: { noun: noun.name, known: known.map((field) => field.name) },
        });
      } else if (names.indexOf(name) !== index) context.faults.error("column.repeated", file, place);
    });
    for (const { name, meta } of known) {
      if (meta.required && !isListKind(meta) && !names.includes(name)) {
        context.faults.error("column.missing", file, { row: header.line, column: name });
        if (name === "id") table.complete = false;
      }
    }
    const columns = fieldsOf(noun).map(({ name, meta }) => ({
      name,
      meta,
      at: known.some((field) => field.name === name) ? names.indexOf(name) : -1,
    }));
    const reader = new RowReader(table, context, columns, { width: names.length, decimalComma: delimiter === ";" });
    Object.assign(table, { columns: columns.filter((column) => column.at !== -1).map((column) => column.name) });
    return reader;
  }

  read({ line, cells }: CsvRow): void {
    const { file } = this.#table;
    const isEmpty = this.#width > 1 && cells.every((cell) => cell.trim() === "");
    if (isEmpty && !this.#context.strict) return;
    this.#table.seen += 1;
    if (this.#table.seen > (this.#context.tooLarge ? rowsJudgedBeyond : maxFileRows)) return;
    if (cells.length !== this.#width) {
      this.#context.faults.error("row.width", file, {
        row: line,
        values: { expected: this.#width, found: cells.length },
      });
      this.#keepId(cells);
    } else if (isEmpty) this.#context.faults.error("row.empty", file, { row: line });
    else this.#readCells(line, cells);
  }

  #keepId(cells: readonly string[]): void {
    const at = this.#columns.find((column) => column.name === "id")?.at ?? -1;
    const id = cells[at]?.trim();
    if (id) this.#table.otherIds.add(id);
  }

  #readCells(line: number, cells: readonly string[]): void {
    const values: Record<string, Value> = {};
    const position = this.#lon === -1 || this.#lat === -1 ? null : this.#position(line, cells);
    for (const { name, meta, at } of this.#columns) {
      const raw = at === -1 ? "" : this.#plain(cells[at] ?? "", meta);
      const result = at === -1 ? { value: emptyValue(meta) } : parseCell(raw, meta);
      if ("value" in result) values[name] = result.value;
      else {
        values[name] = emptyValue(meta);
        if (name === "id") this.#table.otherIds.add(raw.trim());
        if (position === "told" && (name === "lon" || name === "lat") && result.fault === "geo.range") continue;
        this.#context.faults.error(result.fault, this.#table.file, {
          row: line,
          column: name,
          value: raw,
          values: limitsOf(meta),
        });
      }
    }
    // A position known to be wrong must not call every way to it too short.
    if (position === "told") Object.assign(values, { lon: null, lat: null });
    this.#keep(line, values);
  }

  /** Spreadsheets that separate by semicolons write the decimal comma. */
  #plain(raw: string, meta: FieldMeta): string {
    return this.#decimalComma && numberKinds.has(meta.kind) && /^\s*-?\d+,\d+\s*$/.test(raw)
      ? raw.replace(",", ".")
      : raw;
  }

  #position(line: number, cells: readonly string[]): "told" | null {
    const number = (at: number): number => {
      const text = (cells[at] ?? "").trim();
      const plain = this.#decimalComma ? text.replace(",", ".") : text;
      return plain === "" ? Number.NaN : Number(plain);
    };
    const found = checkPosition(number(this.#lon), number(this.#lat), this.#context.extent);
    if (found === null) return null;
    const place = {
      row: line,
      column: "lat",
      value: `${(cells[this.#lat] ?? "").trim()}`,
      values: { lon: (cells[this.#lon] ?? "").trim(), lat: (cells[this.#lat] ?? "").trim() },
    };
    if (found === "geo.outside") this.#context.faults.warning(found, this.#table.file, place);
    else this.#context.faults.error(found, this.#table.file, place);
    return found === "geo.swapped" ? "told" : null;
  }

  #keep(line: number, values: Record<string, Value>): void {
    const { noun, rows, lines, otherIds } = this.#table;
    const id = idOf(noun, values);
    if (id === "" || this.#context.tooLarge) return;
    values["id"] = id;
    if (
      noun.key !== null &&
      noun.key.some(
        (name) => values[name] === null && this.#columns.some((column) => column.name === name && column.meta.required),
      )
    ) {
      otherIds.add(id);
      return;
    }
    rows.push(values as Row);
    lines.push(line);
  }
}

const numberKinds = new Set<FieldMeta["kind"]>(["integer", "decimal", "money", "rate", "longitude", "latitude"]);
const listKinds = new Set<FieldMeta["kind"]>(["texts", "codes", "references", "periods"]);
const isListKind = (meta: FieldMeta): boolean => listKinds.has(meta.kind);

/** What a message about a refused cell may name: the codes, the limits. */
export function limitsOf(meta: FieldMeta): Record<string, string | readonly string[]> {
  return {
    codes: meta.codes ?? (meta.kind === "boolean" ? ["yes", "no"] : []),
    min: meta.min === undefined ? "−∞" : String(meta.min),
    max: meta.max === undefined ? "∞" : String(meta.max),
    places: String(meta.places ?? ""),
  };
}

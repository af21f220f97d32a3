import { type EncodingNotice, decodeText } from "./decoded-text.ts";

/** One row with the physical line on which it starts; the header is line 1. */
export type CsvRow = { readonly line: number; readonly cells: readonly string[] };

/** What was noticed about the form of a file, beside its rows. */
export type CsvNotice =
  | EncodingNotice
  | { readonly code: "file.delimiter"; readonly delimiter: string }
  | { readonly code: "file.line_end"; readonly ends: "CRLF" | "CR" }
  | { readonly code: "quote.unclosed" | "quote.invalid" | "row.too_long"; readonly line: number };

export type CsvOptions = {
  /** Names that the header may hold; the delimiter is the one that finds most of them. */
  readonly columns: readonly string[];
  readonly notice: (notice: CsvNotice) => void;
};

/** Characters of one row, line breaks included; a longer one is a forgotten quote or no CSV at all. */
const longestRow = 1024 * 1024;

/**
 * Reads RFC 4180 text in constant memory and yields its rows in batches, the header first. Everything that a
 * spreadsheet does otherwise (byte order mark, semicolons, carriage returns) is told once and read all the same.
 */
export async function* readCsv(
  bytes: AsyncIterable<Uint8Array>,
  options: CsvOptions,
): AsyncGenerator<readonly CsvRow[]> {
  const parser = new CsvParser(options);
  for await (const text of decodeText(bytes, options.notice)) {
    const rows = parser.push(text);
    if (rows.length > 0) yield rows;
    if (parser.stopped) return;
  }
  const rows = parser.end();
  if (rows.length > 0) yield rows;
}

/** The same for text that is here as a whole. */
export function readCsvText(text: string, options: CsvOptions): readonly CsvRow[] {
  const parser = new CsvParser(options);
  return [...parser.push(text), ...parser.end()];
}

class CsvParser {
  readonly #options: CsvOptions;
  #rest = "";
  #line = 1;
  #delimiter: string | null = null;
  #returns: "unknown" | "none" | "CRLF" | "CR" = "unknown";
  #ended = false;
  stopped = false;

  constructor(options: CsvOptions) {
    this.#options = options;
  }

  push(text: string): CsvRow[] {
    if (this.#returns === "unknown") this.#lookAtReturns(text);
    const ready = this.#returns === "CR" ? text.replaceAll("\r", "\n") : text;
    return this.#parse(this.#rest === "" ? ready : this.#rest + ready);
  }

  end(): CsvRow[] {
    this.#ended = true;
    return this.#rest === "" || this.stopped ? [] : this.#parse(this.#rest);
  }

  #lookAtReturns(text: string): void {
    const at = text.indexOf("\r");
    this.#returns = at === -1 ? (text.includes("\n") ? "none" : "unknown") : text.includes("\n") ? "none" : "CR";
    if (this.#returns === "CR") this.#options.notice({ code: "file.line_end", ends: "CR" });
  }

  #parse(text: string): CsvRow[] {
    const rows: CsvRow[] = [];
    let at = 0;
    let quote = text.indexOf('"');
    while (at < text.length) {
      const newline = text.indexOf("\n", at);
      if (newline === -1 && !this.#ended) break;
      const end = newline === -1 ? text.length : newline;
      if (quote !== -1 && quote < at) quote = text.indexOf('"', at);
      if (quote === -1 || quote >= end) {
        this.#pushPlain(rows, text.slice(at, end));
        at = end + 1;
        this.#line += 1;
        continue;
      }
      const after = this.#pushQuoted(rows, text, at, end);
      if (after === null) break;
      at = after;
    }
    this.#rest = at < text.length ? text.slice(at) : "";
    if (this.#rest.length > longestRow && !this.#ended && !this.stopped) this.#stop();
    return rows;
  }

  #stop(): void {
    this.#options.notice({ code: "row.too_long", line: this.#line });
    this.#rest = "";
    this.stopped = true;
  }

  #pushPlain(rows: CsvRow[], raw: string): void {
    const line = this.#withoutReturn(raw);
    rows.push({ line: this.#line, cells: line.split(this.#delimiterFor(line)) });
  }

  #withoutReturn(line: string): string {
    if (line.charCodeAt(line.length - 1) !== 13) return line;
    this.#sawCrlf();
    return line.slice(0, -1);
  }

  #sawCrlf(): void {
    if (this.#returns === "CRLF") return;
    this.#returns = "CRLF";
    this.#options.notice({ code: "file.line_end", ends: "CRLF" });
  }

  #delimiterFor(header: string): string {
    if (this.#delimiter !== null) return this.#delimiter;
    const known = new Set(this.#options.columns);
    let best = { delimiter: ",", found: found(header, ",", known) };
    for (const delimiter of [";", "\t"]) {
      const count = found(header, delimiter, known);
      if (count > best.found) best = { delimiter, found: count };
    }
    if (best.delimiter !== ",") this.#options.notice({ code: "file.delimiter", delimiter: best.delimiter });
    this.#delimiter = best.delimiter;
    return best.delimiter;
  }

  /** Reads a row with quotes from `start`; null where its end isn't there yet. `lineEnd` is the end of its first line. */
  #pushQuoted(rows: CsvRow[], text: string, start: number, lineEnd: number): number | null {
    const delimiter = this.#delimiterFor(text.slice(start, lineEnd));
    const row = quotedRow(text, start, delimiter);
    if (row.unclosed) {
      if (!this.#ended && text.length - start <= longestRow) return null;
      // A forgotten quote must not swallow the file: its line is taken as it stands, the next one is a row again.
      this.#options.notice({ code: "quote.unclosed", line: this.#line });
      rows.push({ line: this.#line, cells: this.#withoutReturn(text.slice(start, lineEnd)).split(delimiter) });
      this.#line += 1;
      return lineEnd + 1;
    }
    if (row.end === text.length && !this.#ended) return null;
    if (row.returned) this.#sawCrlf();
    if (row.invalid) this.#options.notice({ code: "quote.invalid", line: this.#line });
    const cells = this.#returns === "CRLF" ? row.cells.map((cell) => cell.replaceAll("\r\n", "\n")) : row.cells;
    rows.push({ line: this.#line, cells });
    this.#line += row.lines;
    return row.end + 1;
  }
}

const found = (header: string, delimiter: string, known: ReadonlySet<string>): number =>
  quotedRow(header, 0, delimiter).cells.filter((name) => known.has(name.trim())).length;

type QuotedRow = {
  readonly cells: string[];
  /** Place of the line end, or the length of the text. */
  readonly end: number;
  readonly lines: number;
  readonly unclosed: boolean;
  readonly invalid: boolean;
  readonly returned: boolean;
};

/** Reads one row from `start`, cell by cell; a quote counts only at the start of a cell. */
function quotedRow(text: string, start: number, delimiter: string): QuotedRow {
  const cells: string[] = [];
  let at = start;
  let lines = 1;
  let invalid = false;
  for (;;) {
    if (text[at] !== '"') {
      const stop = endOfCell(text, at, delimiter);
      if (text[stop] === delimiter) {
        cells.push(text.slice(at, stop));
        at = stop + 1;
        continue;
      }
      const returned = text[stop - 1] === "\r" && stop > at;
      cells.push(text.slice(at, returned ? stop - 1 : stop));
      return { cells, end: stop, lines, unclosed: false, invalid, returned };
    }
    const close = closingQuote(text, at + 1);
    if (close === -1) return { cells, end: text.length, lines, unclosed: true, invalid, returned: false };
    let cell = text.slice(at + 1, close).replaceAll('""', '"');
    lines += countOf(text, "\n", at, close);
    at = close + 1;
    const stop = endOfCell(text, at, delimiter);
    const tail = text.slice(at, stop);
    const returned = tail.endsWith("\r") && text[stop] !== delimiter;
    const extra = returned ? tail.slice(0, -1) : tail;
    invalid ||= extra !== "";
    cell += extra;
    cells.push(cell);
    if (text[stop] !== delimiter) return { cells, end: stop, lines, unclosed: false, invalid, returned };
    at = stop + 1;
  }
}

function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at !== -1; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at;
  }
  return -1;
}

/** Place of the delimiter or line end that ends a cell, or the length of the text. */
function endOfCell(text: string, from: number, delimiter: string): number {
  const newline = text.indexOf("\n", from);
  const end = newline === -1 ? text.length : newline;
  const comma = text.slice(from, end).indexOf(delimiter);
  return comma === -1 ? end : from + comma;
}

function countOf(text: string, wanted: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf(wanted, from); at !== -1 && at < to; at = text.indexOf(wanted, at + 1)) count += 1;
  return count;
}

const quoted = /[",\n\r]/;
const csvCell = (text: string): string => (quoted.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** One line of canonical CSV: quotes only where they are needed, LF at the end. */
export const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(",")}\n`;

import readSheets from "read-excel-file/node";
import { Refusal } from "../../kernel/refusal.ts";
import { isList, parseCell } from "../../model/cell.ts";
import type { Value } from "../../model/field.ts";
import type { Field, Noun } from "../../model/noun.ts";
import { findNoun, nouns } from "../../model/nouns.ts";
import { sayIn } from "../../words/catalogue.ts";
import { nounLabel, nounsLabel } from "../../words/labels.ts";
import { languages } from "../../words/say.ts";
import type { IncomingRow, IncomingSheet, Refused } from "../incoming.ts";
import { limitsOf } from "../pack/read-table.ts";
import { original } from "./cell-text.ts";
import { codeFor, codesMark, fitsSheet, matchHeaders, notesMark, shownFields, versionMark } from "./sheet-columns.ts";
import { checkZip, workbookLimits } from "./zip-limits.ts";

/** The rows of every sheet whose table is known, and what could not be taken. */
export type WorkbookReading = { readonly sheets: readonly IncomingSheet[]; readonly refused: readonly Refused[] };

type RawCell = string | number | boolean | Date | null;
type RawSheet = { readonly sheet: string; readonly data: readonly (readonly RawCell[])[] };

/**
 * Reads an XLSX workbook: columns in any order, sheets under any name, dates as days or as serial numbers, codes as
 * codes or as labels in any language.
 * @param noun - the table to read, where the caller knows it; else each sheet tells by its marks, its name or its headers
 * @throws Refusal `workbook.too_large`, `workbook.invalid`
 */
export async function readWorkbook(bytes: Uint8Array, noun?: Noun): Promise<WorkbookReading> {
  await checkZip(bytes);
  const raw = await readSheets(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { trim: false }).catch(
    () => {
      throw new Refusal("invalid", "workbook.invalid");
    },
  );
  const all: RawSheet[] = raw.map(({ sheet, data }) => ({ sheet, data: data.map((row) => row.map(rawCell)) }));
  const cells = all.reduce((sum, { data }) => sum + data.reduce((count, row) => count + row.length, 0), 0);
  if (cells > workbookLimits.cells)
    throw new Refusal("invalid", "workbook.too_large", { what: "cells", limit: workbookLimits.cells });
  const sheets: IncomingSheet[] = [];
  const refused: Refused[] = [];
  for (const sheet of all) {
    const [mark] = sheet.data.flat();
    if (sheet.data.length === 0 || mark === notesMark || mark === codesMark) continue;
    const reader = SheetReader.of(sheet, noun, refused);
    if (reader) sheets.push(reader.read());
  }
  return { sheets, refused };
}

function rawCell(cell: unknown): RawCell {
  return typeof cell === "string" || typeof cell === "number" || typeof cell === "boolean" || cell instanceof Date
    ? cell
    : null;
}

const headerText = (cell: RawCell): string =>
  typeof cell === "string" ? cell.trim() : cell === null ? "" : String(cell);

class SheetReader {
  readonly #sheet: RawSheet;
  readonly #noun: Noun;
  readonly #headers: readonly string[];
  readonly #fields: readonly (Field | null)[];
  readonly #refused: Refused[];

  private constructor(sheet: RawSheet, noun: Noun, headers: readonly string[], refused: Refused[]) {
    this.#sheet = sheet;
    this.#noun = noun;
    this.#headers = headers;
    this.#fields = matchHeaders(noun, headers);
    this.#refused = refused;
  }

  static of(sheet: RawSheet, wanted: Noun | undefined, refused: Refused[]): SheetReader | null {
    const headers = (sheet.data[0] ?? []).map(headerText);
    const noun = wanted ?? nounOf(sheet.sheet, headers);
    if (noun && fitsSheet(noun)) return new SheetReader(sheet, noun, headers, refused);
    refused.push({ sheet: sheet.sheet, row: 1, column: null, rule: "sheet.unknown", value: sheet.sheet, values: {} });
    return null;
  }

  read(): IncomingSheet {
    const { sheet, data } = this.#sheet;
    this.#headers.forEach((header, index) => {
      if (header === "" || this.#fields[index] || header.startsWith("concert:")) return;
      const known = shownFields(this.#noun).map((field) => field.name);
      this.#refused.push({
        sheet,
        row: 1,
        column: header,
        rule: "column.unknown",
        value: header,
        values: { noun: this.#noun.name, known },
      });
    });
    const rows: IncomingRow[] = [];
    data.forEach((cells, index) => {
      if (index === 0 || cells.every((cell) => cell === null || cell === "")) return;
      const row = this.#readRow(cells, index + 1);
      if (row) rows.push(row);
    });
    const columns = this.#fields.flatMap((field) => (field ? [field.name] : []));
    return { noun: this.#noun, sheet, columns, rows };
  }

  #readRow(cells: readonly RawCell[], line: number): IncomingRow | null {
    const values: Record<string, Value> = {};
    let whole = true;
    this.#fields.forEach((field, index) => {
      if (!field) return;
      const text = textOf(cells[index] ?? null, field);
      const result = parseCell(text, field.meta);
      // An id may be left empty in a new row: it is given then.
      if ("value" in result) values[field.name] = result.value;
      else if (field.name === "id" && text.trim() === "") return;
      else {
        whole = false;
        const values = limitsOf(field.meta);
        this.#refused.push({
          sheet: this.#sheet.sheet,
          row: line,
          column: this.#headers[index] ?? field.name,
          rule: result.fault,
          value: text,
          values,
        });
      }
    });
    if (!whole) return null;
    const id = this.#marked(cells, /^concert:[a-z_]+:id$/);
    const version = Number(this.#marked(cells, new RegExp(`^${versionMark}$`)) ?? Number.NaN);
    return { line, id, version: Number.isSafeInteger(version) ? version : null, values };
  }

  #marked(cells: readonly RawCell[], mark: RegExp): string | null {
    const cell = cells[this.#headers.findIndex((header) => mark.test(header))] ?? null;
    return cell === null || cell === "" ? null : String(cell);
  }
}

/** The noun of a sheet: by its mark, by its name in any language, else by most headers known. */
function nounOf(name: string, headers: readonly string[]): Noun | undefined {
  const mark = headers.map((header) => /^concert:([a-z_]+):id$/.exec(header)?.[1]).find((found) => found !== undefined);
  if (mark !== undefined) return findNoun(mark);
  const plain = name.trim().toLowerCase();
  const named = nouns.find((noun) => {
    const labels = languages.flatMap((language) => [
      nounLabel(sayIn(language), noun.name),
      nounsLabel(sayIn(language), noun.name),
    ]);
    return [noun.name, noun.plural, ...labels].some((label) => label.toLowerCase() === plain);
  });
  if (named) return named;
  const scores = nouns
    .filter(fitsSheet)
    .map((noun) => ({ noun, found: matchHeaders(noun, headers).filter((field) => field !== null).length }));
  const best = scores.reduce((a, b) => (b.found > a.found ? b : a));
  return best.found >= 3 && best.found * 2 >= headers.filter((header) => header !== "").length ? best.noun : undefined;
}

/** Day 1 of the serial numbers of spreadsheets is 1900-01-01, counted with a 29 February 1900 that never was. */
const serialZero = Date.UTC(1899, 11, 30);
const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

function textOf(cell: RawCell, field: Field): string {
  const { meta } = field;
  if (cell === null) return "";
  if (cell instanceof Date) return meta.kind === "month" ? dayOf(cell.getTime()).slice(0, 7) : dayOf(cell.getTime());
  if (typeof cell === "boolean") return cell ? "yes" : "no";
  if (typeof cell === "number") {
    if (meta.kind === "date" && cell > 366 && cell < 2_958_466)
      return dayOf(serialZero + Math.floor(cell) * 86_400_000);
    return meta.kind === "money" || meta.kind === "rate" ? fixedText(cell, meta.places ?? 2) : String(cell);
  }
  const text = original(cell);
  if (meta.kind === "code" || meta.kind === "boolean") return codeFor(field, text);
  if (isList(meta) && meta.codes)
    return text
      .split(";")
      .map((part) => codeFor(field, part))
      .join(";");
  return text;
}

/** Arithmetic in a sheet leaves 0.1 + 0.2; what is no more than that is taken as the amount meant. */
function fixedText(number: number, places: number): string {
  const text = number.toFixed(places);
  return Math.abs(Number(text) - number) <= Math.abs(number) * 1e-12 ? text : String(number);
}

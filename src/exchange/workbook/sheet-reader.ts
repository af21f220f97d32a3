import { Refusal } from "../../kernel/refusal.ts";
import type { Value } from "../../model/field.ts";
import type { Field, Noun } from "../../model/noun.ts";
import type { FileCell, FileNote, IncomingRow, IncomingSheet, Refused, UnreadRow } from "../incoming.ts";
import { limitsOf } from "../pack/read-table.ts";
import { original } from "./cell-text.ts";
import { readCell, shownText } from "./read-cell.ts";
import type { RawCell, RawRow } from "./read-sheet.ts";
import { type SheetHead, HeadFinder } from "./sheet-head.ts";
import { shownFields } from "./sheet-columns.ts";
import { workbookSchema } from "./sheet-marks.ts";

export type SheetOptions = {
  readonly noun?: Noun;
  readonly mission?: string;
  /** Nouns that sheets before this one hold. */
  readonly seen: readonly string[];
};

export type SheetFound = {
  /** Null where the sheet is none of a known table. */
  readonly sheet: Omit<IncomingSheet, "rows"> | null;
  readonly refused: readonly Refused[];
  readonly unread: readonly UnreadRow[];
  readonly notes: readonly FileNote[];
  readonly rest: string | null;
};

/** Rows of the refused list of one sheet; what is wrong in more is counted, not listed. */
const mostRefused = 100_000;

/** Takes the rows of one sheet: finds the header, then reads each row against its noun. */
export class SheetReader {
  readonly #name: string;
  readonly #options: SheetOptions;
  readonly #take: (row: IncomingRow) => void;
  readonly #finder: HeadFinder;
  readonly #refused: Refused[] = [];
  readonly #unread: UnreadRow[] = [];
  readonly #notes: FileNote[] = [];
  #head: SheetHead | null = null;
  #ignored = false;
  #formulas = 0;
  #hidden = 0;

  constructor(name: string, options: SheetOptions, take: (row: IncomingRow) => void) {
    this.#name = name;
    this.#options = options;
    this.#take = take;
    this.#finder = new HeadFinder(name, options.noun);
  }

  readonly row = (row: RawRow): void => {
    if (this.#ignored) return;
    if (this.#head === null) this.#findHead(row);
    else this.#readRow(row);
  };

  readonly merged = (range: string): void => {
    if (this.#ignored || !this.#head) return;
    const rows = (range.match(/\d+/g) ?? []).map(Number);
    // A title above the header may stretch as it likes.
    if (Math.max(...rows) < this.#head.line) return;
    this.#refuse({ row: rows[0] ?? 1, column: null, rule: "cells.merged", value: range });
  };

  finish(): SheetFound {
    if (this.#head === null && !this.#ignored) {
      if (this.#finder.isNamed) this.#refuse({ row: 1, column: null, rule: "header.missing", value: this.#name });
      else if (!this.#finder.isBlank) this.#note("sheet_ignored");
    }
    const head = this.#head;
    if (this.#formulas > 0) this.#note("formulas", { count: this.#formulas });
    if (this.#hidden > 0) this.#note("hidden_rows", { count: this.#hidden });
    const columns = head?.fields.flatMap((field) => (field ? [field.name] : [])) ?? [];
    return {
      sheet: head && !this.#ignored ? { noun: head.noun, sheet: this.#name, columns } : null,
      refused: this.#refused,
      unread: this.#unread,
      notes: this.#notes,
      rest: head?.mark?.rest ?? null,
    };
  }

  #findHead(row: RawRow): void {
    const found = this.#finder.take(row);
    if (found === "ours") this.#ignored = true;
    else if (found) this.#begin(found);
  }

  #begin(head: SheetHead): void {
    const { mark, noun } = head;
    if (mark && mark.schema > workbookSchema)
      throw new Refusal("invalid", "workbook.newer", { found: mark.schema, known: workbookSchema });
    const { mission } = this.#options;
    if (mark?.mission != null && mission !== undefined && mark.mission !== mission)
      throw new Refusal("invalid", "workbook.other_mission", { found: mark.mission, wanted: mission });
    this.#head = head;
    if (this.#options.seen.includes(noun.name)) {
      this.#refuse({ row: head.line, column: null, rule: "sheet.repeated", value: this.#name });
      this.#ignored = true;
      return;
    }
    if (mark && mark.schema < workbookSchema) this.#note("upgraded");
    this.#tellColumns(head);
  }

  /** What a column is that no field explains depends on the sheet: in one of ours the person added it for themselves. */
  #tellColumns(head: SheetHead): void {
    const known = shownFields(head.noun).map((field) => field.name);
    head.headers.forEach((header, index) => {
      if (header === "" || head.fields[index] || header.startsWith("concert:")) return;
      if (head.repeated.has(index))
        this.#refuse({ row: head.line, column: header, rule: "column.repeated", value: header });
      else if (head.mark) {
        if (index !== head.reasonAt) this.#note("column_ignored", { column: header });
      } else
        this.#refuse({
          row: head.line,
          column: header,
          rule: "column.unknown",
          value: header,
          values: { noun: head.noun.name, known },
        });
    });
    const there = new Set(head.fields.map((field) => field?.name));
    const absent = known.filter((name) => !there.has(name));
    if (absent.length > 0) this.#note("columns_absent", { noun: head.noun.name, columns: absent });
  }

  #readRow(row: RawRow): void {
    const head = this.#head;
    if (!head) return;
    const { line, cells } = row;
    if (!head.fields.some((field, index) => field && !isBlank(cells[index] ?? null))) return;
    this.#formulas += row.formulas;
    if (row.hidden) this.#hidden += 1;
    const values: Record<string, Value> = {};
    let whole = true;
    head.fields.forEach((field, index) => {
      if (!field) return;
      const cell = cells[index] ?? null;
      const result = readCell(cell, field);
      // An id may be left empty in a new row: it is given then.
      if ("value" in result) values[field.name] = result.value;
      else if (field.name === "id" && isBlank(cell)) return;
      else {
        whole = false;
        const column = head.headers[index] || field.name;
        this.#refuse({ row: line, column, rule: result.fault, value: shownText(cell), values: limitsOf(field.meta) });
      }
    });
    const id = marked(cells, head.idAt);
    const number = Number(marked(cells, head.versionAt) ?? Number.NaN);
    const version = Number.isSafeInteger(number) ? number : null;
    if (whole) this.#take({ line, id, version, values });
    else if (this.#unread.length < mostRefused)
      this.#unread.push({
        sheet: this.#name,
        noun: head.noun.name,
        line,
        id,
        version,
        cells: fileCells(head.fields, cells),
      });
  }

  #refuse(refused: Omit<Refused, "sheet" | "values"> & Partial<Pick<Refused, "values">>): void {
    if (this.#refused.length < mostRefused) this.#refused.push({ values: {}, ...refused, sheet: this.#name });
  }

  #note(code: string, values: FileNote["values"] = {}): void {
    this.#notes.push({ code, sheet: this.#name, values });
  }
}

const isBlank = (cell: RawCell): boolean => cell === null || (typeof cell === "string" && cell.trim() === "");

function marked(cells: RawRow["cells"], at: number): string | null {
  const cell = at === -1 ? null : (cells[at] ?? null);
  const text = typeof cell === "string" ? original(cell).trim() : typeof cell === "number" ? String(cell) : "";
  return text === "" ? null : text;
}

function fileCells(fields: readonly (Field | null)[], cells: RawRow["cells"]): Record<string, FileCell> {
  const found: Record<string, FileCell> = {};
  fields.forEach((field, index) => {
    if (!field) return;
    const cell = cells[index] ?? null;
    if (typeof cell === "string") found[field.name] = original(cell);
    else if (typeof cell !== "object" || cell === null) found[field.name] = cell;
    else found[field.name] = "day" in cell ? { day: cell.day } : cell.error === "=" ? null : cell.error;
  });
  return found;
}

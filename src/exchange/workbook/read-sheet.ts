import { fromDayNumber } from "../../kernel/plain-date.ts";
import { readXml } from "./read-xml.ts";
import { type SheetPart, type WorkbookParts, isTrue } from "./workbook-parts.ts";
import { type ZipArchive, tooLarge, workbookLimits } from "./zip-archive.ts";

/** A number that its cell shows as a day: the number itself, and the day. */
export type DayCell = { readonly serial: number; readonly day: string };
/** A cell whose formula failed: `#REF!`. */
export type ErrorCell = { readonly error: string };
export type RawCell = string | number | boolean | DayCell | ErrorCell | null;

export type RawRow = {
  /** Physical row of the sheet, the first is 1. */
  readonly line: number;
  /** By place; trailing and missing cells are undefined or null. */
  readonly cells: readonly (RawCell | undefined)[];
  readonly hidden: boolean;
  /** Cells whose value is that of a formula. */
  readonly formulas: number;
};

export type SheetListener = {
  readonly row: (row: RawRow) => void;
  /** Told after all rows: `A5:C5`. */
  readonly merged: (range: string) => void;
};

/** The day of a serial number counted from 1900; null where there is none. 1900 had no 29 February, whatever it says. */
export function dayOfSerial(serial: number): string | null {
  return serial >= 1 && serial < 2_958_466 ? fromDayNumber(Math.floor(serial) - 25_569 + (serial < 60 ? 1 : 0)) : null;
}

const daysTo1904 = 1462;
const widest = 16_384;

/** Counts the cells of all sheets of a file, so that the limit holds for the whole. */
export type CellCount = { cells: number };

/** Reads a sheet row by row. Rows and cells without content are passed over. */
export async function readSheet(
  archive: ZipArchive,
  part: SheetPart,
  parts: WorkbookParts,
  listener: SheetListener & { readonly count: CellCount },
): Promise<void> {
  const reader = new SheetXmlReader(parts, listener);
  await readXml(archive.read(part.path), part.path, reader);
}

class SheetXmlReader {
  readonly #parts: WorkbookParts;
  readonly #listener: SheetListener & { readonly count: CellCount };
  #line = 0;
  #hidden = false;
  #cells: RawCell[] = [];
  #formulas = 0;
  #place = -1;
  #type = "n";
  #style = 0;
  #hasFormula = false;
  #value = "";
  #inValue = false;
  #inReading = false;

  constructor(parts: WorkbookParts, listener: SheetListener & { readonly count: CellCount }) {
    this.#parts = parts;
    this.#listener = listener;
  }

  readonly open = (name: string, attributes: Readonly<Record<string, string>>): void => {
    switch (name) {
      case "v":
        this.#inValue = true;
        break;
      case "t":
        this.#inValue = !this.#inReading;
        break;
      case "rPh":
        this.#inReading = true;
        break;
      case "f":
        this.#hasFormula = true;
        break;
      case "c":
        this.#place = attributes["r"] === undefined ? this.#place + 1 : placeOf(attributes["r"]);
        this.#type = attributes["t"] ?? "n";
        this.#style = Number(attributes["s"] ?? 0);
        this.#value = "";
        this.#hasFormula = false;
        break;
      case "row":
        this.#line = attributes["r"] === undefined ? this.#line + 1 : Number(attributes["r"]);
        this.#hidden = isTrue(attributes["hidden"]);
        this.#cells = [];
        this.#formulas = 0;
        this.#place = -1;
        break;
      case "mergeCell":
        this.#listener.merged(attributes["ref"] ?? "");
        break;
    }
  };

  readonly close = (name: string): void => {
    if (name === "v" || name === "t") this.#inValue = false;
    else if (name === "rPh") this.#inReading = false;
    else if (name === "c") this.#take();
    else if (name === "row" && this.#cells.length > 0)
      this.#listener.row({ line: this.#line, cells: this.#cells, hidden: this.#hidden, formulas: this.#formulas });
  };

  readonly text = (text: string): void => {
    if (this.#inValue) this.#value += text;
  };

  #take(): void {
    const cell = this.#cell();
    if (cell === null) {
      // A formula that was never worked out has no value to take.
      if (!this.#hasFormula || this.#type === "str") return;
      this.#put({ error: "=" });
      return;
    }
    if (this.#hasFormula) this.#formulas += 1;
    this.#put(cell);
  }

  #put(cell: RawCell): void {
    if (this.#place < 0 || this.#place >= widest) return;
    this.#listener.count.cells += 1;
    if (this.#listener.count.cells > workbookLimits.cells) throw tooLarge("cells");
    // Sparse arrays are slow and easily misread: gaps are filled.
    while (this.#cells.length < this.#place) this.#cells.push(null);
    this.#cells[this.#place] = cell;
  }

  #cell(): RawCell {
    const text = this.#value;
    switch (this.#type) {
      case "s":
        return escaped(this.#parts.strings[Number(text)] ?? "");
      case "inlineStr":
      case "str":
        return escaped(text);
      case "b":
        return text === "" ? null : isTrue(text);
      case "e":
        return { error: text };
      case "d":
        return /^\d{4}-\d{2}-\d{2}/.test(text) ? { serial: Number.NaN, day: text.slice(0, 10) } : text || null;
      default:
        return text.trim() === "" ? null : this.#number(Number(text));
    }
  }

  #number(number: number): RawCell {
    if (!Number.isFinite(number)) return this.#value;
    if (!this.#parts.dayStyles[this.#style]) return number;
    const serial = this.#parts.from1904 ? number + daysTo1904 : number;
    const day = dayOfSerial(serial);
    return day === null ? number : { serial, day };
  }
}

/** The place of a cell from its address: `A1` is 0. */
function placeOf(address: string): number {
  let place = 0;
  for (let i = 0; i < address.length; i += 1) {
    const sign = address.charCodeAt(i) & 0xdf;
    if (sign < 65 || sign > 90) break;
    place = place * 26 + (sign - 64);
  }
  return place - 1;
}

/** Characters that XML cannot hold stand as `_x000D_` (ECMA-376 part 1, 22.9.2.19); an empty text is no content. */
function escaped(text: string): string | null {
  if (text === "") return null;
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_all, code: string) => String.fromCharCode(parseInt(code, 16)));
}

import type { Field, Noun } from "../../model/noun.ts";
import { findNoun, nouns } from "../../model/nouns.ts";
import { sayIn } from "../../words/catalogue.ts";
import { nounLabel, nounsLabel } from "../../words/labels.ts";
import { languages } from "../../words/say.ts";
import type { RawRow } from "./read-sheet.ts";
import { fitsSheet, matchHeaders, shownFields } from "./sheet-columns.ts";
import { type SheetMark, codesMark, fieldOfMark, notesMark, readMark, reasonMark, versionMark } from "./sheet-marks.ts";

/** What the top of a sheet says: whose rows follow, and which field stands in which column. */
export type SheetHead = {
  readonly noun: Noun;
  readonly mark: SheetMark | null;
  /** Physical row of the visible header. */
  readonly line: number;
  readonly headers: readonly string[];
  readonly fields: readonly (Field | null)[];
  /** Places of columns whose field stands further left already. */
  readonly repeated: ReadonlySet<number>;
  readonly idAt: number;
  readonly versionAt: number;
  readonly reasonAt: number;
};

/** Rows with content in which a header is looked for: people put titles above. */
const rowsSearched = 25;

/** Finds the header of a sheet among its first rows. */
export class HeadFinder {
  readonly #wanted: Noun | undefined;
  readonly #named: Noun | undefined;
  readonly #rows: RawRow[] = [];
  #marks: readonly string[] | null = null;

  constructor(sheet: string, wanted: Noun | undefined) {
    this.#wanted = wanted;
    this.#named = wanted ?? nounNamed(sheet);
  }

  /** Whether the sheet is known to hold a table, header or not. */
  get isNamed(): boolean {
    return this.#named !== undefined && this.#rows.length > 0;
  }

  get isBlank(): boolean {
    return this.#rows.length === 0;
  }

  /** The head once it is found; "ours" for a sheet that holds no records; null to go on. */
  take(row: RawRow): SheetHead | "ours" | null {
    const texts = textsOf(row);
    if (texts.includes(notesMark) || texts.includes(codesMark)) return "ours";
    if (texts.some((text) => fieldOfMark(text) !== undefined)) {
      this.#marks = texts;
      return null;
    }
    const head = this.#rows.length < rowsSearched ? this.#headAt(row, texts) : null;
    if (head) return head;
    if (this.#rows.length < rowsSearched) this.#rows.push(row);
    return null;
  }

  #headAt(row: RawRow, texts: readonly string[]): SheetHead | null {
    const mark = texts.map(readMark).find((found) => found !== null) ?? null;
    if (mark) {
      const noun = this.#wanted ?? findNoun(mark.noun);
      return noun && fitsSheet(noun) ? headOf(noun, mark, row.line, { texts, marks: this.#marks }) : null;
    }
    const noun = this.#named && fitsSheet(this.#named) ? this.#named : bestNoun(texts);
    if (!noun) return null;
    const found = matchHeaders(noun, texts).filter((field) => field !== null).length;
    const filled = texts.filter((text) => text !== "").length;
    const least = this.#named ? Math.min(2, shownFields(noun).length) : 3;
    return found >= least && found * 2 >= filled ? headOf(noun, null, row.line, { texts, marks: this.#marks }) : null;
  }
}

const textsOf = (row: RawRow): string[] =>
  row.cells.map((cell) => (typeof cell === "string" ? cell.trim() : typeof cell === "number" ? String(cell) : ""));

function headOf(
  noun: Noun,
  mark: SheetMark | null,
  line: number,
  { texts, marks }: { readonly texts: readonly string[]; readonly marks: readonly string[] | null },
): SheetHead {
  const width = Math.max(texts.length, marks?.length ?? 0);
  const headers = Array.from({ length: width }, (_, index) => texts[index] ?? "");
  const byName = new Map(shownFields(noun).map((field) => [field.name, field]));
  const labelled = matchHeaders(noun, headers);
  const taken = new Set<string>();
  const repeated = new Set<number>();
  const markedAt = headers.map((_, index) => byName.get(fieldOfMark(marks?.[index] ?? "") ?? ""));
  const claimed = new Set(markedAt.flatMap((field) => (field ? [field.name] : [])));
  const fields = headers.map((_, index): Field | null => {
    // A column without a mark in a sheet with marks was put in by a person: its header tells, where no mark does.
    const field = markedAt[index] ?? labelled[index] ?? null;
    if (!field) return null;
    if (!markedAt[index] && claimed.has(field.name)) {
      repeated.add(index);
      return null;
    }
    if (taken.has(field.name)) {
      repeated.add(index);
      return null;
    }
    taken.add(field.name);
    return field;
  });
  const reasonAt = (marks ?? texts).indexOf(reasonMark);
  return {
    noun,
    mark,
    line,
    headers,
    fields,
    repeated,
    idAt: headers.findIndex((text) => readMark(text) !== null),
    versionAt: headers.indexOf(versionMark),
    reasonAt,
  };
}

/** The noun whose name, in any language, the sheet bears. */
function nounNamed(sheet: string): Noun | undefined {
  const plain = sheet.trim().toLowerCase();
  return nouns.find((noun) => {
    const labels = languages.flatMap((language) => [
      nounLabel(sayIn(language), noun.name),
      nounsLabel(sayIn(language), noun.name),
    ]);
    return [noun.name, noun.plural, ...labels].some((label) => label.toLowerCase().slice(0, 31) === plain);
  });
}

/** The noun that explains most headers. */
function bestNoun(headers: readonly string[]): Noun | undefined {
  const scores = nouns
    .filter(fitsSheet)
    .map((noun) => ({ noun, found: matchHeaders(noun, headers).filter((field) => field !== null).length }));
  const best = scores.reduce((a, b) => (b.found > a.found ? b : a));
  return best.found >= 3 ? best.noun : undefined;
}

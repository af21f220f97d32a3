import type { MessageValues } from "../../kernel/refusal.ts";

/**
 * Something wrong in a pack, with its place. `row` is the physical line (the header is 1; a quoted line break counts
 * at its first line), null for faults of a whole file; `column` is the header's name. `words` has the sentence under
 * `fault.<code>` and what to do under `remedy.<code>`; both take `values`, and `value`, `column` and `file` besides.
 */
export type Fault = {
  readonly code: string;
  readonly file: string;
  readonly row: number | null;
  readonly column: string | null;
  readonly value: string | null;
  readonly values: MessageValues;
};

/** How many faults a file has; of each kind at most `maxFaultsKept` are listed. */
export type FaultTotal = { readonly file: string; readonly errors: number; readonly warnings: number };

const maxFaultsKept = 1000;
const longestValue = 200;

type Kept = { readonly errors: Fault[]; readonly warnings: Fault[]; errorTotal: number; warningTotal: number };
type Place = Partial<Pick<Fault, "row" | "column" | "value" | "values">>;

/** Gathers the faults of a pack, file by file, without growing past what is listed. */
export class FaultList {
  readonly #files = new Map<string, Kept>();

  error(code: string, file: string, place: Place = {}): void {
    const kept = this.#keptOf(file);
    kept.errorTotal += 1;
    if (kept.errors.length < maxFaultsKept) kept.errors.push(faultAt(code, file, place));
  }

  warning(code: string, file: string, place: Place = {}): void {
    const kept = this.#keptOf(file);
    kept.warningTotal += 1;
    if (kept.warnings.length < maxFaultsKept) kept.warnings.push(faultAt(code, file, place));
  }

  get errors(): Fault[] {
    return [...this.#files.values()].flatMap((kept) => kept.errors.sort(byPlace));
  }

  get warnings(): Fault[] {
    return [...this.#files.values()].flatMap((kept) => kept.warnings.sort(byPlace));
  }

  get totals(): FaultTotal[] {
    return [...this.#files].map(([file, kept]) => ({ file, errors: kept.errorTotal, warnings: kept.warningTotal }));
  }

  #keptOf(file: string): Kept {
    const known = this.#files.get(file);
    if (known) return known;
    const kept: Kept = { errors: [], warnings: [], errorTotal: 0, warningTotal: 0 };
    this.#files.set(file, kept);
    return kept;
  }
}

const byPlace = (a: Fault, b: Fault): number => (a.row ?? 0) - (b.row ?? 0);

function faultAt(code: string, file: string, place: Place): Fault {
  const { row = null, column = null, value = null, values = {} } = place;
  const shown = value !== null && value.length > longestValue ? `${value.slice(0, longestValue)}…` : value;
  return { code, file, row, column, value: shown, values };
}

import { emptyValue, isList } from "../model/cell.ts";
import type { Value } from "../model/field.ts";
import { type Row, fieldsOf, idOf } from "../model/noun.ts";
import type {
  AddedRow,
  ChangedRow,
  Clash,
  CurrentRow,
  Differences,
  IncomingRow,
  IncomingSheet,
  Refused,
} from "./incoming.ts";

/**
 * What taking the rows of a sheet would do to the records that stand now. Rows that stand now and are not in the
 * sheet stay as they are: a sheet may hold a part of a list.
 *
 * @param newId - gives an id to a new row that brings none, where the noun derives none
 */
export function differencesOf(
  sheet: IncomingSheet,
  current: ReadonlyMap<string, CurrentRow>,
  newId: () => string,
): Differences {
  const finder = new DifferenceFinder(sheet, newId);
  finder.take(sheet.rows, current);
  return finder.result();
}

/** The ids that a row of a sheet may stand for: the hidden one, and the one that its visible cells give. */
export function idsOfRow({ noun, columns }: Omit<IncomingSheet, "rows">, incoming: IncomingRow): string[] {
  const shown = shownId({ noun, columns }, incoming);
  return [...new Set([incoming.id, shown].filter((id) => id !== null))];
}

function shownId({ noun, columns }: Pick<IncomingSheet, "noun" | "columns">, incoming: IncomingRow): string | null {
  const hasKey =
    noun.key === null ? typeof incoming.values["id"] === "string" : noun.key.every((name) => columns.includes(name));
  return hasKey ? idOf(noun, incoming.values) : null;
}

/** Compares rows part by part, so that a caller may rest between them and holds the records of one part only. */
export class DifferenceFinder {
  readonly #sheet: IncomingSheet;
  readonly #newId: () => string;
  readonly #added: AddedRow[] = [];
  readonly #changed: ChangedRow[] = [];
  readonly #refused: Refused[] = [];
  readonly #lineOfId = new Map<string, number>();
  #current: ReadonlyMap<string, CurrentRow> = new Map();
  #unchanged = 0;
  #kept: ReadonlySet<string> | null = null;
  #versions: ReadonlyMap<string, number | null> | null = null;

  constructor(sheet: IncomingSheet, newId: () => string) {
    this.#sheet = sheet;
    this.#newId = newId;
  }

  result(): Differences {
    const { noun, sheet } = this.#sheet;
    return {
      noun: noun.name,
      sheet,
      added: this.#added,
      changed: this.#changed,
      unchanged: this.#unchanged,
      refused: this.#refused,
    };
  }

  /** @param current - the records that these rows may stand for, as they stand now */
  take(rows: readonly IncomingRow[], current: ReadonlyMap<string, CurrentRow>): void {
    this.#current = current;
    for (const row of rows) this.#takeRow(row);
  }

  #takeRow(incoming: IncomingRow): void {
    const id = this.#identify(incoming);
    if (id === null) return;
    const first = this.#lineOfId.get(id);
    if (first !== undefined) {
      this.#refuse(incoming, { rule: "id.duplicate", column: this.#keyColumn(), value: id, values: { first } });
      return;
    }
    this.#lineOfId.set(id, incoming.line);
    const now = this.#current.get(id);
    if (now) this.#compare(incoming, id, now);
    else this.#add(incoming, id);
  }

  #keyColumn(): string {
    return this.#sheet.noun.key?.[0] ?? "id";
  }

  /** The id that the row stands for; null where it was refused. */
  #identify(incoming: IncomingRow): string | null {
    const { noun } = this.#sheet;
    const shown = shownId(this.#sheet, incoming);
    if (incoming.id === null) return shown ?? (noun.key === null ? this.#newId() : this.#refuseWithoutKey(incoming));
    if (shown === null || shown === incoming.id || !this.#current.has(incoming.id)) return shown ?? incoming.id;
    // Sorting the visible columns alone leaves the hidden ones behind: then each row's own id tells.
    if (this.#current.has(shown) && this.#hiddenVersions().has(shown)) return shown;
    // A row copied in the sheet brings the hidden id of its model along; with a key of its own it is a new row.
    const isCopy = this.#lineOfId.has(incoming.id) || this.#standsElsewhere(incoming);
    if (isCopy) return shown;
    this.#refuse(incoming, { rule: "key.changed", column: this.#keyColumn(), value: shown });
    return null;
  }

  /** Whether another row of the sheet stands for the record whose hidden id this one carries. */
  #standsElsewhere({ id }: IncomingRow): boolean {
    this.#kept ??= new Set(
      this.#sheet.rows.flatMap((row) => (row.id !== null && shownId(this.#sheet, row) === row.id ? [row.id] : [])),
    );
    return id !== null && this.#kept.has(id);
  }

  /** The version beside each hidden id of the sheet. */
  #hiddenVersions(): ReadonlyMap<string, number | null> {
    this.#versions ??= new Map(
      this.#sheet.rows.flatMap(({ id, version }) => (id === null ? [] : [[id, version] as const])),
    );
    return this.#versions;
  }

  #refuseWithoutKey(incoming: IncomingRow): null {
    this.#refuse(incoming, { rule: "required.missing", column: this.#keyColumn() });
    return null;
  }

  #add(incoming: IncomingRow, id: string): void {
    const { noun } = this.#sheet;
    const values: Record<string, Value> = {};
    let whole = true;
    if (noun.file === "mission") {
      this.#refuse(incoming, { rule: "mission.one", column: "id", value: id });
      return;
    }
    for (const { name, meta } of fieldsOf(noun)) {
      values[name] = name === "id" ? id : (incoming.values[name] ?? emptyValue(meta));
      if (name === "id" || !meta.required || isList(meta) || values[name] !== null) continue;
      whole = false;
      this.#refuse(incoming, { rule: "required.missing", column: name });
    }
    if (whole) this.#added.push({ line: incoming.line, row: { ...values, id } });
  }

  #compare(incoming: IncomingRow, id: string, now: CurrentRow): void {
    const differing = Object.entries(incoming.values).filter(
      ([name, value]) => name !== "id" && !isSame(value, now.row[name] ?? null),
    );
    const version = incoming.id === id ? incoming.version : (this.#hiddenVersions().get(id) ?? null);
    const isOld = version !== null && now.version !== null && version !== now.version;
    const changes = isOld ? this.#editsSince(incoming, id, { now, differing, version }) : differing;
    if (changes === null) return;
    if (changes.length === 0) {
      this.#unchanged += 1;
      return;
    }
    if (this.#sheet.noun.appendOnly && now.version !== null) {
      this.#refuse(incoming, { rule: "row.append_only", value: id });
      return;
    }
    this.#changed.push({
      id,
      line: incoming.line,
      version: now.version,
      values: Object.fromEntries(changes),
      before: now.row,
    });
  }

  /**
   * The edits of a row made from an older version: cells that differ from what it was then. Where another changed the
   * same field to something else, the row is refused (null).
   */
  #editsSince(
    incoming: IncomingRow,
    id: string,
    { now, differing, version }: { now: CurrentRow; differing: [string, Value][]; version: number },
  ): [string, Value][] | null {
    const { base } = now;
    const edits = base ? differing.filter(([name, value]) => !isSame(value, base[name] ?? null)) : differing;
    const clashes = edits
      .filter(([name]) => !base || !isSame(base[name] ?? null, now.row[name] ?? null))
      .map(([field, yours]): Clash => ({
        field,
        before: base?.[field] ?? null,
        yours,
        current: now.row[field] ?? null,
      }));
    if (clashes.length === 0) return edits;
    this.#refuse(incoming, {
      rule: "row.stale",
      value: id,
      values: { stored: now.version ?? 0, found: version },
      clashes,
      rebased: { version: now.version ?? 0, row: { ...now.row, ...Object.fromEntries(edits), id } },
    });
    return null;
  }

  #refuse(incoming: IncomingRow, refusal: { rule: string } & Partial<Refused>): void {
    const { column = null, value = null, values = {} } = refusal;
    this.#refused.push({ ...refusal, sheet: this.#sheet.sheet, row: incoming.line, column, value, values });
  }
}

const isText = (value: Value): value is string => typeof value === "string";
/** Spreadsheets write every line end as LF. */
const plainLines = (text: string): string => text.replace(/\r\n?/g, "\n");

const plainItem = (_key: string, value: unknown): unknown => (typeof value === "string" ? plainLines(value) : value);

/** Cells hold 15 digits of a number; what differs beyond them is no edit. */
const sheetNumber = (number: number): number => Number(number.toPrecision(15));

/**
 * An empty list and an unknown list are the same, and so are texts that differ in the form of their line ends and
 * numbers that a sheet cannot tell apart.
 */
function isSame(a: Value, b: Value): boolean {
  if (Array.isArray(a) || Array.isArray(b))
    return a === b || JSON.stringify(a ?? [], plainItem) === JSON.stringify(b ?? [], plainItem);
  if (typeof a === "number" && typeof b === "number") return a === b || sheetNumber(a) === sheetNumber(b);
  return a === b || (isText(a) && isText(b) && plainLines(a) === plainLines(b));
}

/** The record as it would stand after a change. */
export const afterChange = ({ before, values, id }: ChangedRow): Row => ({ ...before, ...values, id });

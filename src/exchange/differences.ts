import { emptyValue, isList } from "../model/cell.ts";
import type { Value } from "../model/field.ts";
import { type Row, fieldsOf, idOf } from "../model/noun.ts";
import type { ChangedRow, CurrentRow, Differences, IncomingRow, IncomingSheet, Refused } from "./incoming.ts";

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
  const finder = new DifferenceFinder(sheet, current, newId);
  for (const row of sheet.rows) finder.take(row);
  return finder.result();
}

class DifferenceFinder {
  readonly #sheet: IncomingSheet;
  readonly #current: ReadonlyMap<string, CurrentRow>;
  readonly #newId: () => string;
  readonly #added: Row[] = [];
  readonly #changed: ChangedRow[] = [];
  readonly #refused: Refused[] = [];
  readonly #lineOfId = new Map<string, number>();
  #unchanged = 0;
  #kept: ReadonlySet<string> | null = null;

  constructor(sheet: IncomingSheet, current: ReadonlyMap<string, CurrentRow>, newId: () => string) {
    this.#sheet = sheet;
    this.#current = current;
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

  take(incoming: IncomingRow): void {
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
    const { noun, columns } = this.#sheet;
    const hasKey =
      noun.key === null ? typeof incoming.values["id"] === "string" : noun.key.every((name) => columns.includes(name));
    const shown = hasKey ? idOf(noun, incoming.values) : null;
    if (incoming.id === null) return shown ?? (noun.key === null ? this.#newId() : this.#refuseWithoutKey(incoming));
    if (shown === null || shown === incoming.id || !this.#current.has(incoming.id)) return shown ?? incoming.id;
    // A row copied in the sheet brings the hidden id of its model along; with a key of its own it is a new row.
    const isCopy = this.#lineOfId.has(incoming.id) || this.#standsElsewhere(incoming);
    if (isCopy) return shown;
    this.#refuse(incoming, { rule: "key.changed", column: this.#keyColumn(), value: shown });
    return null;
  }

  /** Whether another row of the sheet stands for the record whose hidden id this one carries. */
  #standsElsewhere({ id }: IncomingRow): boolean {
    const { rows, noun } = this.#sheet;
    this.#kept ??= new Set(
      rows.flatMap((row) => (row.id !== null && idOf(noun, row.values) === row.id ? [row.id] : [])),
    );
    return id !== null && this.#kept.has(id);
  }

  #refuseWithoutKey(incoming: IncomingRow): null {
    this.#refuse(incoming, { rule: "required.missing", column: this.#keyColumn() });
    return null;
  }

  #add(incoming: IncomingRow, id: string): void {
    const { noun } = this.#sheet;
    const values: Record<string, Value> = {};
    let whole = true;
    for (const { name, meta } of fieldsOf(noun)) {
      values[name] = name === "id" ? id : (incoming.values[name] ?? emptyValue(meta));
      if (name === "id" || !meta.required || isList(meta) || values[name] !== null) continue;
      whole = false;
      this.#refuse(incoming, { rule: "required.missing", column: name });
    }
    if (whole) this.#added.push({ ...values, id });
  }

  #compare(incoming: IncomingRow, id: string, now: CurrentRow): void {
    const changes = Object.entries(incoming.values).filter(
      ([name, value]) => name !== "id" && !isSame(value, now.row[name] ?? null),
    );
    if (changes.length === 0) {
      this.#unchanged += 1;
      return;
    }
    if (incoming.version !== null && now.version !== null && incoming.version !== now.version) {
      this.#refuse(incoming, {
        rule: "row.stale",
        value: id,
        values: { stored: now.version, found: incoming.version },
      });
      return;
    }
    this.#changed.push({
      id,
      line: incoming.line,
      version: incoming.version ?? now.version,
      values: Object.fromEntries(changes),
      before: now.row,
    });
  }

  #refuse(incoming: IncomingRow, refusal: { rule: string } & Partial<Refused>): void {
    const { column = null, value = null, values = {} } = refusal;
    this.#refused.push({ sheet: this.#sheet.sheet, row: incoming.line, column, rule: refusal.rule, value, values });
  }
}

/** An empty list and an unknown list are the same. */
function isSame(a: Value, b: Value): boolean {
  if (Array.isArray(a) || Array.isArray(b)) return JSON.stringify(a ?? []) === JSON.stringify(b ?? []);
  return a === b;
}

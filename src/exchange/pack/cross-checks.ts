import { distanceKm } from "../../kernel/geo.ts";
import { type Field, type Row, fieldsOf } from "../../model/noun.ts";
import { adoptionFault, idsIn, orderFaults, paymentFault, reportDayFault } from "../row-checks.ts";
import type { FaultList } from "./fault.ts";
import type { PlacedRows } from "./placed-rows.ts";

/** The lines of keys of mission.yaml, where each field of the one row has a line of its own. */
type LineOf = (table: PlacedRows, index: number, column: string) => number;

/** The checks that need more than one cell: ids, references, order of dates, lengths of ways. */
export class CrossChecks {
  readonly #tables: ReadonlyMap<string, PlacedRows>;
  readonly #faults: FaultList;
  readonly #lineOf: LineOf;
  readonly #ids = new Map<string, ReadonlySet<string>>();

  constructor(tables: ReadonlyMap<string, PlacedRows>, faults: FaultList, lineOf: LineOf) {
    this.#tables = tables;
    this.#faults = faults;
    this.#lineOf = lineOf;
  }

  run(): void {
    for (const table of this.#tables.values()) this.#checkIds(table);
    for (const table of this.#tables.values()) {
      this.#checkReferences(table);
      this.#checkOrder(table);
    }
    this.#checkRows("strength", reportDayFault);
    this.#checkRows("instrument", adoptionFault);
    this.#checkDistances();
    this.#checkPayments();
  }

  /** The ids of a noun, and whether the list can be trusted to hold them all. */
  ids(noun: string): { readonly has: (id: string) => boolean; readonly complete: boolean } {
    const table = this.#tables.get(noun);
    const own = this.#ids.get(noun);
    return {
      has: (id) => own?.has(id) === true || table?.otherIds.has(id) === true,
      complete: table?.complete ?? true,
    };
  }

  #checkIds(table: PlacedRows): void {
    const seen = new Map<string, number>();
    const column = table.noun.key?.[0] ?? "id";
    table.rows.forEach((row, index) => {
      const first = seen.get(row.id);
      if (first === undefined) seen.set(row.id, index);
      else {
        const values = { first: table.lines[first] ?? 0 };
        this.#faults.error("id.duplicate", table.file, {
          row: table.lines[index] ?? null,
          column,
          value: row.id,
          values,
        });
      }
    });
    this.#ids.set(table.noun.name, new Set(seen.keys()));
  }

  #checkReferences(table: PlacedRows): void {
    const fields = fieldsOf(table.noun).filter((field) => field.meta.to !== undefined);
    table.rows.forEach((row, index) => {
      for (const field of fields) {
        for (const id of idsIn(row[field.name])) this.#checkReference(table, index, field, id);
      }
    });
  }

  #checkReference(table: PlacedRows, index: number, field: Field, id: string): void {
    const targets = (field.meta.to ?? []).map((noun) => this.ids(noun));
    if (targets.some((target) => target.has(id) || !target.complete)) return;
    const place = { row: this.#lineOf(table, index, field.name), column: field.name, value: id };
    this.#faults.error("ref.dangling", table.file, { ...place, values: { nouns: field.meta.to ?? [] } });
  }

  #checkOrder(table: PlacedRows): void {
    table.rows.forEach((row, index) => {
      for (const { code, column, ...rest } of orderFaults(table.noun, row))
        this.#faults.error(code, table.file, { row: this.#lineOf(table, index, column), column, ...rest });
    });
  }

  #checkRows(noun: string, faultOf: typeof reportDayFault): void {
    const table = this.#tables.get(noun);
    table?.rows.forEach((row, index) => {
      const fault = faultOf(table.noun, row);
      if (!fault) return;
      const { code, ...rest } = fault;
      const line = table.lines[index] ?? null;
      // A cell that could not be read is told of already, and stands here empty.
      const isTold = this.#faults.errors.some(
        (told) => told.file === table.file && told.row === line && told.column === fault.column,
      );
      if (!isTold) this.#faults.error(code, table.file, { row: line, ...rest });
    });
  }

  /** A payment before its share is an error where it names the letter; before any letter at all it is told. */
  #checkPayments(): void {
    const table = this.#tables.get("payment");
    const letters = this.#tables.get("assessment")?.rows ?? [];
    const byId = new Map(letters.map((row) => [row.id, row]));
    const firstOf = new Map<string, string>();
    for (const row of letters) {
      const [payer, day] = [String(row["payer"]), String(row["received_on"])];
      if (day < (firstOf.get(payer) ?? "9999")) firstOf.set(payer, day);
    }
    table?.rows.forEach((row, index) => {
      const letter = byId.get(String(row["assessment"]));
      const fault = letter && paymentFault(row, letter);
      const line = table.lines[index] ?? null;
      if (fault) {
        const { code, ...rest } = fault;
        this.#faults.error(code, table.file, { row: line, ...rest });
      } else if (!letter && String(row["received_on"]) < (firstOf.get(String(row["payer"])) ?? "9999")) {
        const value = String(row["payer"]);
        this.#faults.warning("cash.no_share", table.file, { row: line, column: "payer", value, values: {} });
      }
    });
  }

  #checkDistances(): void {
    const table = this.#tables.get("route");
    if (!table) return;
    const ends = new Map<string, Row>();
    for (const noun of ["entry_point", "site"])
      for (const row of this.#tables.get(noun)?.rows ?? []) ends.set(row.id, row);
    table.rows.forEach((row, index) => {
      const straight = straightKm(ends.get(String(row["from"])), ends.get(String(row["to"])));
      const km = row["km"];
      if (straight === null || typeof km !== "number" || km >= straight * sphereTolerance) return;
      const values = { straight: straight.toFixed(1), km: String(km) };
      this.#faults.warning("distance.short", table.file, {
        row: table.lines[index] ?? null,
        column: "km",
        value: String(km),
        values,
      });
    });
  }
}

/** A sphere is up to 0.6 % off the ellipsoid, so a way that much shorter proves nothing. */
const sphereTolerance = 0.994;

function straightKm(a: Row | undefined, b: Row | undefined): number | null {
  const [lonA, latA, lonB, latB] = [a?.["lon"], a?.["lat"], b?.["lon"], b?.["lat"]];
  if (typeof lonA !== "number" || typeof latA !== "number" || typeof lonB !== "number" || typeof latB !== "number")
    return null;
  return distanceKm([lonA, latA], [lonB, latB]);
}

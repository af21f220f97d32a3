import type { Extent } from "../kernel/geo.ts";
import { isPeriod, periodEnd, periodStart } from "../kernel/period.ts";
import { monthOf } from "../kernel/plain-date.ts";
import type { MessageValues } from "../kernel/refusal.ts";
import type { Value } from "../model/field.ts";
import type { Noun, Row, RowTrouble } from "../model/noun.ts";
import { paymentTrouble } from "../model/payment.ts";
import { checkPosition } from "./pack/position-check.ts";

/** Something wrong within one row: `code` is a fault code, `column` the field that shows it. */
export type RowFault = {
  readonly code: string;
  readonly column: string;
  readonly value: string;
  readonly values: MessageValues;
};

/** Pairs of dates in the wrong order, and what the noun itself finds wrong with the row. */
export function orderFaults(noun: Noun, row: Row): RowFault[] {
  const trouble = noun.judge(row);
  const judged = trouble === null ? [] : [faultOf(row, trouble)];
  return [...judged, ...pairFaults(noun, row)];
}

const faultOf = (row: Row, { field, fault }: RowTrouble): RowFault => ({
  code: fault,
  column: field,
  value: String(row[field] ?? row.id),
  values: {},
});

/** A payment that comes before the letter that it names, or is of another payer. */
export function paymentFault(payment: Row, letter: Row): RowFault | null {
  const trouble = paymentTrouble(payment, letter);
  if (trouble === null) return null;
  const values = { letter: letter.id, on: String(letter["received_on"]), payer: String(letter["payer"]) };
  return { ...faultOf(payment, trouble), values };
}

function pairFaults(noun: Noun, row: Row): RowFault[] {
  return noun.orderedPairs.flatMap(([from, to]) => {
    const start = dayOf(row[from], periodStart);
    const end = dayOf(row[to], periodEnd);
    if (start === null || end === null || start <= end) return [];
    const values = { kind: "pair", from: String(row[from]), column_from: from };
    return [{ code: "period.order", column: to, value: String(row[to]), values }];
  });
}

/** A report whose day does not lie in its month. */
export function reportDayFault(noun: Noun, row: Row): RowFault | null {
  const { month, reported_on: day } = row;
  if (noun.name !== "strength" || typeof day !== "string" || typeof month !== "string" || monthOf(day) === month)
    return null;
  const values = { kind: "month", from: month, column_from: "month" };
  return { code: "period.order", column: "reported_on", value: day, values };
}

/** An instrument without a day of adoption that is no draft. */
export function adoptionFault(noun: Noun, row: Row): RowFault | null {
  if (noun.name !== "instrument" || row["kind"] === "draft" || row["adopted"] !== null) return null;
  return { code: "required.missing", column: "adopted", value: "", values: {} };
}

/** A position that is swapped (`geo.swapped`), or outside of the mission's extent (`geo.outside`, a warning only). */
export function positionFault(row: Row, extent: Extent | null): RowFault | null {
  const { lon, lat } = row;
  if (typeof lon !== "number" || typeof lat !== "number") return null;
  const code = checkPosition(lon, lat, extent);
  if (code === null) return null;
  return { code, column: "lat", value: String(lat), values: { lon: String(lon), lat: String(lat) } };
}

/** The extent (degrees) of a mission's own record; null where it does not say. */
export function extentOf(mission: Row | undefined): Extent | null {
  const [west, south, east, north] = ["extent_west", "extent_south", "extent_east", "extent_north"].map(
    (name) => mission?.[name],
  );
  if (typeof west !== "number" || typeof south !== "number" || typeof east !== "number" || typeof north !== "number")
    return null;
  return [west, south, east, north];
}

/** The ids that a value refers to. */
export function idsIn(value: Value | undefined): readonly string[] {
  if (typeof value === "string") return [value];
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

function dayOf(value: Value | undefined, end: (period: string) => string | null): string | null {
  return typeof value === "string" && isPeriod(value) ? end(value) : null;
}

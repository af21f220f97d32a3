import { periodEnd, periodStart } from "../../kernel/period.ts";
import { addDays } from "../../kernel/plain-date.ts";
import { type MessageValues, Refusal } from "../../kernel/refusal.ts";
import { emptyValue, parseCell } from "../../model/cell.ts";
import { closeFrom, openBetween, shiftPeriod } from "../../model/closed-periods.ts";
import type { FieldMeta } from "../../model/field.ts";
import { type Field, type Noun, fieldsOf } from "../../model/noun.ts";
import type { Change } from "../../model/scenario.ts";

/** Where in the scenario a refused change stands. */
export type Place = { readonly change: number; readonly op: string; readonly noun: string; readonly id: string };

type AnyRow = { readonly id: string } & Readonly<Record<string, unknown>>;
type RowChange = Exclude<Change, { op: "withdraw" }>;

const refuse = (code: string, place: Place, more: MessageValues = {}): never => {
  throw new Refusal("invalid", code, { ...place, ...more });
};

/** The row with one change made and checked against its noun. */
export function changeRow(noun: Noun, row: AnyRow, change: RowChange, place: Place): AnyRow {
  const changed = { ...row, ...changedValues(noun, row, change, place), id: row.id };
  for (const [from, to] of noun.orderedPairs) {
    const [start, end] = [textOf(changed, from), textOf(changed, to)];
    const isReversed = start !== null && end !== null && (periodStart(start) ?? "") > (periodEnd(end) ?? "9999");
    if (isReversed) refuse("scenario.period_order", place, { from, to });
  }
  const checked = noun.schema.safeParse(changed);
  if (!checked.success)
    refuse("scenario.value_invalid", place, { field: String(checked.error.issues[0]?.path[0] ?? ""), value: "" });
  return changed;
}

const textOf = (row: AnyRow, name: string): string | null => {
  const value = row[name];
  return typeof value === "string" ? value : null;
};

function changedValues(noun: Noun, row: AnyRow, change: RowChange, place: Place): Record<string, unknown> {
  switch (change.op) {
    case "close":
      if (change.to !== undefined && change.to <= change.from)
        refuse("scenario.period_order", place, { from: "from", to: "to" });
      return { closed: closeFrom(closedOf(noun, row, place), change.from, change.to ?? null) };
    case "open":
      return { closed: openBetween(closedOf(noun, row, place), change.from ?? null, change.to ?? null) };
    case "delay":
      return { ...delayed(noun, row, change, place), ...assumed(noun) };
    case "set":
      return {
        [change.field]: readValue(changeable(noun, change.field, place), change.value, place),
        ...assumed(noun, change.field),
      };
    case "season":
      return {
        starts: readValue(changeable(noun, "starts", place), change.start, place),
        ends: readValue(changeable(noun, "ends", place), change.end, place),
        ...assumed(noun),
      };
  }
}

/** What a scenario makes of a row is an assumption, where the noun says on what its rows rest. */
const assumed = (noun: Noun, field?: string): Record<string, unknown> =>
  field !== "basis" && fieldsOf(noun).some(({ name }) => name === "basis") ? { basis: "assumed" } : {};

function closedOf(noun: Noun, row: AnyRow, place: Place): string[] {
  const field = fieldsOf(noun).find(({ name }) => name === "closed");
  const closed = row["closed"];
  if (field?.meta.kind !== "periods" || !Array.isArray(closed)) return refuse("scenario.op_unsuitable", place);
  return closed.map(String);
}

/** A field that a scenario may change: it exists, and is no part of the row's identity. */
function changeable(noun: Noun, name: string, place: Place): Field {
  const field = fieldsOf(noun).find((each) => each.name === name);
  if (!field) return refuse("scenario.field_unknown", place, { field: name });
  if (isIdentity(noun, name)) return refuse("scenario.field_fixed", place, { field: name });
  return field;
}

const isIdentity = (noun: Noun, name: string): boolean => name === "id" || (noun.key?.includes(name) ?? false);

function readValue({ name, meta }: Field, value: string | number | boolean | null, place: Place): unknown {
  if (value === null && (!meta.required || emptyValue(meta) !== null)) return emptyValue(meta);
  const text = typeof value === "boolean" ? (value ? "yes" : "no") : String(value ?? "");
  const result = parseCell(text, meta);
  return "value" in result ? result.value : refuse("scenario.value_invalid", place, { field: name, value: text });
}

const movable = new Set<FieldMeta["kind"]>(["date", "period", "periods"]);

/** Moves the named field, or every date and period that isn't part of the row's identity; unknown dates stay so. */
function delayed(
  noun: Noun,
  row: AnyRow,
  change: Extract<Change, { op: "delay" }>,
  place: Place,
): Record<string, unknown> {
  const named = change.field === undefined ? null : changeable(noun, change.field, place);
  const fields = (named ? [named] : fieldsOf(noun)).filter(
    ({ name, meta }) => movable.has(meta.kind) && !isIdentity(noun, name),
  );
  if (fields.length === 0) return refuse("scenario.op_unsuitable", place);
  return Object.fromEntries(fields.map(({ name, meta }) => [name, moved(row[name], meta, change.days)]));
}

function moved(value: unknown, meta: FieldMeta, days: number): unknown {
  if (Array.isArray(value)) return value.map((period) => shiftPeriod(String(period), days));
  if (typeof value !== "string") return value;
  return meta.kind === "date" ? addDays(value, days) : shiftPeriod(value, days);
}

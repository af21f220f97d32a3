import { plainDigits } from "../../../kernel/digits.ts";
import type { FieldMeta } from "../../../model/field.ts";
import type { Field } from "../../../model/noun.ts";

/** One condition on a column in the form that the server takes: `field:test:value`. */
export type Filter = {
  readonly field: string;
  readonly test: "is" | "in" | "contains" | "at_least" | "at_most" | "empty";
  readonly value: string;
};

const joint = "~";
/** Signs that part values and filters in an address, and the one that escapes them. */
const parting = /[|~%]/g;
const tests: readonly string[] = ["is", "in", "contains", "at_least", "at_most", "empty"];
const isTest = (text: string): text is Filter["test"] => tests.includes(text);

export function readFilters(text: string | undefined): readonly Filter[] {
  return (text ?? "").split(joint).flatMap((part) => {
    const [field = "", test = "", ...rest] = part.split(":");
    return field !== "" && isTest(test) ? [{ field, test, value: rest.join(":") }] : [];
  });
}

export const filterText = ({ field, test, value }: Filter): string => `${field}:${test}:${value}`;
export const writeFilters = (filters: readonly Filter[]): string | undefined =>
  filters.map(filterText).join(joint) || undefined;

const measured = new Set<FieldMeta["kind"]>(["integer", "decimal", "money", "rate", "longitude", "latitude"]);
const ordered = new Set<FieldMeta["kind"]>([...measured, "date", "month", "month_day", "period"]);

export const isMeasured = (meta: FieldMeta): boolean => measured.has(meta.kind);

/** What a reader typed above a column; `>=` and `<=` bound numbers and dates, `?` asks for what is unknown. */
export function filterTyped({ name, meta }: Field, typed: string): Filter | null {
  const read = ordered.has(meta.kind) ? plainDigits(typed) : typed;
  const text = read.trim().replaceAll(joint, " ");
  if (text === "") return null;
  if (text === "?") return { field: name, test: "empty", value: "" };
  const bound = /^(>=|≥|>|<=|≤|<)\s*(.+)$/.exec(text);
  if (bound && ordered.has(meta.kind)) {
    return {
      field: name,
      test: bound[1]?.startsWith(">") || bound[1] === "≥" ? "at_least" : "at_most",
      value: bound[2] ?? "",
    };
  }
  const whole = measured.has(meta.kind) || meta.kind === "code" || meta.kind === "boolean";
  return { field: name, test: whole ? "is" : "contains", value: text };
}

/** The filter as it would be typed. */
export function typedFilter(filter: Filter | undefined): string {
  if (!filter) return "";
  if (filter.test === "empty") return "?";
  return `${filter.test === "at_least" ? ">=" : filter.test === "at_most" ? "<=" : ""}${filter.value}`;
}

/** Any of some values; null is the unknown. */
export const filterAny = (field: string, values: readonly (string | null)[]): Filter => ({
  field,
  test: "in",
  value: values
    .map((value) => (value ?? "").replace(parting, (sign) => encodeURIComponent(sign).replace("~", "%7E")))
    .join("|"),
});

/** The values that a filter of the test `in` lets through. */
export const valuesOf = (filter: Filter | undefined): readonly (string | null)[] =>
  filter?.test === "in" ? filter.value.split("|").map((text) => (text === "" ? null : decodeURIComponent(text))) : [];

/** Whether a filter box above a column can show the filters of it as they would be typed. */
export const isTypable = (filters: readonly Filter[]): boolean =>
  filters.length === 0 || (filters.length === 1 && filters[0]?.test !== "in");

/** The bounds of numbers and dates, either left open. */
export function filtersBetween(field: string, from: string, to: string): readonly Filter[] {
  const bound = (test: Filter["test"], value: string) =>
    value.trim() === "" ? [] : [{ field, test, value: value.trim() }];
  return [...bound("at_least", from), ...bound("at_most", to)];
}
export const isOrderedKind = ({ kind }: FieldMeta): boolean => ordered.has(kind);

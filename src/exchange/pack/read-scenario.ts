import { isPlainDate } from "../../kernel/plain-date.ts";
import { parseCell } from "../../model/cell.ts";
import type { Value } from "../../model/field.ts";
import { type Row, fieldsOf } from "../../model/noun.ts";
import { findNoun } from "../../model/nouns.ts";
import { Change, scenarioNoun } from "../../model/scenario.ts";
import type { FaultList } from "./fault.ts";
import { tellYaml } from "./read-mission.ts";
import { type YamlEntry, type YamlValue, parseYamlMap } from "./yaml-text.ts";

/** A change with the lines of its keys, so that a reference that leads nowhere can be shown. */
export type PlacedChange = {
  readonly change: Change;
  readonly file: string;
  readonly line: number;
  readonly lineOfKey: ReadonlyMap<string, number>;
};
export type ScenarioReading = { readonly row: Row | null; readonly changes: readonly PlacedChange[] };

const keys = new Set(["name", "description", "changes"]);

/** Reads one scenario file; its id is the name of the file. References are checked apart, against the mission. */
export function readScenario(id: string, file: string, text: string, faults: FaultList): ScenarioReading {
  const { entries, faults: broken } = parseYamlMap(text);
  tellYaml(broken, file, faults);
  if (broken.length > 0) return { row: null, changes: [] };
  for (const { key, line } of entries) {
    if (!keys.has(key)) faults.error("key.unknown", file, { row: line, column: key, value: key });
  }
  const values: Record<string, Value> = { id };
  for (const { name, meta } of fieldsOf(scenarioNoun)) {
    if (name === "id" || name === "changes") continue;
    const entry = entries.find((each) => each.key === name);
    const raw = entry === undefined ? "" : entry.value.kind === "scalar" ? (entry.value.text ?? "") : undefined;
    if (raw === undefined) {
      faults.error("yaml.invalid", file, { row: entry?.line ?? 1, column: name, values: { reason: "wrong_shape" } });
      continue;
    }
    const result = parseCell(raw, meta);
    if ("fault" in result)
      faults.error(result.fault, file, { row: entry?.line ?? 1, column: name, value: raw === "" ? null : raw });
    else values[name] = result.value;
  }
  const changes = readChanges(entries, file, faults);
  values["changes"] = changes.map((placed) => placed.change);
  return { row: values as Row, changes };
}

function readChanges(entries: readonly YamlEntry[], file: string, faults: FaultList): PlacedChange[] {
  const entry = entries.find((each) => each.key === "changes");
  if (entry === undefined) {
    faults.error("required.missing", file, { row: 1, column: "changes" });
    return [];
  }
  if (entry.value.kind !== "list") {
    faults.error("yaml.invalid", file, { row: entry.line, column: "changes", values: { reason: "wrong_shape" } });
    return [];
  }
  return entry.value.items.flatMap((item) => readChange(item, file, faults));
}

function readChange(item: YamlValue, file: string, faults: FaultList): PlacedChange[] {
  if (item.kind !== "map") {
    faults.error("yaml.invalid", file, { row: item.line, column: "changes", values: { reason: "wrong_shape" } });
    return [];
  }
  const lineOfKey = new Map(item.entries.map((entry) => [entry.key, entry.line]));
  const parsed = Change.safeParse(Object.fromEntries(item.entries.map((entry) => [entry.key, plain(entry.value)])));
  if (parsed.success) {
    const placed = { change: parsed.data, file, line: item.line, lineOfKey };
    checkDays(placed, faults);
    return [placed];
  }
  for (const issue of parsed.error.issues) {
    const key = issue.code === "unrecognized_keys" ? (issue.keys[0] ?? "") : String(issue.path[0] ?? "op");
    const entry = item.entries.find((each) => each.key === key);
    const value = entry?.value.kind === "scalar" ? entry.value.text : null;
    const place = { row: entry?.line ?? item.line, column: key, value };
    if (issue.code === "unrecognized_keys") faults.error("key.unknown", file, place);
    else if (key === "op")
      faults.error("change.unknown", file, { ...place, values: { what: "op", name: value ?? "" } });
    else faults.error(entry === undefined ? "required.missing" : "change.invalid", file, place);
  }
  return [];
}

const plain = (value: YamlValue): unknown =>
  value.kind === "scalar" ? value.value : value.kind === "list" ? value.items.map(plain) : null;

type Ids = (noun: string) => { readonly has: (id: string) => boolean; readonly complete: boolean };

/** Whether the noun, the record and the field that a change names are there, and whether the field takes the value. */
export function checkChange(placed: PlacedChange, ids: Ids, faults: FaultList): void {
  const { change, file, line, lineOfKey } = placed;
  const tell = (key: string, name: string): void =>
    faults.error("change.unknown", file, {
      row: lineOfKey.get(key) ?? line,
      column: key,
      value: name,
      values: { what: key, name },
    });
  const name = change.op === "season" ? "season" : change.noun;
  const noun = findNoun(name);
  if (!noun) {
    tell("noun", name);
    return;
  }
  const known = ids(name);
  if (known.complete && !known.has(change.id)) tell("id", change.id);
  const fieldName = "field" in change ? change.field : undefined;
  if (fieldName === undefined) return;
  const field = fieldsOf(noun).find((each) => each.name === fieldName && each.name !== "id");
  if (!field) {
    tell("field", fieldName);
    return;
  }
  if (change.op !== "set") return;
  const text = change.value === null ? "" : String(change.value);
  const result = parseCell(text, field.meta);
  if ("fault" in result)
    faults.error("change.invalid", file, { row: lineOfKey.get("value") ?? line, column: "value", value: text });
}

/** Days that exist, in their order. */
function checkDays({ change, file, line, lineOfKey }: PlacedChange, faults: FaultList): void {
  const days: Readonly<Record<string, unknown>> = change;
  const place = (key: string): { row: number; column: string; value: string } => ({
    row: lineOfKey.get(key) ?? line,
    column: key,
    value: String(days[key]),
  });
  for (const key of ["from", "to"]) {
    const day = days[key];
    if (typeof day === "string" && !isPlainDate(day)) faults.error("date.invalid", file, place(key));
  }
  for (const key of ["start", "end"]) {
    const day = days[key];
    if (typeof day === "string" && !isPlainDate(`2000-${day}`)) faults.error("date.invalid", file, place(key));
  }
  const { from, to } = days;
  if (typeof from === "string" && typeof to === "string" && from > to) {
    faults.error("period.order", file, { ...place("to"), values: { kind: "pair", from, column_from: "from" } });
  }
}

import { emptyValue, isList, parseCell } from "../../model/cell.ts";
import type { FieldMeta, Value } from "../../model/field.ts";
import { missionNoun } from "../../model/mission.ts";
import { type Row, fieldsOf } from "../../model/noun.ts";
import type { FaultList } from "./fault.ts";
import type { PlacedRows } from "./placed-rows.ts";
import { limitsOf } from "./read-table.ts";
import { type YamlEntry, type YamlFault, type YamlValue, parseYamlMap } from "./yaml-text.ts";

export const missionFile = "mission.yaml";
/** The only form of packs so far. */
export const packFormat = 1;

/** Lines of the keys of mission.yaml, for faults that are found later. */
export type MissionReading = { readonly table: PlacedRows; readonly lineOfKey: ReadonlyMap<string, number> };

/** Reads mission.yaml; without a usable id there is no row. */
export function readMission(text: string, faults: FaultList): MissionReading {
  const table: PlacedRows = {
    noun: missionNoun,
    file: missionFile,
    rows: [],
    lines: [],
    columns: [],
    otherIds: new Set(),
    complete: true,
    seen: 1,
  };
  const { entries, faults: broken } = parseYamlMap(text);
  tellYaml(broken, missionFile, faults);
  const lineOfKey = new Map(entries.map((entry) => [entry.key, entry.line]));
  if (broken.length > 0 || !isKnownFormat(entries, faults)) return { table, lineOfKey };
  const fields = fieldsOf(missionNoun);
  for (const { key, line } of entries) {
    if (key === "format" || fields.some((field) => field.name === key)) continue;
    faults.error("key.unknown", missionFile, { row: line, column: key, value: key });
  }
  const values: Record<string, Value> = {};
  for (const { name, meta } of fields) {
    const entry = entries.find((each) => each.key === name);
    values[name] = entry ? readValue(entry, meta, faults) : absent(name, meta, faults);
  }
  if (typeof values["id"] === "string") {
    table.rows.push(values as Row);
    table.lines.push(lineOfKey.get("id") ?? 1);
  }
  return { table, lineOfKey };
}

export function tellYaml(broken: readonly YamlFault[], file: string, faults: FaultList): void {
  for (const { line, reason, text } of broken)
    faults.error("yaml.invalid", file, { row: line, value: text, values: { reason } });
}

function isKnownFormat(entries: readonly YamlEntry[], faults: FaultList): boolean {
  const entry = entries.find((each) => each.key === "format");
  if (entry === undefined) {
    faults.error("required.missing", missionFile, { row: 1, column: "format" });
    return true;
  }
  if (entry.value.kind === "scalar" && entry.value.value === packFormat) return true;
  const found = entry.value.kind === "scalar" ? (entry.value.text ?? "") : "";
  faults.error("format.unknown", missionFile, {
    row: entry.line,
    column: "format",
    value: found,
    values: { found, known: String(packFormat) },
  });
  return false;
}

function absent(name: string, meta: FieldMeta, faults: FaultList): Value {
  if (meta.required && !isList(meta)) faults.error("required.missing", missionFile, { row: 1, column: name });
  return emptyValue(meta);
}

function readValue(entry: YamlEntry, meta: FieldMeta, faults: FaultList): Value {
  const parts = isList(meta) && entry.value.kind === "list" ? entry.value.items : [entry.value];
  const items: string[] = [];
  for (const part of parts) {
    const text = textOf(part);
    if (text === undefined) {
      faults.error("yaml.invalid", missionFile, {
        row: part.line,
        column: entry.key,
        values: { reason: "wrong_shape" },
      });
      return emptyValue(meta);
    }
    const result = parseCell(text, meta);
    if ("fault" in result) {
      faults.error(result.fault, missionFile, {
        row: part.line,
        column: entry.key,
        value: text,
        values: limitsOf(meta),
      });
      return emptyValue(meta);
    }
    if (!isList(meta)) return result.value;
    if (Array.isArray(result.value)) items.push(...result.value.map(String));
  }
  return items;
}

const textOf = (value: YamlValue): string | undefined => (value.kind === "scalar" ? (value.text ?? "") : undefined);

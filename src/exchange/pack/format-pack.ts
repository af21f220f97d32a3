import { compareText } from "../../kernel/text-order.ts";
import { formatCell, isList } from "../../model/cell.ts";
import type { FieldMeta, Value } from "../../model/field.ts";
import { type Noun, type Row, columnsOf, fieldsOf } from "../../model/noun.ts";
import { nouns } from "../../model/nouns.ts";
import { Change } from "../../model/scenario.ts";
import { csvLine } from "../csv.ts";
import { scenarioPath } from "./pack-files.ts";
import { missionFile, packFormat } from "./read-mission.ts";
import { yamlScalar, yamlString } from "./yaml-text.ts";

/**
 * The one canonical form of a pack: path to text. Rows by id in the order of UTF-8 bytes, all columns in the order of
 * the schema, LF, quotes only where they are needed; nouns without rows have no file; documents stand verbatim.
 */
export function formatPack(records: ReadonlyMap<string, readonly Row[]>): Map<string, string> {
  const files = new Map<string, string>();
  for (const noun of nouns) {
    const rows = [...(records.get(noun.name) ?? [])].sort((a, b) => compareText(a.id, b.id));
    if (rows.length === 0) continue;
    for (const [path, text] of filesOf(noun, rows)) files.set(path, text);
  }
  return files;
}

function filesOf(noun: Noun, rows: readonly Row[]): readonly (readonly [string, string])[] {
  switch (noun.file) {
    case "csv":
      return [[`${noun.plural}.csv`, [...formatTable(noun, rows)].join("")]];
    case "mission":
      return rows.map((row) => [missionFile, formatMission(noun, row)] as const);
    case "scenario":
      return rows.map((row) => [scenarioPath(row.id), formatScenario(row)] as const);
    case "document":
      return rows.map((row) => [row.id, typeof row["text"] === "string" ? row["text"] : ""] as const);
  }
}

/** The lines of a noun's CSV, header first, from rows that are in order already; for lists of any length. */
function* formatTable(noun: Noun, rows: Iterable<Row>): Generator<string> {
  const columns = columnsOf(noun);
  yield csvLine(columns.map((column) => column.name));
  for (const row of rows) yield csvLine(columns.map(({ name }) => cellText(row[name] ?? null)));
}

/** Reading drops blanks around a cell, so they are not written either. */
const cellText = (value: Value): string => formatCell(value).trim();

function formatMission(noun: Noun, row: Row): string {
  const lines = fieldsOf(noun).flatMap(({ name, meta }) => {
    const value = row[name] ?? null;
    return isUnknown(value) ? [] : [`${name}: ${yamlValue(value, meta)}\n`];
  });
  return [`format: ${packFormat}\n`, ...lines].join("");
}

const isUnknown = (value: Value): boolean => value === null || (Array.isArray(value) && value.length === 0);

function yamlValue(value: Value, meta: FieldMeta): string {
  if (isList(meta) && Array.isArray(value))
    return `[${value.map((item) => yamlString(String(item).trim())).join(", ")}]`;
  if (typeof value === "boolean") return String(value);
  if (typeof value === "number") return formatCell(value);
  return yamlString(cellText(value));
}

function formatScenario(row: Row): string {
  const { name, description, changes } = row;
  const lines = [`name: ${yamlString(String(name ?? "").trim())}\n`];
  if (typeof description === "string" && description.trim() !== "")
    lines.push(`description: ${yamlString(description.trim())}\n`);
  const list = Array.isArray(changes) ? changes.map((change) => Change.parse(change)) : [];
  lines.push(
    list.length === 0 ? "changes: []\n" : "changes:\n",
    ...list.map((change) => `  - { ${changeText(change)} }\n`),
  );
  return lines.join("");
}

const changeKeys = ["op", "noun", "id", "field", "value", "days", "from", "to", "start", "end"] as const;

/** Words of the language of changes (`op`, `noun`) stand bare; every other text is quoted. */
function changeText(change: Change): string {
  const values: Readonly<Record<string, string | number | boolean | null | undefined>> = change;
  return changeKeys
    .flatMap((key) => {
      const value = values[key];
      if (value === undefined) return [];
      const bare = (key === "op" || key === "noun") && typeof value === "string" && /^[a-z][a-z_]*$/.test(value);
      return [`${key}: ${bare ? value : yamlScalar(value)}`];
    })
    .join(", ");
}
